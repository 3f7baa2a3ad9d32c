package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What counting leaves: one cell for each different hypothesis, the single conditions that are too thin for one, and the
 * coverage gaps. Conjunctions that hold for the same rows, or for all rows but these, are one hypothesis, told in the
 * fewest conditions.
 */
final class Counted implements Counting.Visitor {
    private final Settings settings;
    private final Watch watch;
    private final Cell all;
    private final Map<Long, Cell> hypotheses = new HashMap<>();
    private final List<Cell> thin = new ArrayList<>();
    private final Gaps gaps;

    private Counted(Counting counting, Settings settings, Watch watch) {
        this.watch = watch;
        this.settings = settings;
        all = counting.everything();
        gaps = new Gaps(counting.axes(), all.tally().rows(), settings.minSupport());
    }

    static Counted of(Counting counting, Settings settings, Watch watch) {
        var counted = new Counted(counting, settings, watch);
        counting.upTo(settings.order(), settings.minSupport(), counted);
        return counted;
    }

    Tally all() {
        return all.tally();
    }

    /** The hypotheses, those told in fewer conditions first, and of those the larger ones. */
    List<Cell> hypotheses() {
        return hypotheses.values().stream()
                .sorted(Comparator.comparingInt(Cell::order)
                        .thenComparing(Comparator.comparingInt(
                                        (Cell cell) -> cell.tally().rows())
                                .reversed())
                        .thenComparingLong(Cell::fingerprint))
                .toList();
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
            hypotheses.merge(Math.min(cell.fingerprint(), others), cell, this::simpler);
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
        boolean better =
                smaller != 0 ? smaller > 0 : other.tally().rate() > one.tally().rate();
        return better ? other : one;
    }

    @Override
    public void thin(int[] axes, short[] codes, int n) {
        gaps.thin(axes, codes, n);
    }

    @Override
    public void pairs(int done, int of) {
        watch.counted(done, of);
    }

    /** Why nothing can be found, if that is so. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (all().clusters() < Settings.MIN_EFFECTIVE) {
            warnings.add("The rows are of %d participants; with fewer than %d nothing can be tested."
                    .formatted(all().clusters(), Settings.MIN_EFFECTIVE));
        }
        if (all().rate() <= 0 || all().rate() >= 1) {
            warnings.add("The outcome is the same in every row, so nothing can stand out.");
        }
        return warnings;
    }
}
