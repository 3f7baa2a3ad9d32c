package dev.scotoma.capture.depiction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Asks for a link.
 *
 * @param name how the recorder tells this person from others, in their own words
 * @param recorderName by what the person knows the recorder, so that the link can say whom it is from
 */
record NewDepiction(
        @NotNull UUID campaignId,
        @NotBlank @Size(max = 80) String name,
        @NotBlank @Size(max = 80) String recorderName) {}
