package dev.scotoma.blindspot.discovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The sessions behind a subdomain, those opened last first, as in every list of sessions. Withdrawn ones are gone.
 *
 * @param sessions how many there are in all
 * @param errors how many of them are errors
 * @param next goes on from here when it is passed as {@code after}; absent on the last page
 */
record SessionsBehind(
        List<Behind> items,
        int sessions,
        int errors,
        @Schema(nullable = true) @Nullable UUID next) {

    record Behind(
            UUID sessionId,
            String truth,
            @Schema(nullable = true) @Nullable String attackType,
            @Schema(nullable = true) @Nullable String camera,
            String decision,
            double spoofScore,
            double threshold,
            boolean error,
            Instant openedAt) {}
}
