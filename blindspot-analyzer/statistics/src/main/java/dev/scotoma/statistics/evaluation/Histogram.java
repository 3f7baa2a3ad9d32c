package dev.scotoma.statistics.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often scores within [0, 1] fall into each of equally wide bins; the last one holds 1 too.
 *
 * @param species null for the genuine presentations
 */
public record Histogram(@Nullable String species, List<Integer> counts) {

    /** The histogram of the genuine presentations, then those of the species in their order. */
    public static List<Histogram> of(Presentations presentations, int bins) {
        int species = presentations.species().size();
        int[][] counts = new int[species + 1][bins];
        for (int row = 0; row < presentations.scores.length; row++) {
            int bin = Math.clamp((long) (presentations.scores[row] * bins), 0, bins - 1);
            counts[presentations.kinds[row] + 1][bin]++;
        }
        List<Histogram> histograms = new ArrayList<>();
        for (int kind = -1; kind < species; kind++) {
            List<Integer> row = new ArrayList<>();
            for (int count : counts[kind + 1]) {
                row.add(count);
            }
            histograms.add(
                    new Histogram(kind < 0 ? null : presentations.species().get(kind), List.copyOf(row)));
        }
        return histograms;
    }
}
