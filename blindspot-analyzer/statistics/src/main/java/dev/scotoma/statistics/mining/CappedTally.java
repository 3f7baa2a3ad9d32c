package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Tallies in which nobody counts for more rows than a cap. */
final class CappedTally {
    private CappedTally() {}

    /** So many rows at most does a participant count for among n. */
    static double cap(double n) {
        return Math.sqrt(n);
    }

    /** The tally of some rows, each of which counts once where nobody has more than the cap. */
    static Tally of(Observations rows, IntPredicate counted, double cap) {
        double[] once = new double[rows.strata()];
        Arrays.fill(once, 1);
        return of(rows, counted, cap, once);
    }

    /**
     * The same with a weight for the rows of each stratum. The number of rows is the sum of all weights, rounded; the
     * rate is exact.
     */
    static Tally of(Observations rows, IntPredicate counted, double cap, double[] weights) {
        double n = 0;
        double sum = 0;
        int clusters = 0;
        double squares = 0;
        double products = 0;
        double sumSquares = 0;
        for (int row = 0; row < rows.rows(); ) {
            int cluster = rows.clusters()[row];
            int held = 0;
            double size = 0;
            double errors = 0;
            for (; row < rows.rows() && rows.clusters()[row] == cluster; row++) {
                if (counted.test(row)) {
                    double weight = weights[rows.stratum(row)];
                    held++;
                    size += weight;
                    errors += weight * rows.outcomes()[row];
                }
            }
            if (size > 0) {
                double weight = Math.min(1, cap / held);
                clusters++;
                n += weight * size;
                sum += weight * errors;
                squares += weight * size * weight * size;
                products += weight * errors * weight * size;
                sumSquares += weight * errors * weight * errors;
            }
        }
        int rounded = (int) Math.round(n);
        double scale = n == 0 ? 0 : rounded / n;
        return new Tally(
                rounded,
                // Where all of them are errors the rate is 1, and no rounding makes it more.
                Math.min(rounded, sum * scale),
                clusters,
                squares * scale * scale,
                products * scale * scale,
                sumSquares * scale * scale);
    }

    /** By stratum, how many rows there are when nobody counts for more than the cap over all strata. */
    static double[] byStratum(Observations rows, IntPredicate counted, double cap) {
        double[] counts = new double[rows.strata()];
        for (int first = 0; first < rows.rows(); ) {
            int next = first;
            int held = 0;
            for (; next < rows.rows() && rows.clusters()[next] == rows.clusters()[first]; next++) {
                held += counted.test(next) ? 1 : 0;
            }
            for (int row = first; row < next; row++) {
                counts[rows.stratum(row)] += counted.test(row) ? Math.min(1, cap / held) : 0;
            }
            first = next;
        }
        return counts;
    }
}
