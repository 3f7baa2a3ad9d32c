package dev.scotoma.labeling.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ruling of one's own.
 *
 * @param opinion whether it waited, or waits, for another reviewer to say the same
 * @param inForce what holds now: null while nobody has ruled or decided; something else where another reviewer ruled later
 * @param canTakeBack whether the minutes for that last
 */
public record MyRuling(
        UUID taskId,
        UUID sessionId,
        String attribute,
        boolean present,
        String reason,
        Instant ruledAt,
        boolean opinion,
        @Nullable Boolean inForce,
        boolean canTakeBack) {}
