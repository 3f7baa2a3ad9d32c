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
 * @param stage what it waits for
 * @param until when its time to be sent is over, while it is not sent
 * @param reward what it earns; absent where the campaign pays nothing
 * @param objection what its participant has said against it, and the answer
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
        Stage stage,
        @Nullable Instant until,
        @Nullable Tip tip,
        Payment payment,
        @Nullable Reward reward,
        @Nullable Boolean fooled,
        @Nullable Objection objection,
        Instant openedAt,
        @Nullable Instant uploadedAt) {
    /**
     * @param sure whether it is paid as the rule has it; not where the campaign's promise may be used up by other takes
     * @param paidBy when it is paid at the latest, decided or not; absent where a reviewer has to decide first, or nothing is due
     */
    record Reward(
            int minor,
            String currency,
            boolean sure,
            @Nullable Instant paidBy) {}

    enum Stage {
        @JsonProperty("sending")
        SENDING,
        /** For a program that looks whether it can be used. */
        @JsonProperty("check")
        CHECK,
        /** For the crowd. */
        @JsonProperty("people")
        PEOPLE,
        /** For one of the people who run the campaign. */
        @JsonProperty("review")
        REVIEW,
        @JsonProperty("decided")
        DECIDED
    }

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
