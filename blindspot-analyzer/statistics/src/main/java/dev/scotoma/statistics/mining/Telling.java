package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.mining.Mined.Alias;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import dev.scotoma.statistics.mining.Restriction.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Says a box in the words of its axes. */
final class Telling {
    /** So much of the rows that have one or the other condition has both where they say nearly the same. */
    private static final double NEARLY = 0.8;

    private final Observations rows;
    private final Postings postings;

    Telling(Observations rows, Postings postings) {
        this.rows = rows;
        this.postings = postings;
    }

    List<Restriction> restrictions(Cell cell) {
        return cell.conditions(rows).stream().map(Condition::restriction).toList();
    }

    List<Restriction> restrictions(Box box) {
        List<Restriction> restrictions = new ArrayList<>();
        for (int place = 0; place < box.order(); place++) {
            restrictions.add(new Restriction(rows.axes().get(box.axes()[place]).name(), values(box, place)));
        }
        return restrictions;
    }

    String words(Box box) {
        return restrictions(box).stream().map(Restriction::toString).collect(Collectors.joining(" and "));
    }

    private Values values(Box box, int place) {
        return box.hasSpan(place)
                ? new Between(box.span().orElseThrow().edges())
                : values(box.axes()[place], box.codes(place));
    }

    private Values values(int axis, BitSet codes) {
        int all = rows.axes().get(axis).size();
        int others = all - codes.cardinality();
        // The shorter list, unless both are short; rows without a value are none of the others.
        if (2 * others < codes.cardinality() && !rows.hasUnknown(axis)) {
            var left = new BitSet();
            left.set(0, all);
            left.andNot(codes);
            return new NoneOf(names(axis, left));
        }
        return new OneOf(names(axis, codes));
    }

    private List<String> names(int axis, BitSet codes) {
        return codes.stream().mapToObj(rows.axes().get(axis).values()::get).toList();
    }

    /** The axes that say nearly the same as a condition of a box. */
    List<Alias> aliases(Box box) {
        List<Alias> aliases = new ArrayList<>();
        for (int place = 0; place < box.order(); place++) {
            long[] own = box.condition(place, postings);
            for (int axis = 0; axis < rows.axes().size(); axis++) {
                if (box.place(axis) < 0) {
                    BitSet codes = mostlyInside(own, axis);
                    boolean says = !codes.isEmpty()
                            && codes.cardinality() < rows.axes().get(axis).size();
                    double agreement = says ? agreement(own, axis, codes) : 0;
                    if (agreement >= NEARLY) {
                        aliases.add(new Alias(
                                restrictions(box).get(place),
                                new Restriction(rows.axes().get(axis).name(), values(axis, codes)),
                                agreement));
                    }
                }
            }
        }
        return aliases;
    }

    /** The values of an axis that have most of their rows inside. */
    private BitSet mostlyInside(long[] own, int axis) {
        var codes = new BitSet();
        for (int code = 0; code < rows.axes().get(axis).size(); code++) {
            long[] of = postings.of(axis, code);
            codes.set(code, 2 * Bits.countBoth(own, of) > Bits.count(of));
        }
        return codes;
    }

    private double agreement(long[] own, int axis, BitSet codes) {
        int inside = codes.stream()
                .map(code -> Bits.countBoth(own, postings.of(axis, code)))
                .sum();
        int either = Bits.count(own)
                + codes.stream()
                        .map(code -> Bits.count(postings.of(axis, code)) - Bits.countBoth(own, postings.of(axis, code)))
                        .sum();
        return (double) inside / either;
    }
}
