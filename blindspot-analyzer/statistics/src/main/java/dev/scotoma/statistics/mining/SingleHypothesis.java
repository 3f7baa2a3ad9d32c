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
 * @param capped the same when nobody counts for more than √n of the n rows, as in the test
 * @param interval the 95% interval of the capped rate
 * @param expected the rate that the strata of these rows have over all rows; the base rate where there is one stratum
 * @param p one-sided; empty when the rows are of fewer than {@link Settings#MIN_EFFECTIVE} effective clusters, so
 *     capped
 */
public record SingleHypothesis(Tally tally, Tally capped, Interval interval, double expected, OptionalDouble p) {

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
        Tally tally = CappedTally.of(rows, row -> Bits.holds(candidate, row), Double.POSITIVE_INFINITY);
        Tally capped = CappedTally.of(rows, row -> Bits.holds(candidate, row), CappedTally.cap(tally.rows()));
        Spread spread = Spread.of(new Counters(rows).all(), rows.outcomes());
        OptionalDouble p = capped.effectiveClusters() < Settings.MIN_EFFECTIVE
                ? OptionalDouble.empty()
                : OptionalDouble.of(new ScoreStatistic(rows, List.of())
                        .of(candidate, tally.rows())
                        .p());
        return Optional.of(new SingleHypothesis(
                tally,
                capped,
                RateInterval.of(capped, spread),
                new StratumRates(rows).expected(candidate, tally.rows()),
                p));
    }
}
