package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * By how much the rate of the rows with a condition exceeds that of the others, with an interval. It answers whether an
 * excess is still as large as it was.
 *
 * <p>The rows outside are weighted so that each stratum counts among them as it does inside. The interval is MOVER's
 * (Zou and Donner, Stat. Med. 27, 2008; Newcombe's hybrid of score intervals, Stat. Med. 17, 1998) over two clustered
 * Wilson intervals ({@link RateInterval}). It keeps its width where no error is seen at all. A person who has rows on
 * both sides usually has more errors on both or on neither, which narrows the difference. This is not made use of, so
 * the interval errs to the wide side there.
 *
 * @param inside the tally of the rows with the condition
 * @param rate the 95% interval of their rate
 * @param outside the tally of the others, unweighted
 * @param baseline what the rows inside are held against; empty when a stratum has no row outside
 */
public record Excess(Tally inside, Interval rate, Tally outside, Optional<Against> baseline) {
    /**
     * The weighted rows outside, and the difference from them.
     *
     * @param rate the rate of the weighted rows outside
     * @param interval the 95% interval of that rate
     * @param effective how many effective clusters the weighted rows are of
     * @param excess the 95% interval of the difference
     * @param bound the upper bound of the difference at the tail that was asked for
     */
    public record Against(double rate, Interval interval, double effective, Interval excess, double bound) {}

    /** The difference of the rates; empty without a baseline. */
    public Optional<Double> excess() {
        return baseline.map(against -> inside.rate() - against.rate());
    }

    /**
     * Compares the rows that have a condition with those that have not.
     *
     * @param tail the probability above the bound, below one half
     * @return empty when no row has the condition
     */
    public static Optional<Excess> of(Observations rows, Condition about, double tail) {
        var axis = rows.axes().stream()
                .filter(each -> each.name().equals(about.axis()))
                .findFirst();
        if (axis.isEmpty() || !axis.get().values().contains(about.value())) {
            return Optional.empty();
        }
        short[] codes = rows.codes(rows.axes().indexOf(axis.get()));
        int code = axis.get().values().indexOf(about.value());
        int[][] counts = new int[2][rows.strata()];
        for (int row = 0; row < rows.rows(); row++) {
            counts[codes[row] == code ? 1 : 0][rows.stratum(row)]++;
        }
        double[] once = new double[rows.strata()];
        Arrays.fill(once, 1);
        Tally inside = tally(rows, codes, code, true, once);
        Tally outside = tally(rows, codes, code, false, once);
        Spread spread = spread(rows);
        Interval rate = RateInterval.of(inside, spread);
        for (int stratum = 0; stratum < rows.strata(); stratum++) {
            if (counts[1][stratum] > 0 && counts[0][stratum] == 0) {
                return Optional.of(new Excess(inside, rate, outside, Optional.empty()));
            }
        }
        double[] weights = new double[rows.strata()];
        // Rows in strata that have none inside weigh nothing; the weights of the others sum to the number of rows that
        // have one.
        int weighed = 0;
        for (int stratum = 0; stratum < rows.strata(); stratum++) {
            weighed += counts[1][stratum] > 0 ? counts[0][stratum] : 0;
        }
        for (int stratum = 0; stratum < rows.strata(); stratum++) {
            weights[stratum] = counts[1][stratum] == 0
                    ? 0
                    : (double) counts[1][stratum] / inside.rows() * weighed / counts[0][stratum];
        }
        Tally weighted = tally(rows, codes, code, false, weights);
        Interval base = RateInterval.of(weighted, spread);
        double bound = difference(
                        inside.rate(),
                        RateInterval.of(inside, spread, tail),
                        weighted.rate(),
                        RateInterval.of(weighted, spread, tail))
                .high();
        return Optional.of(new Excess(
                inside,
                rate,
                outside,
                Optional.of(new Against(
                        weighted.rate(),
                        base,
                        weighted.effectiveClusters(),
                        difference(inside.rate(), rate, weighted.rate(), base),
                        bound))));
    }

    /**
     * The interval of a difference of two rates, by MOVER: each limit is as far from the difference as the limits of
     * the two rates together reach.
     */
    private static Interval difference(double one, Interval ofOne, double other, Interval ofOther) {
        return new Interval(
                one - other - Math.hypot(one - ofOne.low(), ofOther.high() - other),
                one - other + Math.hypot(ofOne.high() - one, other - ofOther.low()));
    }

    /**
     * The correlation of two rows of one person. Where the outcome does not vary nothing shows how alike a person's
     * rows are; it is then taken as 1, so that each person counts once.
     */
    private static Spread spread(Observations rows) {
        Tally all = new Counters(rows).all();
        return all.sum() == 0 || all.sum() == all.rows() ? new Spread(1, 1) : Spread.of(all, rows.outcomes());
    }

    private static Tally tally(Observations rows, short[] codes, int code, boolean inside, double[] weights) {
        int n = 0;
        double sum = 0;
        int clusters = 0;
        double squares = 0;
        double products = 0;
        double sumSquares = 0;
        for (int row = 0; row < rows.rows(); ) {
            int cluster = rows.clusters()[row];
            double size = 0;
            double errors = 0;
            for (; row < rows.rows() && rows.clusters()[row] == cluster; row++) {
                double weight = (codes[row] == code) == inside ? weights[rows.stratum(row)] : 0;
                n += weight > 0 ? 1 : 0;
                size += weight;
                errors += weight * rows.outcomes()[row];
            }
            clusters += size > 0 ? 1 : 0;
            sum += errors;
            squares += size * size;
            products += errors * size;
            sumSquares += errors * errors;
        }
        return new Tally(n, sum, clusters, squares, products, sumSquares);
    }
}
