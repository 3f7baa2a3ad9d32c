package dev.scotoma.blindspot.subdomain;

import java.util.ArrayList;
import java.util.List;

/** One counted conjunction: the value {@code codes[i]} on the axis {@code axes[i]}. Each is counted once, so it equals only itself. */
final class Cell {
    private final int[] axes;
    private final short[] codes;
    private final Tally tally;

    Cell(int[] axes, short[] codes, Tally tally) {
        this.axes = axes;
        this.codes = codes;
        this.tally = tally;
    }

    Tally tally() {
        return tally;
    }

    int axis(int i) {
        return axes[i];
    }

    short code(int i) {
        return codes[i];
    }

    int order() {
        return axes.length;
    }

    boolean holds(Observations rows, int row) {
        for (int i = 0; i < axes.length; i++) {
            if (rows.codes(axes[i])[row] != codes[i]) {
                return false;
            }
        }
        return true;
    }

    List<Condition> conditions(Observations rows) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            Axis axis = rows.axes().get(axes[i]);
            conditions.add(new Condition(axis.name(), axis.values().get(codes[i])));
        }
        return conditions;
    }
}
