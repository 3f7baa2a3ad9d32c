package dev.scotoma.capture.depiction;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One adult whom the attacks of a participant may show, as that participant sees it.
 *
 * @param name how the participant tells them from others
 * @param expiresAt until when the link can be signed
 */
record Depiction(
        UUID id,
        UUID campaignId,
        String name,
        State state,
        Instant expiresAt,
        @Nullable Instant signedAt) {
    enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("signed")
        SIGNED,
        /** Nobody signed it in time. */
        @JsonProperty("over")
        OVER
    }
}
