package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an axis by itself is told against. The conditions on one axis alone divide its values into groups, and which
 * group goes untold is a matter of words: the fit is the same. Of two groups the one with fewer values is told (of
 * numbers an exact one), and of those the smaller one. Of more than two the largest goes untold, as the level that the
 * others are held against.
 */
final class Reference {
    private final Observations rows;
    private final Postings postings;
    private final Fits fits;
    private final double level;

    Reference(Observations rows, Postings postings, Fits fits, double level) {
        this.rows = rows;
        this.postings = postings;
        this.fits = fits;
        this.level = level;
    }

    private record Group(BitSet codes, int size) {}

    /** Tells each axis as it should be, where every value that is then told passes by itself. */
    void choose(List<Box> chosen) {
        for (int axis = 0; axis < rows.axes().size(); axis++) {
            List<Box> told = on(axis, chosen);
            if (told.size() == 1 && told.getFirst().span().isPresent()) {
                exact(told.getFirst())
                        .ifPresentOrElse(
                                other -> chosen.set(chosen.indexOf(told.getFirst()), other),
                                () -> flip(told.getFirst(), chosen));
            } else if (!told.isEmpty()
                    && told.stream().allMatch(box -> box.span().isEmpty())) {
                better(axis, told, chosen).ifPresent(other -> {
                    chosen.removeAll(told);
                    chosen.addAll(other);
                });
            }
        }
    }

    private static List<Box> on(int axis, List<Box> chosen) {
        return chosen.stream()
                .filter(box -> box.order() == 1 && box.axes()[0] == axis)
                .toList();
    }

    /** The one number that a range leaves out. */
    private Optional<Box> exact(Box box) {
        Scale scale = rows.scale(box.axes()[0]).orElseThrow();
        for (int bin = 0; bin < scale.bins(); bin++) {
            Box other = box.with(0, bin, postings);
            if (scale.isExact(bin)
                    && Bits.countBoth(other.rows(), box.rows()) == 0
                    && other.size() + box.size() == scale.order().length) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** A range with one edge that holds most rows is told as the other side of the edge. */
    private void flip(Box box, List<Box> chosen) {
        Edges edges = box.span().orElseThrow().edges();
        int axis = box.axes()[0];
        Scale scale = rows.scale(axis).orElseThrow();
        if (edges.from().isPresent() != edges.below().isPresent() && 2 * box.size() > scale.order().length) {
            var others = new BitSet();
            others.set(0, scale.bins());
            others.andNot(box.codes(0));
            if (!others.isEmpty() && scale.isRange(others)) {
                var flipped = new Edges(edges.below(), edges.from());
                chosen.set(
                        chosen.indexOf(box),
                        box.with(0, others, postings)
                                .with(new Box.Span(axis, flipped, EdgeSearch.between(rows, axis, flipped)), postings));
            }
        }
    }

    private Optional<List<Box>> better(int axis, List<Box> told, List<Box> chosen) {
        List<Group> groups = groups(axis, told);
        Group untold = told.size() == 1
                ? groups.stream()
                        // Of equal ones that is told which is.
                        .max(fewest().thenComparing(group ->
                                !group.codes.equals(told.getFirst().codes(0))))
                        .orElseThrow()
                : groups.stream().max(Comparator.comparingInt(Group::size)).orElseThrow();
        List<Box> others = chosen.stream().filter(box -> !told.contains(box)).toList();
        List<Box> better = new ArrayList<>();
        for (Group group : groups) {
            if (!group.equals(untold)) {
                better.add(told.getFirst().with(0, group.codes, postings));
            }
        }
        boolean same = better.size() == told.size() && told.containsAll(better);
        return same || better.size() != told.size() || !pass(better, others) ? Optional.empty() : Optional.of(better);
    }

    private static Comparator<Group> fewest() {
        return Comparator.comparingInt((Group group) -> group.codes.cardinality())
                .thenComparingInt(Group::size);
    }

    /** The values of the axis, those together that lie in the same of the told ones. */
    private List<Group> groups(int axis, List<Box> told) {
        Map<BitSet, BitSet> groups = new HashMap<>();
        for (int code = 0; code < rows.axes().get(axis).size(); code++) {
            var in = new BitSet();
            for (int i = 0; i < told.size(); i++) {
                in.set(i, told.get(i).codes(0).get(code));
            }
            groups.computeIfAbsent(in, _ -> new BitSet()).set(code);
        }
        return groups.values().stream()
                .map(codes -> new Group(
                        codes,
                        codes.stream()
                                .map(code -> Bits.count(postings.of(axis, code)))
                                .sum()))
                .toList();
    }

    private boolean pass(List<Box> better, List<Box> others) {
        for (Box box : better) {
            List<Box> given = new ArrayList<>(others);
            better.stream().filter(each -> !each.equals(box)).forEach(given::add);
            ScoreStatistic test = fits.given(given);
            boolean worse = test.either(box.rows(), box.size()).worse();
            boolean all = box.codes(0).stream()
                    .mapToObj(code -> box.with(0, code, postings))
                    .map(each -> test.either(each.rows(), each.size()))
                    .allMatch(evidence -> evidence.p() <= level && evidence.worse() == worse);
            if (!all) {
                return false;
            }
        }
        return true;
    }
}
