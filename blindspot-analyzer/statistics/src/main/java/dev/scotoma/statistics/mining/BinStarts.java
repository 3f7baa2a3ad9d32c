package dev.scotoma.statistics.mining;

import java.util.TreeSet;

/**
 * Where the bins of numbers begin: each number that a tenth of the rows or more have is a bin of its own, and what lies
 * between such numbers is divided into bins of about a tenth of the rows each.
 */
public final class BinStarts {
    private static final int BINS = 10;

    private final double[] sorted;
    private final TreeSet<Double> starts = new TreeSet<>();

    private BinStarts(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The starts of all bins but the first, ascending.
     *
     * @param sorted the numbers of the rows that have one, at least one, ascending
     */
    public static double[] of(double[] sorted) {
        return new BinStarts(sorted).all();
    }

    private double[] all() {
        int between = 0;
        for (int first = 0; first < sorted.length; ) {
            int next = after(first);
            if ((long) BINS * (next - first) >= sorted.length) {
                divide(between, first);
                starts.add(sorted[first]);
                between = next;
            }
            first = next;
        }
        divide(between, sorted.length);
        starts.remove(sorted[0]);
        return starts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private int after(int first) {
        int next = first + 1;
        while (next < sorted.length && sorted[next] == sorted[first]) {
            next++;
        }
        return next;
    }

    private void divide(int from, int to) {
        int bins = (int) Math.max(1, Math.round((double) BINS * (to - from) / sorted.length));
        for (int bin = 0; bin < bins && to > from; bin++) {
            starts.add(sorted[from + (int) ((long) bin * (to - from) / bins)]);
        }
    }
}
