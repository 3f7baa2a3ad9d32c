package dev.scotoma.blindspot.evaluation;

import dev.scotoma.statistics.evaluation.Histogram;
import dev.scotoma.statistics.evaluation.Presentations;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Histogram} as it goes over HTTP. */
@Schema(name = "Histogram")
public record SpeciesHistogram(
        @Schema(nullable = true) @Nullable String species, List<Integer> counts) {
    /** The histogram of the genuine presentations, then those of the species in their order. */
    public static List<SpeciesHistogram> of(Presentations presentations, int bins) {
        return Histogram.of(presentations, bins).stream()
                .map(histogram -> new SpeciesHistogram(histogram.species(), histogram.counts()))
                .toList();
    }
}
