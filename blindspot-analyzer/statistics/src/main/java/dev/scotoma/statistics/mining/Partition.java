package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The coarsest partition of the rows in which each of some sets of rows is a union of parts. Parts are numbered from 0 in
 * the order of their first rows, in whatever order the sets came, and none is empty.
 *
 * <p>Each set has a mark, a well-mixed number, and each part the sum of the marks of its sets. So a coarser partition,
 * which lacks some sets, is had from the parts instead of from the sets that are left.
 */
final class Partition {
    /** The part of each row. */
    final int[] ofRow;

    private final IdentityHashMap<long[], Long> marks;
    private int given;
    private long[] sums;
    /** The first row of each part. */
    private int[] first;

    Partition(int rows) {
        this(new int[rows], new IdentityHashMap<>(), 0, new long[rows == 0 ? 0 : 1], new int[rows == 0 ? 0 : 1]);
    }

    private Partition(int[] ofRow, IdentityHashMap<long[], Long> marks, int given, long[] sums, int[] first) {
        this.ofRow = ofRow;
        this.marks = marks;
        this.given = given;
        this.sums = sums;
        this.first = first;
    }

    int count() {
        return sums.length;
    }

    /** Whether this very set divides the rows. */
    boolean has(long[] set) {
        return marks.containsKey(set);
    }

    /** Divides each part into its rows inside and outside of one more set. */
    Partition divide(long[] set) {
        long mark = Bits.mixed(given++);
        marks.put(set, mark);
        var finer = new Finer(2 * count());
        int[] parts = ofRow;
        for (int row = 0; row < parts.length; row++) {
            int part = parts[row];
            int inside = (int) (set[row >> 6] >>> row & 1);
            int number = finer.numbers[2 * part + inside];
            parts[row] = number > 0 ? number - 1 : finer.number(2 * part + inside, row, sums[part] + inside * mark);
        }
        finer.take();
        return this;
    }

    /** Divides each part by the values of an axis; what is unknown is a value here. */
    Partition divide(short[] codes, int values) {
        int mark = given;
        given += values + 1;
        var finer = new Finer((values + 1) * count());
        for (int row = 0; row < ofRow.length; row++) {
            int part = ofRow[row];
            int value = codes[row] + 1;
            ofRow[row] = finer.number((values + 1) * part + value, row, sums[part] + Bits.mixed(mark + value));
        }
        finer.take();
        return this;
    }

    /**
     * The partition by some sets: by those of these that are wanted, and by what else is. It is this one where these are
     * the same, so that it is not to be divided.
     */
    Partition by(List<long[]> sets) {
        IdentityHashMap<long[], Long> kept = new IdentityHashMap<>();
        for (long[] set : sets) {
            Long mark = marks.get(set);
            if (mark != null) {
                kept.put(set, mark);
            }
        }
        if (kept.size() == marks.size() && sets.stream().allMatch(this::has)) {
            return this;
        }
        Partition other = without(kept);
        sets.stream().filter(set -> !other.has(set)).forEach(other::divide);
        return other;
    }

    /** The same, to be divided further. */
    Partition copy() {
        return new Partition(ofRow.clone(), new IdentityHashMap<>(marks), given, sums, first);
    }

    /** The partition by those sets that are kept. */
    private Partition without(IdentityHashMap<long[], Long> kept) {
        if (kept.size() == marks.size()) {
            return new Partition(ofRow.clone(), kept, given, sums, first);
        }
        IdentityHashMap<long[], Long> dropped = new IdentityHashMap<>();
        marks.forEach((set, mark) -> {
            if (!kept.containsKey(set)) {
                dropped.put(set, mark);
            }
        });
        Map<Long, Integer> known = new HashMap<>();
        int[] number = new int[count()];
        long[] coarser = new long[count()];
        int[] firsts = new int[count()];
        for (int part = 0; part < number.length; part++) {
            long sum = sums[part];
            for (Map.Entry<long[], Long> each : dropped.entrySet()) {
                sum -= Bits.holds(each.getKey(), first[part]) ? each.getValue() : 0;
            }
            int next = known.size();
            number[part] = known.computeIfAbsent(sum, _ -> next);
            if (number[part] == next) {
                coarser[next] = sum;
                firsts[next] = first[part];
            }
        }
        int[] merged = new int[ofRow.length];
        for (int row = 0; row < merged.length; row++) {
            merged[row] = number[ofRow[row]];
        }
        return new Partition(
                merged, kept, given, Arrays.copyOf(coarser, known.size()), Arrays.copyOf(firsts, known.size()));
    }

    /** The parts as they are divided, by the first of their rows. */
    private final class Finer {
        private final int[] numbers;
        private final long[] finerSums;
        private final int[] firsts;
        private int used;

        Finer(int most) {
            numbers = new int[most];
            int parts = Math.min(most, ofRow.length);
            finerSums = new long[parts];
            firsts = new int[parts];
        }

        /** The number of a part, counted from 0 as they are met. */
        int number(int place, int row, long sum) {
            int number = numbers[place];
            if (number == 0) {
                finerSums[used] = sum;
                firsts[used] = row;
                number = ++used;
                numbers[place] = number;
            }
            return number - 1;
        }

        void take() {
            sums = Arrays.copyOf(finerSums, used);
            first = Arrays.copyOf(firsts, used);
        }
    }

    /**
     * For each part the places of the sets that it lies in, counted from 1, after a 0 for the set of all rows. Each set
     * must be a union of parts.
     */
    int[][] members(List<long[]> sets) {
        int[][] members = new int[count()][];
        int[] some = new int[sets.size() + 1];
        for (int part = 0; part < members.length; part++) {
            int size = 1;
            for (int set = 0; set < sets.size(); set++) {
                if (Bits.holds(sets.get(set), first[part])) {
                    some[size++] = set + 1;
                }
            }
            members[part] = Arrays.copyOf(some, size);
        }
        return members;
    }
}
