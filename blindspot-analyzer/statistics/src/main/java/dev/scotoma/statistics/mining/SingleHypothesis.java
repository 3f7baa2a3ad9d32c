package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One hypothesis that was named before its rows were recorded: the outcome is more frequent in them than all the rows
 * let expect. It is tested as {@link Miner} tests a candidate when nothing is reported yet ({@link ScoreStatistic}).
 * One hypothesis needs no adjustment.
 *
 * @param tally the raw counts of the rows that it is about
 * @param interval the 95% interval of their rate
 * @param expected the rate that the strata of these rows have over all rows; the base rate where there is one stratum
 * @param p one-sided; empty when the rows are of fewer than {@link Settings#MIN_EFFECTIVE} effective clusters, with
 *     none counting for more than √n of the n rows
 */
public record SingleHypothesis(Tally tally, Interval interval, double expected, OptionalDouble p) {

    /**
     * Tests whether the rows that have a condition have a higher rate than all rows let expect.
     *
     * @return empty when no row has the condition
     */
    public static Optional<SingleHypothesis> of(Observations rows, Condition about) {
        var axis = rows.axes().stream()
                .filter(each -> each.name().equals(about.axis()))
                .findFirst();
        if (axis.isEmpty() || !axis.get().values().contains(about.value())) {
            return Optional.empty();
        }
        int place = rows.axes().indexOf(axis.get());
        int code = axis.get().values().indexOf(about.value());
        long[] candidate = new Postings(rows).of(place, code);
        Tally tally = tally(rows, place, code);
        Spread spread = Spread.of(new Counters(rows).all(), rows.outcomes());
        OptionalDouble p = effective(rows, candidate, tally.rows()) < Settings.MIN_EFFECTIVE
                ? OptionalDouble.empty()
                : OptionalDouble.of(new ScoreStatistic(rows, List.of())
                        .of(candidate, tally.rows())
                        .p());
        return Optional.of(new SingleHypothesis(
                tally, RateInterval.of(tally, spread), new StratumRates(rows).expected(candidate, tally.rows()), p));
    }

    private static Tally tally(Observations rows, int axis, int code) {
        Tally[] found = new Tally[1];
        new Counters(rows).count(new int[] {axis}, cell -> {
            if (cell.code(0) == code) {
                found[0] = cell.tally();
            }
        });
        return found[0];
    }

    /** The effective clusters of the candidate, each weighted as {@link ScoreStatistic} weighs it. */
    private static double effective(Observations rows, long[] candidate, int n) {
        double cap = Math.sqrt(n);
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows.rows(); ) {
            int cluster = rows.clusters()[row];
            int size = 0;
            for (; row < rows.rows() && rows.clusters()[row] == cluster; row++) {
                size += Bits.holds(candidate, row) ? 1 : 0;
            }
            double counted = Math.min(size, cap);
            sum += counted;
            squares += counted * counted;
        }
        return sum * sum / squares;
    }
}
