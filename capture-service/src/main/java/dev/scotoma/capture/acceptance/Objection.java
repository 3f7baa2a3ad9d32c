package dev.scotoma.capture.acceptance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a participant says against what became of a take.
 *
 * @param answer what a reviewer says to it, for the participant to read
 */
record Objection(
        UUID sessionId,
        String words,
        Instant raisedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {
    boolean answered() {
        return answeredAt != null;
    }
}
