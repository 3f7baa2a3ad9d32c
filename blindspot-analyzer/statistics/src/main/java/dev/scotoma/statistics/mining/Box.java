package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A conjunction whose conditions may each hold for several values of their axis, or, on an axis of numbers, between two
 * edges. It knows its rows.
 */
final class Box {
    private final int[] axes;
    private final BitSet[] codes;
    private final Optional<Span> span;
    private final long[] rows;
    private final int size;

    /**
     * @param axes ascending
     * @param codes the values on each axis; where a span stands, those that the span was estimated from
     * @param span edges that take the place of the values on their axis
     */
    Box(int[] axes, BitSet[] codes, Optional<Span> span, Postings postings) {
        this.axes = axes;
        this.codes = codes;
        this.span = span;
        long[] all = span.map(Span::rows).orElse(null);
        for (int i = 0; i < axes.length; i++) {
            if (span.isEmpty() || span.get().axis() != axes[i]) {
                long[] one = union(postings, axes[i], codes[i]);
                all = all == null ? one : Bits.both(one, all);
            }
        }
        rows = all == null ? new long[0] : all;
        size = Bits.count(rows);
    }

    /** Edges on an axis of numbers, with the rows between them. */
    static final class Span {
        private final int axis;
        private final Edges edges;
        private final long[] rows;

        /** @param rows those between the edges, a bit each, whatever the other conditions */
        Span(int axis, Edges edges, long[] rows) {
            this.axis = axis;
            this.edges = edges;
            this.rows = rows;
        }

        int axis() {
            return axis;
        }

        Edges edges() {
            return edges;
        }

        long[] rows() {
            return rows;
        }
    }

    static Box of(Cell cell, Postings postings) {
        int[] axes = new int[cell.order()];
        BitSet[] codes = new BitSet[axes.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = cell.axis(i);
            codes[i] = new BitSet();
            codes[i].set(cell.code(i));
        }
        return new Box(axes, codes, Optional.empty(), postings);
    }

    private static long[] union(Postings postings, int axis, BitSet codes) {
        long[] union = null;
        for (int code = codes.nextSetBit(0); code >= 0; code = codes.nextSetBit(code + 1)) {
            union = union == null ? postings.of(axis, code) : Bits.either(union, postings.of(axis, code));
        }
        if (union == null) {
            throw new IllegalArgumentException("a condition without a value");
        }
        return union;
    }

    long[] rows() {
        return rows;
    }

    int size() {
        return size;
    }

    int order() {
        return axes.length;
    }

    int[] axes() {
        return axes;
    }

    /** The place of an axis among the conditions; negative where there is no condition on it. */
    int place(int axis) {
        return Arrays.binarySearch(axes, axis);
    }

    BitSet codes(int place) {
        return codes[place];
    }

    Optional<Span> span() {
        return span;
    }

    boolean hasSpan(int place) {
        return span.isPresent() && span.get().axis() == axes[place];
    }

    /** The same with other values on one of its axes, and without edges there. */
    Box with(int place, BitSet values, Postings postings) {
        BitSet[] changed = codes.clone();
        changed[place] = values;
        return new Box(axes, changed, hasSpan(place) ? Optional.empty() : span, postings);
    }

    Box with(int place, int value, Postings postings) {
        var one = new BitSet();
        one.set(value);
        return with(place, one, postings);
    }

    Box with(Span edges, Postings postings) {
        return new Box(axes, codes, Optional.of(edges), postings);
    }

    /** The same with one condition more. */
    Box and(int axis, BitSet values, Postings postings) {
        int at = -place(axis) - 1;
        int[] more = new int[axes.length + 1];
        BitSet[] moreCodes = new BitSet[more.length];
        for (int i = 0; i < more.length; i++) {
            more[i] = i < at ? axes[i] : i == at ? axis : axes[i - 1];
            moreCodes[i] = i < at ? codes[i] : i == at ? values : codes[i - 1];
        }
        return new Box(more, moreCodes, span, postings);
    }

    /** The axes of this and of another, ascending. */
    List<Integer> axesWith(Box other) {
        return IntStream.concat(Arrays.stream(axes), Arrays.stream(other.axes))
                .sorted()
                .boxed()
                .toList();
    }

    /** The rows that have one of its conditions, a bit each. */
    long[] condition(int place, Postings postings) {
        return hasSpan(place) ? span.orElseThrow().rows() : union(postings, axes[place], codes[place]);
    }

    /** The conjunction of some of its conditions, whose places are the bits of a number. */
    Box part(int places, Postings postings) {
        int[] some = IntStream.range(0, axes.length)
                .filter(place -> (places >> place & 1) == 1)
                .toArray();
        return new Box(
                Arrays.stream(some).map(place -> axes[place]).toArray(),
                Arrays.stream(some).mapToObj(place -> codes[place]).toArray(BitSet[]::new),
                span.filter(each -> Arrays.stream(some).anyMatch(place -> axes[place] == each.axis())),
                postings);
    }

    boolean sharesACondition(Cell cell) {
        for (int i = 0; i < cell.order(); i++) {
            int place = place(cell.axis(i));
            if (place >= 0 && codes[place].get(cell.code(i))) {
                return true;
            }
        }
        return false;
    }

    boolean sharesAnAxis(Box other) {
        return Arrays.stream(other.axes).anyMatch(axis -> place(axis) >= 0);
    }

    /** Whether the conditions are the same, whatever the edges. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(axes, box.axes) && Arrays.equals(codes, box.codes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(axes) + Arrays.hashCode(codes);
    }
}
