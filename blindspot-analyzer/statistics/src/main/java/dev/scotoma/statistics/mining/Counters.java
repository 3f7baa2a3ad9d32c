package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Counts conjunctions exactly. The cells of one combination of axes lie in dense arrays and are counted in one pass
 * over the rows.
 *
 * <p>A conjunction has no more rows than any of its parts, so longer conjunctions are counted only below cells that
 * have the support (Agrawal and Srikant, VLDB 1994). At most rows / support cells of a combination have it, so memory
 * does not grow with the number of conjunctions that could be formed.
 */
final class Counters implements Counting {
    static final int MOST_VALUES = 1_000;
    private static final int MOST_CELLS = 4_000_000;

    private final Observations rows;

    Counters(Observations rows) {
        this.rows = rows;
    }

    @Override
    public List<Axis> axes() {
        return rows.axes();
    }

    @Override
    public Cell everything() {
        var sums = new Sums(1);
        for (int row = 0; row < rows.rows(); row++) {
            sums.add(0, row, rows.clusters()[row], rows.outcomes()[row]);
        }
        return sums.cell(0, new int[0], new short[0]);
    }

    /** The tally of all rows. */
    Tally all() {
        return everything().tally();
    }

    /** All processors count; the visitor is called in the order of the combinations all the same. */
    @Override
    public void upTo(int order, int support, Visitor visitor) {
        int[] usable = IntStream.range(0, rows.axes().size())
                .filter(axis -> rows.axes().get(axis).size() >= 2)
                .toArray();
        Placed everything = placedTogether();
        List<Level> singles = Arrays.stream(usable)
                .parallel()
                .mapToObj(axis -> new Level(everything, axis))
                .toList();
        singles.forEach(level -> level.visit(visitor, support));
        if (order == 1) {
            return;
        }
        // Pairs of axes are many and alike: each is a piece of work of its own.
        List<int[]> pairs = new ArrayList<>();
        for (int first = 0; first < usable.length; first++) {
            for (int second = first + 1; second < usable.length; second++) {
                pairs.add(new int[] {first, second});
            }
        }
        int[] done = {0};
        pairs.parallelStream()
                .map(pair -> {
                    List<Level> levels = new ArrayList<>();
                    deeper(
                            singles.get(pair[0]).supported(everything, support),
                            usable,
                            pair[1],
                            pair[1] + 1,
                            order,
                            support,
                            levels);
                    return levels;
                })
                .forEachOrdered(levels -> {
                    levels.forEach(level -> level.visit(visitor, support));
                    visitor.pairs(++done[0], pairs.size());
                });
    }

    /**
     * Counts the combinations that add axes to a combination already counted, depth first.
     *
     * @param parents the supported cells of the combination so far
     * @param from where the axis to be added begins among the usable ones; {@code to} is where it ends. Those added
     *     after it may be any that follow it.
     */
    private void deeper(Placed parents, int[] usable, int from, int to, int order, int support, List<Level> levels) {
        if (parents.codes.length == 0) {
            return;
        }
        for (int next = from; next < to; next++) {
            var level = new Level(parents, usable[next]);
            levels.add(level);
            if (level.axes.length < order) {
                deeper(level.supported(parents, support), usable, next + 1, usable.length, order, support, levels);
            }
        }
    }

    /** Visits the cells of a combination of one or more axes that have a row, whatever the support. */
    void count(int[] axes, Consumer<Cell> visitor) {
        Placed parents = placedTogether();
        var level = new Level(parents, axes[0]);
        for (int i = 1; i < axes.length; i++) {
            parents = level.supported(parents, 1);
            level = new Level(parents, axes[i]);
        }
        level.visit(visitor::accept, 1);
    }

    private Placed placedTogether() {
        return new Placed(new int[0], new short[1][0], new int[rows.rows()]);
    }

    /** Cells by number, and for each row the number of its cell; negative for rows that are in none. */
    private static final class Placed {
        private final int[] axes;
        private final short[][] codes;
        private final int[] places;

        Placed(int[] axes, short[][] codes, int[] places) {
            this.axes = axes;
            this.codes = codes;
            this.places = places;
        }
    }

    /**
     * The counted cells of one combination of axes. They divide the cells of a shorter combination by the values of one
     * more axis.
     */
    private final class Level {
        private final int[] axes;
        private final short[][] parentCodes;
        private final int values;
        private final Sums sums;

        Level(Placed parents, int axis) {
            axes = Arrays.copyOf(parents.axes, parents.axes.length + 1);
            axes[axes.length - 1] = axis;
            parentCodes = parents.codes;
            values = rows.axes().get(axis).size();
            sums = new Sums(size());
            int[] clusters = rows.clusters();
            double[] outcomes = rows.outcomes();
            short[] codes = rows.codes(axis);
            for (int row = 0; row < codes.length; row++) {
                int cell = cell(parents.places[row], codes[row]);
                if (cell >= 0) {
                    sums.add(cell, row, clusters[row], outcomes[row]);
                }
            }
        }

        private int cell(int place, short code) {
            return place < 0 || code < 0 ? -1 : place * values + code;
        }

        private int size() {
            long size = (long) parentCodes.length * values;
            if (size > MOST_CELLS) {
                throw new IllegalArgumentException("the axes "
                        + Arrays.stream(axes)
                                .mapToObj(axis -> rows.axes().get(axis).name())
                                .toList() + " have " + size + " combinations of values, more than " + MOST_CELLS);
            }
            return (int) size;
        }

        void visit(Visitor visitor, int support) {
            for (int cell = 0; cell < sums.cells; cell++) {
                if (sums.rows(cell) > 0) {
                    visitor.cell(sums.cell(cell, axes, codes(cell)));
                }
                if (sums.rows(cell) < support) {
                    visitor.thin(axes, codes(cell), sums.rows(cell));
                }
            }
        }

        /** The cells that have the support, numbered from 0, as parents of the next level. */
        Placed supported(Placed parents, int support) {
            int[] number = new int[sums.cells];
            List<short[]> kept = new ArrayList<>();
            for (int cell = 0; cell < number.length; cell++) {
                number[cell] = sums.rows(cell) < support ? -1 : kept.size();
                if (number[cell] >= 0) {
                    kept.add(codes(cell));
                }
            }
            short[] codes = rows.codes(axes[axes.length - 1]);
            int[] places = new int[codes.length];
            for (int row = 0; row < places.length; row++) {
                int cell = cell(parents.places[row], codes[row]);
                places[row] = cell < 0 ? -1 : number[cell];
            }
            return new Placed(axes, kept.toArray(short[][]::new), places);
        }

        private short[] codes(int cell) {
            short[] codes = Arrays.copyOf(parentCodes[cell / values], axes.length);
            codes[axes.length - 1] = (short) (cell % values);
            return codes;
        }
    }

    /**
     * The counters of all cells of a level. Rows come in the order of their clusters and go into another cell every
     * time, so the counters of a cell lie beside each other, and a row touches few cache lines.
     *
     * <p>A cell does not keep what each cluster has in it. It knows the cluster that it met last, and Σn_s², Σe_s·n_s
     * and Σe_s² grow with each row by what the row adds to those of its cluster.
     */
    private static final class Sums {
        private static final int COUNTS = 6;
        private static final int ROWS = 0;
        private static final int CLUSTERS = 1;
        private static final int LARGEST = 2;
        /** The cluster that the cell met last; the next number is how many of its rows the cell has met. */
        private static final int LAST = 3;

        private static final int LAST_ROWS = 4;
        /**
         * The cluster whose outcomes {@link #LAST_OUTCOME} sums. While it is not the last one, that of the last one is
         * 0.
         */
        private static final int LAST_WITH_OUTCOME = 5;

        private static final int TOTALS = 4;
        private static final int OUTCOMES = 0;
        private static final int PRODUCTS = 1;
        private static final int OUTCOME_SQUARES = 2;
        private static final int LAST_OUTCOME = 3;

        private static final int SQUARES = 0;
        private static final int FINGERPRINT = 1;

        private final int cells;
        private final int[] counts;
        private final double[] totals;
        private final long[] longs;

        Sums(int cells) {
            this.cells = cells;
            counts = new int[COUNTS * cells];
            totals = new double[TOTALS * cells];
            longs = new long[2 * cells];
            for (int cell = 0; cell < cells; cell++) {
                counts[COUNTS * cell + LAST] = -1;
                counts[COUNTS * cell + LAST_WITH_OUTCOME] = -1;
            }
        }

        int rows(int cell) {
            return counts[COUNTS * cell + ROWS];
        }

        void add(int cell, int row, int cluster, double outcome) {
            int at = COUNTS * cell;
            counts[at + ROWS]++;
            if (counts[at + LAST] != cluster) {
                counts[at + LAST] = cluster;
                counts[at + LAST_ROWS] = 0;
                counts[at + CLUSTERS]++;
            }
            int ofCluster = ++counts[at + LAST_ROWS];
            counts[at + LARGEST] = Math.max(counts[at + LARGEST], ofCluster);
            longs[2 * cell + SQUARES] += 2L * ofCluster - 1;
            longs[2 * cell + FINGERPRINT] += Bits.mixed(row);
            boolean before = counts[at + LAST_WITH_OUTCOME] == cluster;
            // Most outcomes are 0, and add nothing.
            if (before || outcome != 0) {
                int total = TOTALS * cell;
                double outcomeBefore = before ? totals[total + LAST_OUTCOME] : 0;
                totals[total + OUTCOMES] += outcome;
                totals[total + PRODUCTS] += outcomeBefore + outcome * ofCluster;
                totals[total + OUTCOME_SQUARES] += outcome * (2 * outcomeBefore + outcome);
                totals[total + LAST_OUTCOME] = outcomeBefore + outcome;
                counts[at + LAST_WITH_OUTCOME] = cluster;
            }
        }

        Cell cell(int cell, int[] axes, short[] codes) {
            int at = COUNTS * cell;
            int total = TOTALS * cell;
            Tally tally = new Tally(
                    counts[at + ROWS],
                    totals[total + OUTCOMES],
                    counts[at + CLUSTERS],
                    longs[2 * cell + SQUARES],
                    totals[total + PRODUCTS],
                    totals[total + OUTCOME_SQUARES]);
            return new Cell(axes, codes, tally, counts[at + LARGEST], longs[2 * cell + FINGERPRINT]);
        }
    }
}
