package dev.scotoma.capture.upload;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record Completion(@NotNull @Size(min = 1, max = 10_000) List<@Valid @NotNull SentPart> parts) {}
