package dev.scotoma.statistics.mining;

import java.util.List;

/** Where exact counts come from: the rows themselves ({@link Counters}), or what others counted ({@link Cells}). */
interface Counting {
    List<Axis> axes();

    /** All rows, as the conjunction of no conditions. */
    Cell everything();

    /**
     * Visits the cells of every combination of one to {@code order} axes, of the axes that have two values or more;
     * those of one axis come first. A cell is visited when its beginnings have the support: the cells of its first
     * axis, of its first two, and so on.
     */
    void upTo(int order, int support, Visitor visitor);

    /** Receives the cells as they are counted, one combination of axes at a time. */
    interface Visitor {
        /** A cell with at least one row. */
        void cell(Cell cell);

        /**
         * A cell that has fewer rows than the support, perhaps none, although each of its conditions has the support.
         */
        default void thin(int[] axes, short[] codes, int rows) {}

        /** All cells whose first two axes are of so many pairs of axes are visited. */
        default void pairs(int done, int of) {}
    }
}
