package dev.scotoma.blindspot.evaluation;

import dev.scotoma.statistics.evaluation.DetPoint;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An iteration judged at its frozen threshold.
 *
 * @param attempts first or retries
 * @param sessions how many judge it, with a response or not
 * @param participants whom they were drawn by; people joined by whom an attack depicts count as one
 * @param changing the sessions whose decision changes between frames, of those with two scored frames or more
 * @param eerThreshold where the frozen threshold would lie if it were chosen on these sessions; absent where a kind is
 *     missing
 * @param draws how many the bootstrap made
 */
@RecordBuilder
record Evaluation(
        Judge iteration,
        @Schema(nullable = true) @Nullable String split,
        String attempts,
        int sessions,
        int participants,
        int genuineNoResponse,
        int attackNoResponse,
        List<LeftOut> leftOut,
        List<Rate> rates,
        List<Rate> species,
        Rate changing,
        @Schema(nullable = true) @Nullable Double eerThreshold,
        List<DetPoint> det,
        List<SpeciesHistogram> histograms,
        int draws) {

    /** The iteration as its pages name it. */
    record Judge(UUID id, String name, int iteration, double threshold) {}

    /**
     * Sessions that are left out for one reason.
     *
     * @param reason not_decided, rejected, in_training or not_scored
     */
    record LeftOut(String reason, int sessions) {}
}
