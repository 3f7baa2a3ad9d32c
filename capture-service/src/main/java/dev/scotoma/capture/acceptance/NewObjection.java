package dev.scotoma.capture.acceptance;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record NewObjection(@NotBlank @Size(max = 1000) String words) {}
