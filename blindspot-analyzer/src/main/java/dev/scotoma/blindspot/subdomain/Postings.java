package dev.scotoma.blindspot.subdomain;

/** For each value of each axis the rows that have it, a bit each: a conjunction is an AND. */
final class Postings {
    private final long[][][] bits;

    Postings(Observations rows) {
        bits = new long[rows.axes().size()][][];
        int words = (rows.rows() + 63) >> 6;
        for (int axis = 0; axis < bits.length; axis++) {
            short[] codes = rows.codes(axis);
            int[] sizes = new int[rows.axes().get(axis).size()];
            for (short code : codes) {
                if (code >= 0) {
                    sizes[code]++;
                }
            }
            bits[axis] = new long[sizes.length][];
            for (int code = 0; code < sizes.length; code++) {
                bits[axis][code] = new long[words];
            }
            for (int row = 0; row < codes.length; row++) {
                if (codes[row] >= 0) {
                    bits[axis][codes[row]][row >> 6] |= 1L << row;
                }
            }
        }
    }

    long[] of(int axis, int code) {
        return bits[axis][code];
    }
}
