package dev.scotoma.blindspot.discovery;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a blind spot since it was found, oldest first.
 *
 * @param campaigns those that collect or collected for it
 * @param largestMargin the largest that a retest may state; null while nothing may be retested
 */
record Life(
        String state,
        List<Event> events,
        List<Campaign> campaigns,
        List<Retest> retests,
        @Schema(nullable = true) @Nullable Double largestMargin) {

    /**
     * One event.
     *
     * @param by who did it; null where nobody did, because campaigns open and close by time
     */
    record Event(
            String state,
            String reason,
            @Schema(nullable = true) @Nullable UUID campaignId,
            @Schema(nullable = true) @Nullable UUID by,
            Instant at) {}

    /**
     * A campaign that collects for the blind spot.
     *
     * @param state scheduled, open or closed
     */
    record Campaign(UUID id, String name, String state, Instant opensAt, Instant closesAt) {}

    /**
     * A later iteration held against the blind spot, on people who recorded nothing before it was found.
     *
     * @param margin the excess from which on it would still be called a blind spot, stated before the figures were read
     * @param baseline the rate of the sessions outside, weighted so that each stratum counts as it does inside; null
     *     where a stratum has none
     * @param errors those inside
     * @param rate when nobody counts for more than √n of the n sessions of a side, like everything that follows from it
     * @param excess the rate less the baseline, with its 95% interval
     * @param bound the upper bound of the excess at {@code tail}, which is held against the margin. All retests of a
     *     blind spot share an error of 2.5%, of which this one spends its tail, so that asking often enough closes
     *     nothing
     * @param verdict below_margin, not_below_margin or too_few
     */
    @RecordBuilder
    record Retest(
            UUID id,
            UUID iterationId,
            String name,
            int iteration,
            double margin,
            Side inside,
            Side outside,
            int errors,
            double rate,
            double rateLow,
            double rateHigh,
            @Schema(nullable = true) @Nullable Double baseline,
            @Schema(nullable = true) @Nullable Double baselineLow,
            @Schema(nullable = true) @Nullable Double baselineHigh,
            @Schema(nullable = true) @Nullable Double excess,
            @Schema(nullable = true) @Nullable Double low,
            @Schema(nullable = true) @Nullable Double high,
            double tail,
            @Schema(nullable = true) @Nullable Double bound,
            String verdict,
            Instant at) {}

    /**
     * The sessions inside or outside.
     *
     * @param participants clusters: a participant with the people their attacks depict
     */
    record Side(int sessions, int participants, double effectiveParticipants) {}
}
