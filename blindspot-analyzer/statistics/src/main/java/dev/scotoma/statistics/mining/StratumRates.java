package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.List;

/**
 * What is expected of rows before anything is found: the rate of each row's stratum. Where all rows are of one stratum
 * that is the base rate. Where they are of several, a set of rows stands out only against its own mix of strata, so a
 * stratum that is harder than the others is no finding.
 */
final class StratumRates {
    private final Observations rows;
    private final Postings postings;
    private final double[] rates;

    StratumRates(Observations rows) {
        this.rows = rows;
        // With one stratum no rows have to be looked at.
        postings = rows.strata() == 1 ? new Postings(Observations.of().build()) : new Postings(rows);
        rates = new double[rows.strata()];
        int[] counts = new int[rates.length];
        for (int row = 0; row < rows.rows(); row++) {
            rates[rows.stratum(row)] += rows.outcomes()[row];
            counts[rows.stratum(row)]++;
        }
        for (int stratum = 0; stratum < rates.length; stratum++) {
            rates[stratum] /= Math.max(1, counts[stratum]);
        }
    }

    boolean pooled() {
        return rates.length == 1;
    }

    /** The mean rate expected in a cell. */
    double expected(Cell cell) {
        return pooled() ? rates[0] : expected(cell.rows(postings), cell.tally().rows());
    }

    /**
     * The mean rate expected in a set of rows.
     *
     * @param of the rows, a bit each
     * @param size how many they are
     */
    double expected(long[] of, int size) {
        double sum = 0;
        for (int word = 0; word < of.length; word++) {
            for (long left = of[word]; left != 0; left &= left - 1) {
                sum += rates[rows.stratum((word << 6) + Long.numberOfTrailingZeros(left))];
            }
        }
        return sum / size;
    }

    /**
     * The rows of each stratum but the largest, a bit each. Beside an intercept these are the columns that a {@link
     * LogitFit} needs to give every stratum a rate of its own.
     */
    static List<long[]> columns(Observations rows) {
        if (rows.strata() == 1) {
            return List.of();
        }
        int[] counts = new int[rows.strata()];
        long[][] bits = new long[rows.strata()][(rows.rows() + 63) >> 6];
        int largest = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int stratum = rows.stratum(row);
            bits[stratum][row >> 6] |= 1L << row;
            largest = ++counts[stratum] > counts[largest] ? stratum : largest;
        }
        List<long[]> columns = new ArrayList<>(List.of(bits));
        columns.remove(largest);
        return columns;
    }
}
