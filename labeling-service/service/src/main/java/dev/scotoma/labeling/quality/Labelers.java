package dev.scotoma.labeling.quality;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Those who answer, as the last round found, the most active first.
 *
 * @param at null while no round has ended
 * @param more how many are left out of the list
 */
public record Labelers(@Schema(nullable = true) @Nullable Instant at, List<OfLabeler> labelers, int more) {
    /**
     * One labeler.
     *
     * @param labeler a pseudonym
     * @param medianMs from the clip on screen to the submission, with the quartiles around it; null without a submission
     */
    public record OfLabeler(
            String labeler,
            int submissions,
            int skips,
            @Schema(nullable = true) @Nullable Double lowMs,
            @Schema(nullable = true) @Nullable Double medianMs,
            @Schema(nullable = true) @Nullable Double highMs,
            List<Confusion> confusions) {}

    /**
     * What somebody answered where all votes together say present, or absent. Sessions with one vote, and ties, are left out:
     * there is nobody to differ from.
     *
     * @param presentRight P(yes | present) by the fit, in which everybody starts as the average labeler
     * @param absentRight P(no | absent)
     */
    public record Confusion(
            String attribute,
            int presentYes,
            int presentNo,
            int absentYes,
            int absentNo,
            int unsure,
            double presentRight,
            double absentRight) {}
}
