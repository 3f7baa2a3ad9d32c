package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the subdomains in which an outcome is more frequent, or less, than the strata of their rows and each other let
 * expect.
 *
 * <p>The miner counts every conjunction exactly, and reports what {@link Search} chooses: each cause once, at a
 * family-wise error α over all the different sets of rows that have the support ({@link Counted}).
 */
public final class Miner {
    private final Settings settings;

    public Miner(Settings settings) {
        this.settings = settings;
    }

    /**
     * Counts, tests and chooses.
     *
     * @throws IllegalArgumentException when the axes have too many values to be counted
     */
    public Mined mine(Observations rows) {
        return mine(rows, Watch.NOBODY);
    }

    /** The same, watched. */
    public Mined mine(Observations rows, Watch watch) {
        var counted = Counted.of(new Counters(rows), settings, watch);
        return rows.rows() == 0
                ? new Mined(counted.all(), new Interval(0, 1), 0, List.of(), List.of(), List.of(), List.of(), List.of())
                : new Report(rows, settings, counted, watch).mined();
    }

    /** Counts the cells of the combination of all axes, without testing them. */
    public static List<CellRate> cross(Observations rows) {
        var counters = new Counters(rows);
        Spread spread = Spread.of(counters.all(), rows.outcomes());
        List<CellRate> cells = new ArrayList<>();
        counters.count(
                IntStream.range(0, rows.axes().size()).toArray(),
                cell -> cells.add(
                        new CellRate(cell.conditions(rows), cell.tally(), RateInterval.of(cell.tally(), spread))));
        return cells;
    }

    /** The conjunctions of two or three conditions that were hardly recorded, the most expected first. */
    public static List<Gap> gaps(Observations rows, int minSupport) {
        var gaps = new Gaps(rows.axes(), rows.rows(), minSupport);
        new Counters(rows).upTo(Gaps.ORDER, minSupport, gaps);
        return gaps.mostExpected();
    }
}
