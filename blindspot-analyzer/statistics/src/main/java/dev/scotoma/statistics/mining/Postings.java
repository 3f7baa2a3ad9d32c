package dev.scotoma.statistics.mining;

import java.util.stream.IntStream;

/** For each value of each axis the rows that have it, a bit each. A conjunction is the AND of its conditions. */
final class Postings {
    private final long[][][] bits;

    Postings(Observations rows) {
        this(rows, IntStream.range(0, rows.rows()).toArray(), rows.rows());
    }

    /**
     * Gives each row the bit that is named for it.
     *
     * @param places the bit of each row, negative for rows that are left out
     * @param size how many bits there are
     */
    Postings(Observations rows, int[] places, int size) {
        bits = new long[rows.axes().size()][][];
        for (int axis = 0; axis < bits.length; axis++) {
            bits[axis] = new long[rows.axes().get(axis).size()][(size + 63) >> 6];
            short[] codes = rows.codes(axis);
            for (int row = 0; row < codes.length; row++) {
                if (codes[row] >= 0 && places[row] >= 0) {
                    bits[axis][codes[row]][places[row] >> 6] |= 1L << places[row];
                }
            }
        }
    }

    long[] of(int axis, int code) {
        return bits[axis][code];
    }
}
