package dev.scotoma.labeling.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A reviewer's word on one contested attribute.
 *
 * @param secondOpinion whether another reviewer has to say the same before it is in force
 */
public record Ruling(
        @NotBlank String attribute,
        @NotNull Boolean present,
        @NotBlank @Size(max = 1000) String reason,
        boolean secondOpinion) {}
