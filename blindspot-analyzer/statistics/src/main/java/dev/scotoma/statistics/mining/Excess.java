package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * By how much the rate of the rows with a condition exceeds that of the others, with an interval. It answers whether an
 * excess is still as large as it was.
 *
 * <p>On either side nobody counts for more than √n of the n rows. The rows outside are weighted so that each stratum
 * counts among them as it does inside. The interval is MOVER's
 * (Zou and Donner, Stat. Med. 27, 2008; Newcombe's hybrid of score intervals, Stat. Med. 17, 1998) over two clustered
 * Wilson intervals ({@link RateInterval}). It keeps its width where no error is seen at all. A person who has rows on
 * both sides usually has more errors on both or on neither, which narrows the difference. This is not made use of, so
 * the interval errs to the wide side there.
 *
 * @param inside the raw tally of the rows with the condition
 * @param capped the same when nobody counts for more than √n of the n rows; what is compared
 * @param rate the 95% interval of the capped rate
 * @param outside the raw tally of the others
 * @param baseline what the rows inside are held against; empty when a stratum has no row outside
 */
public record Excess(Tally inside, Tally capped, Interval rate, Tally outside, Optional<Against> baseline) {
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
        return baseline.map(against -> capped.rate() - against.rate());
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
        IntPredicate within = row -> codes[row] == code;
        Tally inside = CappedTally.of(rows, within, Double.POSITIVE_INFINITY);
        Tally outside = CappedTally.of(rows, within.negate(), Double.POSITIVE_INFINITY);
        double cap = CappedTally.cap(inside.rows());
        Tally capped = CappedTally.of(rows, within, cap);
        Spread spread = spread(rows);
        Interval rate = RateInterval.of(capped, spread);
        double[] counts = CappedTally.byStratum(rows, within, cap);
        // Rows in strata that have none inside count for nothing.
        IntPredicate held = within.negate().and(row -> counts[rows.stratum(row)] > 0);
        double others = CappedTally.cap(
                (double) IntStream.range(0, rows.rows()).filter(held).count());
        double[] countsOutside = CappedTally.byStratum(rows, held, others);
        for (int stratum = 0; stratum < rows.strata(); stratum++) {
            if (counts[stratum] > 0 && countsOutside[stratum] == 0) {
                return Optional.of(new Excess(inside, capped, rate, outside, Optional.empty()));
            }
        }
        Tally weighted = CappedTally.of(rows, held, others, weights(counts, countsOutside));
        Interval base = RateInterval.of(weighted, spread);
        double bound = difference(
                        capped.rate(),
                        RateInterval.of(capped, spread, tail),
                        weighted.rate(),
                        RateInterval.of(weighted, spread, tail))
                .high();
        return Optional.of(new Excess(
                inside,
                capped,
                rate,
                outside,
                Optional.of(new Against(
                        weighted.rate(),
                        base,
                        weighted.effectiveClusters(),
                        difference(capped.rate(), rate, weighted.rate(), base),
                        bound))));
    }

    /** By stratum, so that each counts outside as it does inside; all weights sum to the number of rows outside. */
    private static double[] weights(double[] inside, double[] outside) {
        double all = Arrays.stream(outside).sum() / Arrays.stream(inside).sum();
        double[] weights = new double[inside.length];
        for (int stratum = 0; stratum < weights.length; stratum++) {
            weights[stratum] = inside[stratum] == 0 ? 0 : inside[stratum] * all / outside[stratum];
        }
        return weights;
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
}
