package dev.scotoma.capture.depiction;

import dev.scotoma.capture.participant.Redemption;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody agrees to be shown.
 *
 * @param consent the same answers that whoever records gives
 * @param returnCode of somebody who took part before, so that one face stays one person here
 * @param handedOver whether another person has the device than the one who is signed in on it
 */
record Signature(
        @Valid @NotNull Redemption consent,
        @Nullable @Size(max = 200) String returnCode,
        boolean handedOver) {
    /** As it is sent: a browser leaves out what does not apply. */
    Signature {
        returnCode = returnCode == null || returnCode.isBlank() ? null : returnCode;
    }
}
