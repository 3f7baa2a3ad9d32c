package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The sessions behind a subdomain, the latest decided first. Withdrawn ones are gone.
 *
 * @param sessions how many there are in all
 * @param errors how many of them are errors
 * @param next goes on from here when it is passed as {@code after}; absent on the last page
 */
record SessionsBehind(
        List<Behind> items,
        int sessions,
        int errors,
        @Schema(nullable = true) @Nullable String next) {

    /** The last session of a page. What it says stays true when that session is withdrawn before the next page. */
    record Place(Instant decidedAt, UUID sessionId) {
        static Place of(String text) {
            int mark = text.indexOf('_');
            try {
                return new Place(Instant.parse(text.substring(0, mark)), UUID.fromString(text.substring(mark + 1)));
            } catch (IndexOutOfBoundsException | DateTimeParseException | IllegalArgumentException unreadable) {
                throw new Problem(ProblemType.BAD_REQUEST, "The value of after is no place of this list.");
            }
        }

        String text() {
            return decidedAt + "_" + sessionId;
        }
    }

    record Behind(
            UUID sessionId,
            String truth,
            @Schema(nullable = true) @Nullable String attackType,
            @Schema(nullable = true) @Nullable String camera,
            String decision,
            double spoofScore,
            double threshold,
            boolean error,
            Instant decidedAt) {}
}
