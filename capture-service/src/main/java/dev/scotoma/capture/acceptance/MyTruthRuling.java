package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.SessionState;
import dev.scotoma.capture.session.Truth;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ruling of one's own on the truth of a session.
 *
 * @param opinion whether it waited, or waits, for another reviewer to say the same
 * @param inForce what holds now; absent while nothing is decided
 * @param canTakeBack whether the minutes for that last, and nobody has ruled since
 */
record MyTruthRuling(
        UUID sessionId,
        Truth truth,
        String reason,
        Instant ruledAt,
        boolean opinion,
        SessionState state,
        @Nullable Truth inForce,
        boolean canTakeBack) {}
