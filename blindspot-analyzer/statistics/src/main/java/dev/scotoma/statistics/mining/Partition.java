package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.List;

/**
 * The coarsest partition of the rows in which each of some sets of rows is a union of parts. Parts are numbered from 0,
 * and none is empty.
 */
final class Partition {
    /** The part of each row. */
    final int[] ofRow;

    private int count;

    Partition(int rows) {
        ofRow = new int[rows];
        count = rows == 0 ? 0 : 1;
    }

    int count() {
        return count;
    }

    /** Divides each part into its rows inside and outside of one more set. */
    Partition divide(long[] set) {
        return divide(2, row -> Bits.holds(set, row) ? 1 : 0);
    }

    /** Divides each part by the values of an axis; what is unknown is a value here. */
    Partition divide(short[] codes, int values) {
        return divide(values + 1, row -> codes[row] + 1);
    }

    private interface Place {
        int of(int row);
    }

    private Partition divide(int places, Place place) {
        int[] renumbered = new int[places * count];
        Arrays.fill(renumbered, -1);
        int used = 0;
        for (int row = 0; row < ofRow.length; row++) {
            int finer = places * ofRow[row] + place.of(row);
            if (renumbered[finer] < 0) {
                renumbered[finer] = used++;
            }
            ofRow[row] = renumbered[finer];
        }
        count = used;
        return this;
    }

    /** Some row of each part. */
    int[] witnesses() {
        int[] witnesses = new int[count];
        for (int row = 0; row < ofRow.length; row++) {
            witnesses[ofRow[row]] = row;
        }
        return witnesses;
    }

    /**
     * For each part the places of the sets that it lies in, counted from 1, after a 0 for the set of all rows. Each set
     * must be a union of parts.
     */
    int[][] members(List<long[]> sets) {
        int[] witnesses = witnesses();
        int[][] members = new int[count][];
        int[] some = new int[sets.size() + 1];
        for (int part = 0; part < count; part++) {
            int size = 1;
            for (int set = 0; set < sets.size(); set++) {
                if (Bits.holds(sets.get(set), witnesses[part])) {
                    some[size++] = set + 1;
                }
            }
            members[part] = Arrays.copyOf(some, size);
        }
        return members;
    }
}
