package dev.scotoma.capture.acceptance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scotoma.capture.session.Payment;
import dev.scotoma.capture.session.SessionState;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a take, for the one who made it.
 *
 * @param fooled whether a model took this attack for genuine: yes or no, never a score; absent until it is known and for
 *     genuine sessions
 */
@RecordBuilder
record Result(
        UUID sessionId,
        UUID campaignId,
        int attempt,
        SessionState state,
        Counted counted,
        @Nullable Tip tip,
        Payment payment,
        @Nullable Boolean fooled,
        Instant openedAt,
        @Nullable Instant uploadedAt) {
    enum Counted {
        @JsonProperty("pending")
        PENDING,
        /** Inspection has passed and nothing calls for a reviewer; people look at it next. */
        @JsonProperty("checked")
        CHECKED,
        @JsonProperty("yes")
        YES,
        @JsonProperty("no")
        NO
    }
}
