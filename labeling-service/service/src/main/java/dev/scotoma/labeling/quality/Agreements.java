package dev.scotoma.labeling.quality;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the crowd agrees, as the last round found.
 *
 * @param at null while no round has ended
 */
public record Agreements(@Schema(nullable = true) @Nullable Instant at, List<OfAttribute> attributes) {
    /**
     * One attribute.
     *
     * @param votes that say yes or no
     * @param tasks with such a vote
     * @param alpha Krippendorff's, nominal; null where no task has two votes, or all votes are the same
     * @param alphaLow of a 95% interval over tasks; null also where nobody disagrees
     * @param posteriors tasks by P(present) under the last fit, in twenty bins from 0 to 1
     */
    public record OfAttribute(
            String attribute,
            int votes,
            int unsure,
            int tasks,
            @Schema(nullable = true) @Nullable Double alpha,
            @Schema(nullable = true) @Nullable Double alphaLow,
            @Schema(nullable = true) @Nullable Double alphaHigh,
            List<Integer> posteriors) {}
}
