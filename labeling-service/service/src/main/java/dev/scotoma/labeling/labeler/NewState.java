package dev.scotoma.labeling.labeler;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What somebody of the team says about a labeler.
 *
 * @param reason told to the labeler
 * @param withheld with a ban because of fraud: nothing that they answered is owed; otherwise it stays owed
 */
record NewState(
        @NotNull LabelerState state,
        @NotBlank @Size(max = 1000) String reason,
        boolean withheld) {}
