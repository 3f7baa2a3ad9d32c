package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the tallies of every conjunction of up to three conditions up to date. What one participant recorded is added,
 * and taken out again, as a whole: an update takes the participant out and adds what they have now. So ledgers of
 * different participants add up.
 *
 * <p>Updates and sums equal a recount. For outcomes of 0 and 1 they equal it exactly, for other outcomes up to the
 * rounding of their sums.
 *
 * <p>Memory depends on the number of conjunctions that somebody recorded, and not on the number of rows. A ledger is
 * not safe for use by several threads at once.
 */
public final class Ledger {
    public static final int ORDER = 3;
    private static final int AXIS_BITS = 6;
    private static final int CODE_BITS = 10;
    private static final int BITS = AXIS_BITS + CODE_BITS;
    /** A cell holds n, Σe, the number of clusters, Σn_s², Σe_s·n_s and Σe_s². */
    private static final int SUMS = 6;

    private final List<Axis> axes;
    private final Table cells = new Table(SUMS);
    /**
     * The cells of the participant who is being changed. A cell holds n and Σe before the change, then n and Σe after
     * it.
     */
    private final Table own = new Table(4);

    /**
     * An empty ledger.
     *
     * @param axes with all the values that rows may have, in the order that codes name them
     * @throws IllegalArgumentException when there are more than 63 axes, or more than 1,000 values of one
     */
    public Ledger(List<Axis> axes) {
        if (axes.size() >= 1 << AXIS_BITS) {
            throw new IllegalArgumentException("a ledger has at most 63 axes, not " + axes.size());
        }
        axes.stream()
                .filter(axis -> axis.size() > Counters.MOST_VALUES)
                .findFirst()
                .ifPresent(axis -> {
                    throw new IllegalArgumentException(
                            "the axis " + axis.name() + " has more than " + Counters.MOST_VALUES + " values");
                });
        this.axes = List.copyOf(axes);
    }

    /**
     * Adds all that one participant recorded. Nothing of this participant may be in the ledger yet.
     *
     * @param codes for each row the place of its value in each axis, negative where it is unknown
     * @param outcomes for each row, in [0, 1]
     */
    public void add(short[][] codes, double[] outcomes) {
        replace(new short[0][], new double[0], codes, outcomes);
    }

    /** Takes a participant out who was added with just these rows. */
    public void remove(short[][] codes, double[] outcomes) {
        replace(codes, outcomes, new short[0][], new double[0]);
    }

    /**
     * Has the effect of {@link #remove} of the old rows and {@link #add} of the new ones, and touches only the cells in
     * which they differ.
     */
    public void replace(short[][] before, double[] outcomesBefore, short[][] after, double[] outcomesAfter) {
        own.clear();
        count(before, outcomesBefore, 0);
        count(after, outcomesAfter, 2);
        own.each((key, sums, at) -> {
            if (sums[at] != sums[at + 2] || sums[at + 1] != sums[at + 3]) {
                int cell = cells.place(key);
                change(cell, sums[at], sums[at + 1], -1);
                change(cell, sums[at + 2], sums[at + 3], 1);
            }
        });
    }

    private void change(int cell, double n, double e, int sign) {
        cells.sums[cell] += sign * n;
        cells.sums[cell + 1] += sign * e;
        cells.sums[cell + 2] += n > 0 ? sign : 0;
        cells.sums[cell + 3] += sign * n * n;
        cells.sums[cell + 4] += sign * e * n;
        cells.sums[cell + 5] += sign * e * e;
    }

    /** Adds every participant of these rows. */
    public void addAll(Observations rows) {
        for (int from = 0; from < rows.rows(); ) {
            int to = from;
            while (to < rows.rows() && rows.clusters()[to] == rows.clusters()[from]) {
                to++;
            }
            short[][] codes = new short[to - from][axes.size()];
            for (int row = from; row < to; row++) {
                for (int axis = 0; axis < axes.size(); axis++) {
                    codes[row - from][axis] = rows.codes(axis)[row];
                }
            }
            add(codes, Arrays.copyOfRange(rows.outcomes(), from, to));
            from = to;
        }
    }

    /** Adds what other participants recorded. */
    public void merge(Ledger others) {
        if (!others.axes.equals(axes)) {
            throw new IllegalArgumentException("ledgers of different axes do not add up");
        }
        others.cells.each((key, sums, at) -> {
            int cell = cells.place(key);
            for (int i = 0; i < SUMS; i++) {
                cells.sums[cell + i] += sums[at + i];
            }
        });
    }

    /** A conjunction and the tally of the rows that have it. All rows are the entry without conditions. */
    public record Entry(List<Condition> conditions, Tally tally) {}

    /**
     * Visits every conjunction that has a row. The entry without conditions comes first; the others come in no order.
     */
    public void each(Consumer<Entry> visitor) {
        cells.each((key, sums, at) -> {
            if (sums[at] > 0) {
                visitor.accept(new Entry(conditions(key), tally(sums, at)));
            }
        });
    }

    private static Tally tally(double[] sums, int at) {
        return new Tally((int) sums[at], sums[at + 1], (int) sums[at + 2], sums[at + 3], sums[at + 4], sums[at + 5]);
    }

    private void count(short[][] codes, double[] outcomes, int into) {
        for (int row = 0; row < outcomes.length; row++) {
            count(codes[row], outcomes[row], into, 0, 0, 0);
        }
    }

    private void count(short[] codes, double outcome, int into, int from, int length, long key) {
        int cell = own.place(key) + into;
        own.sums[cell]++;
        own.sums[cell + 1] += outcome;
        for (int axis = from; length < ORDER && axis < codes.length; axis++) {
            if (codes[axis] >= 0) {
                // Axes count from 1, so that no key of fewer conditions is that of more.
                long condition = (long) (axis + 1) << CODE_BITS | codes[axis];
                count(codes, outcome, into, axis + 1, length + 1, key << BITS | condition);
            }
        }
    }

    private List<Condition> conditions(long key) {
        List<Condition> conditions = new ArrayList<>();
        for (long left = key; left != 0; left >>>= BITS) {
            Axis axis = axes.get((int) (left >>> CODE_BITS & (1 << AXIS_BITS) - 1) - 1);
            conditions.addFirst(new Condition(axis.name(), axis.values().get((int) (left & (1 << CODE_BITS) - 1))));
        }
        return conditions;
    }

    /** A hash table of sums by key, with open addressing. */
    private static final class Table {
        private static final int FIRST = 1 << 12;

        private final int width;
        private long[] keys = new long[FIRST];
        private boolean[] taken = new boolean[FIRST];
        private double[] sums;
        private int[] order = new int[FIRST / 2];
        private int size;

        Table(int width) {
            this.width = width;
            sums = new double[FIRST * width];
        }

        interface Visitor {
            void entry(long key, double[] sums, int at);
        }

        void each(Visitor visitor) {
            for (int i = 0; i < size; i++) {
                visitor.entry(keys[order[i]], sums, order[i] * width);
            }
        }

        void clear() {
            for (int i = 0; i < size; i++) {
                taken[order[i]] = false;
                Arrays.fill(sums, order[i] * width, (order[i] + 1) * width, 0);
            }
            size = 0;
        }

        /** Where the sums of a key begin. */
        int place(long key) {
            int slot = slot(key);
            if (!taken[slot]) {
                if (size == order.length) {
                    grow();
                    slot = slot(key);
                }
                taken[slot] = true;
                keys[slot] = key;
                order[size++] = slot;
            }
            return slot * width;
        }

        private int slot(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed >>> 32) & keys.length - 1;
            while (taken[slot] && keys[slot] != key) {
                slot = slot + 1 & keys.length - 1;
            }
            return slot;
        }

        private void grow() {
            Table larger = new Table(width);
            larger.keys = new long[2 * keys.length];
            larger.taken = new boolean[2 * keys.length];
            larger.sums = new double[2 * sums.length];
            larger.order = new int[keys.length];
            each((key, from, at) -> System.arraycopy(from, at, larger.sums, larger.place(key), width));
            keys = larger.keys;
            taken = larger.taken;
            sums = larger.sums;
            order = larger.order;
        }
    }
}
