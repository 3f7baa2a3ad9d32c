package dev.scotoma.statistics.mining;

import java.util.Arrays;

/** The weighted rows of each stratum and the weighted sum of their outcomes: all that the fit reads of the data. */
final class LogitTotals {
    final double[] counts;
    final double[] sums;

    private LogitTotals(int strata) {
        counts = new double[strata];
        sums = new double[strata];
    }

    static LogitTotals of(Observations rows, Partition parts, double[] weights) {
        var totals = new LogitTotals(parts.count());
        for (int row = 0; row < rows.rows(); row++) {
            int stratum = parts.ofRow[row];
            double weight = weights[rows.clusters()[row]];
            totals.counts[stratum] += weight;
            totals.sums[stratum] += weight * rows.outcomes()[row];
        }
        return totals;
    }

    double rate() {
        return Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
    }
}
