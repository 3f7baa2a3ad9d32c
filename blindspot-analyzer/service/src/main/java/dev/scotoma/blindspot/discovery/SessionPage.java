package dev.scotoma.blindspot.discovery;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of sessions, those that were opened last first.
 *
 * @param iteration whose decisions are shown; null where none is registered
 * @param next goes on from here when it is passed as {@code after}; null on the last page
 * @param previous goes back from here when it is passed as {@code before}; null on the first page
 */
record SessionPage(
        List<Listed> items,
        @Schema(nullable = true) @Nullable DecidedBy iteration,
        @Schema(nullable = true) @Nullable UUID next,
        @Schema(nullable = true) @Nullable UUID previous) {

    record DecidedBy(UUID id, String name, int iteration, double threshold) {}

    /**
     * A session in the list.
     *
     * @param truth null until it is decided; then {@code prescribed} is all there is
     * @param decision null where the iteration has not scored the present pack
     * @param right whether the decision is the truth; null where one of the two is missing
     * @param wavering whether the decision changes between frames, or when a frame is slightly changed
     * @param conditions what is known of the usual axes, by axis
     * @param pictured whether its portrait is made; null where there can be none
     */
    @RecordBuilder
    record Listed(
            UUID sessionId,
            UUID campaignId,
            String campaign,
            String state,
            String prescribed,
            @Schema(nullable = true) @Nullable String truth,
            @Schema(nullable = true) @Nullable String attackType,
            @Schema(nullable = true) @Nullable String decision,
            @Schema(nullable = true) @Nullable Double spoofScore,
            @Schema(nullable = true) @Nullable Boolean right,
            boolean wavering,
            Map<String, String> conditions,
            @Schema(nullable = true) @Nullable Boolean pictured,
            Instant openedAt) {}

    /** The sessions before and after one in a list, and whose decisions the list shows. */
    record Neighbours(
            @Schema(nullable = true) @Nullable DecidedBy iteration,
            @Schema(nullable = true) @Nullable UUID newer,
            @Schema(nullable = true) @Nullable UUID older) {}
}
