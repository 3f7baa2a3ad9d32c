package dev.scotoma.labeling.gold;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clip to look at without knowing what anybody else said of it.
 *
 * @param goldId of a proposal that waits for a second reviewer; absent of a clip that may be proposed
 * @param since when it was proposed; absent of a clip that may be
 */
record Blind(
        UUID taskId,
        UUID sessionId,
        @Nullable UUID goldId,
        @Nullable Instant since) {}
