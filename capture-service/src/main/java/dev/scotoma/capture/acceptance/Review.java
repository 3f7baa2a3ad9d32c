package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that waits for a ruling.
 *
 * @param spoof what the crowd says, absent until it has settled
 */
record Review(
        UUID sessionId,
        Instant openedAt,
        List<Cause> causes,
        Kind prescribedKind,
        Kind declaredKind,
        @Nullable Boolean spoof,
        List<Flag> flags) {}
