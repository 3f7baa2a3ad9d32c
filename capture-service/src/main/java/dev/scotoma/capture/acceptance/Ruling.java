package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.Truth;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * @param truth {@code undecided} excludes the session
 * @param secondOpinion whether another reviewer has to say the same before it is in force
 */
record Ruling(
        @NotNull Truth truth, @NotBlank @Size(max = 1000) String reason, boolean secondOpinion) {}
