package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counters of others, visited as if their rows were being counted. Which rows a conjunction has is not known: one that
 * has as many as a part of it has those of the part, and gets its fingerprint.
 */
final class WholeCells implements Counting {
    /** The fingerprint of all rows, any number. */
    private static final long ALL = 0x5c0704aL;

    private final Cells cells;
    private final List<Axis> axes;

    /** @param cells of whole tables */
    WholeCells(Cells cells) {
        this.cells = cells;
        axes = cells.axes();
    }

    @Override
    public List<Axis> axes() {
        return axes;
    }

    @Override
    public Cell everything() {
        return cell(new int[0], new short[0], cells.all(), ALL);
    }

    @Override
    public void upTo(int order, int support, Visitor visitor) {
        var visit = new Visit(support, visitor);
        for (int length = 1; length <= Math.min(order, cells.order()); length++) {
            visit.extend(new int[0], new short[0], Set.of(), length);
        }
    }

    /** Nobody has more rows than the root of the sum of everybody's squares. */
    private static Cell cell(int[] of, short[] codes, Tally tally, long fingerprint) {
        return new Cell(of, codes, tally, (int) Math.sqrt(tally.squares()), fingerprint);
    }

    private final class Visit {
        private final int support;
        private final Visitor visitor;
        private final Map<Set<Condition>, Long> fingerprints = new HashMap<>();
        private final Random fresh = new Random(ALL);

        Visit(int support, Visitor visitor) {
            this.support = support;
            this.visitor = visitor;
            fingerprints.put(Set.of(), ALL);
        }

        /** Goes through the conjunctions of a length that begin with some conditions; their beginnings have the support. */
        private void extend(int[] of, short[] codes, Set<Condition> conditions, int length) {
            for (int axis = of.length == 0 ? 0 : of[of.length - 1] + 1; axis < axes.size(); axis++) {
                List<String> values = axes.get(axis).values();
                int[] longer = Arrays.copyOf(of, of.length + 1);
                longer[of.length] = axis;
                for (short code = 0; code < values.size() && values.size() > 1; code++) {
                    Set<Condition> both = new HashSet<>(conditions);
                    both.add(new Condition(axes.get(axis).name(), values.get(code)));
                    short[] more = Arrays.copyOf(codes, longer.length);
                    more[of.length] = code;
                    if (longer.length == length) {
                        visit(longer, more, both);
                    } else if (cells.of(both).rows() >= support) {
                        extend(longer, more, both, length);
                    }
                }
            }
        }

        private void visit(int[] of, short[] codes, Set<Condition> conditions) {
            Tally tally = cells.of(conditions);
            if (tally.rows() > 0) {
                visitor.cell(WholeCells.cell(of, codes, tally, fingerprint(of[0], conditions, tally)));
            }
            if (tally.rows() < support) {
                visitor.thin(of, codes, tally.rows());
            }
        }

        private long fingerprint(int axis, Set<Condition> conditions, Tally tally) {
            long own = conditions.stream()
                    .map(condition -> Cells.without(conditions, condition))
                    .filter(part -> cells.of(part).rows() == tally.rows())
                    .flatMap(part -> Stream.ofNullable(fingerprints.get(part)))
                    .findFirst()
                    .orElseGet(() -> other(axis, conditions).orElseGet(fresh::nextLong));
            fingerprints.put(conditions, own);
            return own;
        }

        /** The fingerprint of the second of two halves. */
        private Optional<Long> other(int axis, Set<Condition> conditions) {
            List<String> values = axes.get(axis).values();
            return conditions.size() == 1 && values.size() == 2
                    ? Optional.ofNullable(fingerprints.get(
                                    Set.of(new Condition(axes.get(axis).name(), values.getFirst()))))
                            .map(first -> ALL - first)
                    : Optional.empty();
        }
    }
}
