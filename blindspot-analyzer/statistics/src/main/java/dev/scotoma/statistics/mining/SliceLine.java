package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the slices that SliceLine ranks first (Sagadeeva and Boehm, SIGMOD 2021), for those who compare. They are the K
 * conjunctions with the highest score α(ē_S/ē − 1) − (1 − α)(n/|S| − 1), among those that have the minimum support and
 * a score above 0. All conjunctions are counted, so the ranking is exact. SliceLine knows no clusters, and its score
 * says nothing of chance.
 */
public final class SliceLine {
    private SliceLine() {}

    public record Slice(List<Condition> conditions, Tally tally, double score) {}

    /**
     * Ranks all conjunctions of up to {@code order} conditions, and answers the first {@code k}.
     *
     * @param alpha the weight of the error against the size, in (0, 1]
     * @throws IllegalArgumentException when alpha is outside, or the axes have too many values to be counted
     */
    public static List<Slice> top(Observations rows, int order, int minSupport, double alpha, int k) {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("SliceLine's alpha " + alpha + " is not above 0 and at most 1");
        }
        var counters = new Counters(rows);
        Tally all = counters.all();
        List<Slice> slices = new ArrayList<>();
        if (all.rows() == 0 || all.sum() == 0) {
            return slices;
        }
        counters.upTo(order, minSupport, cell -> {
            Tally tally = cell.tally();
            double score = score(tally, all, alpha);
            if (tally.rows() >= minSupport && tally.sum() > 0 && score > 0) {
                slices.add(new Slice(cell.conditions(rows), tally, score));
            }
        });
        slices.sort(Comparator.comparingDouble(Slice::score)
                .reversed()
                .thenComparing(
                        Comparator.comparingInt((Slice slice) -> slice.tally().rows())
                                .reversed()));
        return List.copyOf(slices.subList(0, Math.min(k, slices.size())));
    }

    static double score(Tally slice, Tally all, double alpha) {
        return alpha * (slice.rate() / all.rate() - 1) - (1 - alpha) * ((double) all.rows() / slice.rows() - 1);
    }
}
