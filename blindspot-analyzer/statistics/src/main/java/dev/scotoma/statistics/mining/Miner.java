package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the subdomains in which an outcome is more frequent, or less, than the strata of their rows and each other let
 * expect.
 *
 * <p>The miner counts every conjunction exactly, and reports what {@link Search} chooses: each cause once, at a
 * family-wise error α over all the different sets of rows that have the support. Conjunctions that hold for the same
 * rows, or for all rows but these, are one hypothesis, told in the fewest conditions.
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
        var counters = new Counters(rows);
        if (rows.rows() == 0) {
            return new Mined(
                    counters.all(), new Interval(0, 1), 0, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var counted = new Counted(rows, settings);
        counters.count(new int[0], counted::all);
        counters.upTo(settings.order(), settings.minSupport(), counted);
        return new Report(rows, settings, counted).mined();
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
        var gaps = new Gaps(rows, minSupport);
        new Counters(rows).upTo(Gaps.ORDER, minSupport, gaps);
        return gaps.mostExpected();
    }

    /**
     * What counting leaves: one cell for each different hypothesis that is tested, the single conditions that are too
     * thin for that, and the coverage gaps.
     */
    static final class Counted implements Counters.Visitor {
        private final Settings settings;
        private final Map<Long, Cell> tested = new HashMap<>();
        private final List<Cell> thin = new ArrayList<>();
        private final Gaps gaps;
        private Cell all;

        Counted(Observations rows, Settings settings) {
            this.settings = settings;
            gaps = new Gaps(rows, settings.minSupport());
            all = new Cell(new int[0], new short[0], Cells.NONE, 0, 0);
        }

        private void all(Cell cell) {
            all = cell;
        }

        Tally all() {
            return all.tally();
        }

        List<Cell> tested() {
            return List.copyOf(tested.values());
        }

        List<Cell> thin() {
            return thin;
        }

        List<Gap> gaps() {
            return gaps.mostExpected();
        }

        @Override
        public void cell(Cell cell) {
            Tally tally = cell.tally();
            gaps.cell(cell);
            if (tally.rows() >= settings.minSupport() && tally.clusters() >= Settings.MIN_EFFECTIVE) {
                long others = all.fingerprint() - cell.fingerprint();
                tested.merge(Math.min(cell.fingerprint(), others), cell, this::simpler);
            } else if (cell.order() == 1) {
                thin.add(cell);
            }
        }

        /** Of two halves the smaller is told, of equal ones the worse; where only what is worse can be told, that. */
        private Cell simpler(Cell one, Cell other) {
            if (one.order() != other.order() || one.fingerprint() == other.fingerprint()) {
                return other.order() < one.order() ? other : one;
            }
            int smaller = settings.sets()
                    ? Integer.compare(one.tally().rows(), other.tally().rows())
                    : 0;
            boolean better = smaller != 0
                    ? smaller > 0
                    : other.tally().rate() > one.tally().rate();
            return better ? other : one;
        }

        @Override
        public void thin(int[] axes, short[] codes, int n) {
            gaps.thin(axes, codes, n);
        }
    }

    /** Says why nothing can be found, if that is so. */
    static List<String> warnings(Tally all) {
        List<String> warnings = new ArrayList<>();
        if (all.clusters() < Settings.MIN_EFFECTIVE) {
            warnings.add("The rows are of %d participants; with fewer than %d nothing can be tested."
                    .formatted(all.clusters(), Settings.MIN_EFFECTIVE));
        }
        if (all.rate() <= 0 || all.rate() >= 1) {
            warnings.add("The outcome is the same in every row, so nothing can stand out.");
        }
        return warnings;
    }
}
