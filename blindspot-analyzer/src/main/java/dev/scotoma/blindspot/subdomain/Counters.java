package dev.scotoma.blindspot.subdomain;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Counts every conjunction of values of a few axes in one pass over the rows. Memory is that of the largest combination of axes, whatever
 * the number of rows. A row with an unknown value on one of the axes is in no cell of that combination.
 */
final class Counters {
    static final int MOST_VALUES = 1_000;
    private static final int MOST_CELLS = 4_000_000;

    private final Observations rows;

    Counters(Observations rows) {
        this.rows = rows;
    }

    /** All rows as one cell. */
    Tally all() {
        Tally[] all = new Tally[1];
        count(new int[0], cell -> all[0] = cell.tally());
        return all[0] == null ? new Tally(0, 0, 0, 0, 0, 0) : all[0];
    }

    /** Every cell with at least one row, of every combination of one to {@code order} axes that have two values or more. */
    void upTo(int order, Consumer<Cell> visitor) {
        combine(new int[0], new int[rows.rows()], 0, order, visitor);
    }

    /** @param cells of each row on the chosen axes: the longer combinations go on from there */
    private void combine(int[] chosen, int[] cells, int from, int order, Consumer<Cell> visitor) {
        int[] finer = new int[cells.length];
        for (int axis = from; axis < rows.axes().size(); axis++) {
            // On an axis of one value every known row is in its only cell: that says nothing about the value.
            if (rows.axes().get(axis).size() >= 2) {
                int[] longer = Arrays.copyOf(chosen, chosen.length + 1);
                longer[chosen.length] = axis;
                refine(cells, axis, finer);
                count(longer, finer, visitor);
                if (longer.length < order) {
                    combine(longer, finer, axis + 1, order, visitor);
                }
            }
        }
    }

    /** @throws IllegalArgumentException when the axes have more combinations of values than can be counted side by side */
    void count(int[] axes, Consumer<Cell> visitor) {
        int[] cells = new int[rows.rows()];
        for (int axis : axes) {
            refine(cells, axis, cells);
        }
        count(axes, cells, visitor);
    }

    private void count(int[] axes, int[] cells, Consumer<Cell> visitor) {
        var sums = new Sums(size(axes));
        int[] clusters = rows.clusters();
        double[] outcomes = rows.outcomes();
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] >= 0) {
                sums.add(cells[row], clusters[row], outcomes[row]);
            }
        }
        for (int cell = 0; cell < sums.n.length; cell++) {
            if (sums.n[cell] > 0) {
                visitor.accept(new Cell(axes, codes(axes, cell), sums.tally(cell)));
            }
        }
    }

    private int size(int[] axes) {
        long size = 1;
        for (int axis : axes) {
            size *= rows.axes().get(axis).size();
        }
        if (size > MOST_CELLS) {
            throw new IllegalArgumentException("the axes "
                    + Arrays.stream(axes)
                            .mapToObj(axis -> rows.axes().get(axis).name())
                            .toList() + " have " + size + " combinations of values, more than " + MOST_CELLS);
        }
        return (int) size;
    }

    /** The cell of each row with one more axis, negative where a value is unknown. */
    private void refine(int[] cells, int axis, int[] finer) {
        int size = rows.axes().get(axis).size();
        short[] codes = rows.codes(axis);
        for (int row = 0; row < cells.length; row++) {
            finer[row] = cells[row] < 0 || codes[row] < 0 ? -1 : cells[row] * size + codes[row];
        }
    }

    private short[] codes(int[] axes, int cell) {
        short[] codes = new short[axes.length];
        int rest = cell;
        for (int i = axes.length - 1; i >= 0; i--) {
            int size = rows.axes().get(axes[i]).size();
            codes[i] = (short) (rest % size);
            rest /= size;
        }
        return codes;
    }

    /** Counters by cell. A cluster's own sums in a cell are squared when the cell meets the next cluster, or at the end. */
    static final class Sums {
        private final int[] n;
        private final double[] sum;
        private final int[] clusters;
        private final double[] squares;
        private final double[] products;
        private final double[] sumSquares;
        private final int[] cluster;
        private final int[] clusterRows;
        private final double[] clusterSum;

        Sums(int cells) {
            n = new int[cells];
            sum = new double[cells];
            clusters = new int[cells];
            squares = new double[cells];
            products = new double[cells];
            sumSquares = new double[cells];
            cluster = new int[cells];
            clusterRows = new int[cells];
            clusterSum = new double[cells];
            Arrays.fill(cluster, -1);
        }

        void add(int cell, int ofCluster, double outcome) {
            if (cluster[cell] != ofCluster) {
                close(cell);
                cluster[cell] = ofCluster;
                clusters[cell]++;
            }
            n[cell]++;
            sum[cell] += outcome;
            clusterRows[cell]++;
            clusterSum[cell] += outcome;
        }

        Tally tally(int cell) {
            close(cell);
            return new Tally(n[cell], sum[cell], clusters[cell], squares[cell], products[cell], sumSquares[cell]);
        }

        private void close(int cell) {
            double rows = clusterRows[cell];
            double errors = clusterSum[cell];
            squares[cell] += rows * rows;
            products[cell] += rows * errors;
            sumSquares[cell] += errors * errors;
            clusterRows[cell] = 0;
            clusterSum[cell] = 0;
        }
    }
}
