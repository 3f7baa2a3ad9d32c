package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.mining.Search.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says one cause in one sentence: several values of one axis that differ from the rest alike. Only values are put
 * together that each pass by themselves, and of which none differs from the others.
 */
final class Forms {
    /** From here on two values are not said to have one effect. */
    private static final double DIFFERENT = 3;

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

    /** Whether each of some boxes passes and stands beyond its parts, beside the rest of them and others. */
    interface Stands {
        boolean together(List<Box> told, List<Box> others);
    }

    static Evidence evidence(ScoreStatistic test, Box box) {
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
                    if (!told.isEmpty() && stands.together(told, others)) {
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

    static List<Box> with(List<Box> boxes, Box one) {
        List<Box> more = new ArrayList<>(boxes);
        more.add(one);
        return more;
    }
}
