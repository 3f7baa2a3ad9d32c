package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.List;

/**
 * Joint fits of boxes beside the strata of the rows. Those asked for one after the other differ in few boxes, so that each
 * partition of the rows is had from the one of the boxes last said to be {@link #around}.
 */
final class Fits {
    private final Observations rows;
    private final List<long[]> strata;
    private Partition around;

    Fits(Observations rows) {
        this.rows = rows;
        strata = StratumRates.columns(rows);
        around = new Partition(rows.rows()).by(strata);
    }

    /** Says which boxes, with few more or fewer, will be asked for. */
    void around(List<Box> boxes) {
        around = around.by(columns(rowsOf(boxes)));
    }

    ScoreStatistic given(List<Box> boxes) {
        return new ScoreStatistic(rows, fit(rowsOf(boxes)));
    }

    /** The fit of sets of rows beside the strata. */
    LogitFit fit(List<long[]> sets) {
        List<long[]> columns = columns(sets);
        return LogitFit.of(rows, around.by(columns), columns, rows.cappedWeights());
    }

    /** The partition by sets of rows, without the strata, to be divided further. */
    Partition partition(List<long[]> sets) {
        return around.by(sets).copy();
    }

    static List<long[]> rowsOf(List<Box> boxes) {
        return boxes.stream().map(Box::rows).toList();
    }

    private List<long[]> columns(List<long[]> sets) {
        List<long[]> columns = new ArrayList<>(strata);
        columns.addAll(sets);
        return columns;
    }
}
