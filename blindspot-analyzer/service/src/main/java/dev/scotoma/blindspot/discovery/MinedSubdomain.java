package dev.scotoma.blindspot.discovery;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subdomain as its mining run stored it.
 *
 * @param verdict found, safer, explained, not_shown or too_few
 * @param low of the 95% interval, like high of the rate, or of the capped rate of a reported one
 * @param expected the rate that its sessions would have if all of each stratum (see the run's baseline) failed alike
 * @param difference the rate, the capped one of a reported subdomain, less the expected one
 * @param beside what it is beside everything else that is reported; null unless it is reported
 * @param adjustedP null when the subdomain was not tested
 * @param blindSpotId null unless the subdomain was found
 * @param state that of the blind spot, null unless the subdomain was found
 */
@RecordBuilder
record MinedSubdomain(
        int rank,
        List<Asked> conditions,
        String verdict,
        int sessions,
        int participants,
        double effectiveParticipants,
        int errors,
        double rate,
        double low,
        double high,
        double expected,
        double difference,
        @Schema(nullable = true) @Nullable Double adjustedP,
        @Schema(nullable = true) @Nullable UUID blindSpotId,
        @Schema(nullable = true) @Nullable String state,
        @Schema(nullable = true) @Nullable Beside beside) {

    /**
     * A reported subdomain beside the others that are reported.
     *
     * @param cappedSessions its sessions when nobody counts for more than √n of n, as in the test
     * @param cappedRate their rate, so weighted
     * @param expected the rate that the others and the strata let expect of these sessions
     * @param oddsRatio by which it multiplies the odds of the outcome, given the others
     * @param oddsHigh null where there is no upper limit
     * @param heaviestSessions those of the participant who has most
     * @param rateWithoutHeaviest the rate of all the others
     */
    record Beside(
            double cappedSessions,
            double cappedRate,
            double expected,
            double oddsRatio,
            double oddsLow,
            @Schema(nullable = true) @Nullable Double oddsHigh,
            int heaviestSessions,
            double rateWithoutHeaviest) {}
}
