package dev.scotoma.capture.acceptance;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a reviewer found that a reported recording may be shown. */
record QuarantineEnd(@NotBlank @Size(max = 1000) String reason) {}
