package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.mining.Search.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says one cause in one sentence: several values of one axis that differ from the rest alike. Only values are put
 * together that each pass by themselves, and of which none differs from the others.
 */
final class Forms {
    /** From here on two values are not said to have one effect. */
    private static final double DIFFERENT = 3;

    /** A part that passes at this level is held against the conjunction, reported or not. */
    private static final double SUGGESTED = 0.01;

    private final Observations rows;
    private final Postings postings;
    private final Fits fits;
    private final double level;
    private final boolean sets;

    /** @param sets whether conditions may hold for several values */
    Forms(Observations rows, Postings postings, Fits fits, double level, boolean sets) {
        this.rows = rows;
        this.postings = postings;
        this.fits = fits;
        this.level = level;
        this.sets = sets;
    }

    boolean sets() {
        return sets;
    }

    interface Stands {
        boolean beyondItsParts(Box box, Evidence evidence, List<Box> others);
    }

    private static Evidence evidence(ScoreStatistic test, Box box) {
        return test.either(box.rows(), box.size());
    }

    /** The unions of a box with its neighbours on one axis that have stronger evidence than the box. */
    List<Scored> wider(ScoreStatistic test, Scored one) {
        List<Scored> wider = new ArrayList<>();
        if (!sets) {
            return wider;
        }
        for (int place = 0; place < one.box().order(); place++) {
            List<Scored> siblings = siblings(test, one, place);
            Box union = one.box();
            for (Scored sibling : siblings) {
                if (!adjoins(union, sibling.box(), place)) {
                    continue;
                }
                BitSet codes = (BitSet) union.codes(place).clone();
                codes.or(sibling.box().codes(place));
                if (everything(union, place, codes)) {
                    break;
                }
                union = union.with(place, codes, postings);
                Evidence evidence = evidence(test, union);
                if (Evidence.STRONGEST_FIRST.compare(evidence, one.evidence()) < 0) {
                    wider.add(new Scored(union, evidence));
                }
            }
        }
        return wider;
    }

    /** Whether a set leaves nothing out of which anything could be told; then it is no condition. */
    private boolean everything(Box box, int place, BitSet codes) {
        return IntStream.range(0, rows.axes().get(box.axes()[place]).size())
                .filter(code -> !codes.get(code))
                .allMatch(code -> box.with(place, code, postings).size() < Settings.MIN_EFFECTIVE);
    }

    /** The other values of an axis that pass by themselves on the same side, those that differ most first. */
    private List<Scored> siblings(ScoreStatistic test, Scored one, int place) {
        List<Scored> siblings = new ArrayList<>();
        int axis = one.box().axes()[place];
        for (int code = 0; code < rows.axes().get(axis).size(); code++) {
            if (!one.box().codes(place).get(code)) {
                Box sibling = one.box().with(place, code, postings);
                Evidence evidence = sibling.size() == 0 ? Evidence.NONE : evidence(test, sibling);
                if (evidence.p() <= level && evidence.worse() == one.evidence().worse()) {
                    siblings.add(new Scored(sibling, evidence));
                }
            }
        }
        if (rows.scale(axis).isPresent()) {
            int own = one.box().codes(place).nextSetBit(0);
            siblings.sort(Comparator.comparingInt(
                    sibling -> Math.abs(sibling.box().codes(place).nextSetBit(0) - own)));
        } else {
            siblings.sort(Comparator.comparingDouble(sibling ->
                    -sibling.evidence().score() / Math.sqrt(sibling.box().size())));
        }
        return siblings;
    }

    /** Numbers are put together only where they follow on each other. */
    private boolean adjoins(Box union, Box sibling, int place) {
        Optional<Scale> scale = rows.scale(union.axes()[place]);
        int code = sibling.codes(place).nextSetBit(0);
        return scale.isEmpty()
                || (code < scale.get().bins()
                        && union.codes(place).length() <= scale.get().bins()
                        && (union.codes(place).length() == code
                                || union.codes(place).nextSetBit(0) == code + 1));
    }

    /** Whether no value of a box differs from what the box as a whole lets expect. */
    boolean agree(Box box, List<Box> others) {
        if (Arrays.stream(box.axes())
                .allMatch(axis -> box.codes(box.place(axis)).cardinality() == 1)) {
            return true;
        }
        List<Box> all = new ArrayList<>(others);
        all.add(box);
        ScoreStatistic test = fits.given(all);
        for (int place = 0; place < box.order(); place++) {
            BitSet codes = box.codes(place);
            // Where bins follow on each other the edges decide what belongs together.
            if (codes.cardinality() > 1 && rows.scale(box.axes()[place]).isEmpty() && !agree(box, place, test)) {
                return false;
            }
        }
        return true;
    }

    private boolean agree(Box box, int place, ScoreStatistic test) {
        return box.codes(place).stream()
                .mapToObj(code -> box.with(place, code, postings))
                .noneMatch(part -> Math.abs(evidence(test, part).score()) >= DIFFERENT);
    }

    /** Puts together chosen ones that say one cause in two sentences; answers whether there were any. */
    boolean join(List<Box> chosen, List<Box> moved, Stands stands) {
        boolean joined = false;
        for (Box one : List.copyOf(chosen)) {
            for (Box other : List.copyOf(chosen)) {
                boolean asked = sets && !one.equals(other) && (moved.contains(one) || moved.contains(other));
                if (asked && chosen.contains(one) && chosen.contains(other)) {
                    List<Box> others = chosen.stream()
                            .filter(each -> !each.equals(one) && !each.equals(other))
                            .toList();
                    List<Box> told = union(one, other, others).map(List::of).orElseGet(() -> less(one, other, others));
                    if (!told.isEmpty() && told.stream().allMatch(box -> stands(box, told, others, stands))) {
                        chosen.remove(other);
                        chosen.remove(one);
                        chosen.addAll(told);
                        joined = true;
                    }
                }
            }
        }
        return joined;
    }

    /**
     * Tells conjunctions as parts of theirs where these say it better: as single conditions, or as any that stand. The
     * fit of the parts is held against that of the conjunction, each less what its conditions cost; what is told of the
     * parts then are those that pass. Answers whether there were any.
     */
    boolean part(List<Box> chosen, List<Box> moved, Stands stands) {
        boolean parted = false;
        for (Box box : moved.stream().filter(chosen::contains).toList()) {
            List<Box> others = chosen.stream().filter(each -> !each.equals(box)).toList();
            for (int order = 1; order < box.order(); order++) {
                List<Box> parts = parts(box, others, order, SUGGESTED);
                List<Box> told = parts.isEmpty() || !fitBetter(parts, box, others)
                        ? List.of()
                        : parts(box, others, order, level);
                if (!told.isEmpty() && told.stream().allMatch(part -> stands(part, told, others, stands))) {
                    chosen.remove(box);
                    told.stream().filter(part -> !chosen.contains(part)).forEach(chosen::add);
                    parted = true;
                    break;
                }
            }
        }
        return parted;
    }

    /**
     * Tells two chosen ones as one conjunction on their axes where that alone says it better: on an axis of two values
     * either may have been chosen, worse or safer. Answers whether there were any.
     *
     * @param tested what α was divided by, by axes
     * @param wholes takes the conjunctions
     */
    boolean whole(List<Box> chosen, List<Box> moved, Map<List<Integer>, List<Cell>> tested, Set<Box> wholes) {
        boolean told = false;
        for (Box one : List.copyOf(chosen)) {
            for (Box other : List.copyOf(chosen)) {
                boolean asked = one.axes()[0] < other.axes()[0] && (moved.contains(one) || moved.contains(other));
                if (asked && chosen.contains(one) && chosen.contains(other)) {
                    List<Cell> on =
                            one.sharesAnAxis(other) ? List.of() : tested.getOrDefault(one.axesWith(other), List.of());
                    Optional<Box> both = on.isEmpty() ? Optional.empty() : whole(one, other, chosen, on);
                    if (both.isPresent()) {
                        chosen.remove(one);
                        chosen.remove(other);
                        chosen.add(both.get());
                        wholes.add(both.get());
                        told = true;
                    }
                }
            }
        }
        return told;
    }

    private Optional<Box> whole(Box one, Box other, List<Box> chosen, List<Cell> on) {
        List<Box> others = chosen.stream()
                .filter(each -> !each.equals(one) && !each.equals(other))
                .toList();
        ScoreStatistic test = fits.given(others);
        List<Scored> passing = on.stream()
                .map(cell -> Box.of(cell, postings))
                .map(both -> new Scored(both, evidence(test, both)))
                .filter(both -> both.evidence().p() <= level)
                .sorted(Scored.STRONGEST_FIRST)
                .toList();
        if (passing.isEmpty()) {
            return Optional.empty();
        }
        double apart = worth(List.of(one, other), others, test);
        return passing.stream()
                .map(Scored::box)
                .filter(both -> worth(List.of(both), others, test) > apart)
                .filter(both -> alone(both, others))
                .findFirst();
    }

    /** Whether nothing passes of what a conjunction is made of where the conjunction is given, and it fits better alone. */
    boolean alone(Box box, List<Box> others) {
        if (!parts(box, with(others, box), box.order() - 1, level).isEmpty()) {
            return false;
        }
        List<Box> parts = parts(box, others, box.order() - 1, SUGGESTED);
        return !fitBetter(parts, box, others);
    }

    /** Whether parts fit at least as well as a box, each less what its conditions cost. */
    private boolean fitBetter(List<Box> parts, Box box, List<Box> others) {
        ScoreStatistic test = fits.given(others);
        return worth(parts, others, test) >= worth(List.of(box), others, test);
    }

    /** @param test given the others: one dispersion for all that are compared */
    private double worth(List<Box> told, List<Box> others, ScoreStatistic test) {
        List<Box> all = new ArrayList<>(others);
        all.addAll(told);
        int conditions = told.stream().mapToInt(Box::order).sum();
        return fits.fit(Fits.rowsOf(all)).likelihood() / test.dispersion() - Scored.CONDITION * conditions;
    }

    /** The parts that pass a level, each given those before it, the one that is worth most first. */
    private List<Box> parts(Box box, List<Box> others, int order, double level) {
        List<Box> parts = new ArrayList<>();
        List<Box> given = new ArrayList<>(others);
        while (true) {
            ScoreStatistic test = fits.given(given);
            Optional<Scored> best = IntStream.range(1, (1 << box.order()) - 1)
                    .mapToObj(places -> box.part(places, postings))
                    .filter(part -> part.order() <= order && !given.contains(part))
                    .map(part -> new Scored(part, evidence(test, part)))
                    .filter(part -> part.evidence().p() <= level)
                    .max(Comparator.comparingDouble(Scored::worth));
            if (best.isEmpty()) {
                return parts;
            }
            parts.add(best.get().box());
            given.add(best.get().box());
        }
    }

    private boolean stands(Box box, List<Box> told, List<Box> others, Stands stands) {
        List<Box> beside = new ArrayList<>(others);
        told.stream().filter(each -> !each.equals(box)).forEach(beside::add);
        Evidence evidence = evidence(fits.given(beside), box);
        return evidence.p() <= level && stands.beyondItsParts(box, evidence, beside);
    }

    /** Two that differ in the values of one axis, as one. */
    private Optional<Box> union(Box one, Box other, List<Box> others) {
        if (!Arrays.equals(one.axes(), other.axes())
                || one.span().isPresent()
                || other.span().isPresent()) {
            return Optional.empty();
        }
        int differs = -1;
        for (int place = 0; place < one.order(); place++) {
            if (!one.codes(place).equals(other.codes(place))) {
                if (differs >= 0) {
                    return Optional.empty();
                }
                differs = place;
            }
        }
        if (differs < 0
                || one.codes(differs).intersects(other.codes(differs))
                || rows.scale(one.axes()[differs]).isPresent()) {
            return Optional.empty();
        }
        BitSet codes = (BitSet) one.codes(differs).clone();
        codes.or(other.codes(differs));
        ScoreStatistic test = fits.given(others);
        if (everything(one, differs, codes)
                || evidence(test, one).worse() != evidence(test, other).worse()) {
            return Optional.empty();
        }
        Box both = one.with(differs, codes, postings);
        return agree(both, others) ? Optional.of(both) : Optional.empty();
    }

    /**
     * One within which another takes back what holds for some values: the same for the other values. Where the other
     * takes it back for some values of a set only, the rest of the set stays as it is.
     */
    private List<Box> less(Box one, Box within, List<Box> others) {
        if (within.order() != one.order() + 1
                || within.span().isPresent()
                || one.span().isPresent()) {
            return List.of();
        }
        int added = -1;
        Optional<Box> rest = Optional.empty();
        for (int place = 0; place < within.order(); place++) {
            int at = one.place(within.axes()[place]);
            if (at < 0) {
                added = place;
            } else if (!one.codes(at).equals(within.codes(place))) {
                BitSet left = (BitSet) one.codes(at).clone();
                left.andNot(within.codes(place));
                boolean inside = left.cardinality()
                        == one.codes(at).cardinality() - within.codes(place).cardinality();
                if (rest.isPresent() || !inside) {
                    return List.of();
                }
                rest = Optional.of(one.with(at, left, postings));
            }
        }
        if (added < 0) {
            return List.of();
        }
        List<Box> beside = rest.map(box -> with(others, box)).orElse(others);
        Optional<Box> told = complement(one, within, added, beside, others);
        List<Box> both = new ArrayList<>();
        told.ifPresent(both::add);
        rest.filter(_ -> told.isPresent()).ifPresent(both::add);
        return both;
    }

    private Optional<Box> complement(Box one, Box within, int added, List<Box> beside, List<Box> others) {
        ScoreStatistic test = fits.given(beside);
        Evidence ofOne = evidence(fits.given(with(others, within)), one);
        if (ofOne.worse() == evidence(fits.given(with(others, one)), within).worse()) {
            return Optional.empty();
        }
        int axis = within.axes()[added];
        var left = new BitSet();
        for (int code = 0; code < rows.axes().get(axis).size(); code++) {
            if (!within.codes(added).get(code)) {
                Evidence evidence = evidence(test, within.with(added, code, postings));
                if (evidence.p() > level || evidence.worse() != ofOne.worse()) {
                    return Optional.empty();
                }
                left.set(code);
            }
        }
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Box told = within.with(added, left, postings);
        boolean accounts = evidence(fits.given(with(beside, told)), within).score() < DIFFERENT
                && (rows.scale(axis).isEmpty() || rows.scale(axis).get().isRange(left));
        return accounts && agree(told, beside) ? Optional.of(told) : Optional.empty();
    }

    private static List<Box> with(List<Box> boxes, Box one) {
        List<Box> more = new ArrayList<>(boxes);
        more.add(one);
        return more;
    }
}
