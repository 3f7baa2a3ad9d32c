package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.mining.Steps.Taken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses with the rows. The strongest candidate given those already chosen is taken in the form that says it best, while
 * it passes α over everything tested. After each step every chosen one is tested again given the others: it goes when it
 * no longer passes, and makes room when something that shares a condition says it better.
 *
 * <p>Whether there is anything is decided by α: what is told consists of tested candidates that each passed. How it is
 * told is decided by {@link PartsTest} and {@link Forms}.
 */
final class Search implements Steps.Choice<Box> {
    /** So many of the strongest are kept between two looks at all candidates. */
    private static final int KEPT = 200;

    /** Of so many of the strongest other forms are tried. */
    private static final int FORMED = 8;

    /** Of so many it is asked whether they stand beyond their parts. */
    private static final int TRIED = 80;

    /** An effect of so many of its standard errors passes, whatever the participants do to them. */
    private static final double CLEAR = 12;

    /** An effect that moved less, in its standard errors, is not told otherwise than before. */
    private static final double STILL = 0.5;

    /** Tested before it is asked whether the next ones can still be among the strongest. */
    private static final int TOGETHER = 32;

    private final Postings postings;
    private final Fits fits;
    private final List<Cell> candidates;
    private final double level;
    private final Forms forms;
    private final Wholes wholes;
    private final EdgeSearch edges;
    private final PartsTest parts;
    private final Reference reference;
    private final Map<Box, Double> settled = new HashMap<>();
    private final Map<Asked, PartsTest.Beyond> beyond = new HashMap<>();
    /** Conjunctions that took the place of their parts. */
    private final Set<Box> whole = new HashSet<>();

    private final Watch watch;
    private final Steps<Box> steps;
    /** The candidates by their axes. */
    private final Map<List<Integer>, List<Cell>> spanning;

    private List<Cell> kept = List.of();

    /** @param candidates different sets of rows, those told in fewer conditions first */
    Search(
            Observations rows,
            Postings postings,
            Fits fits,
            List<Cell> candidates,
            double level,
            boolean sets,
            Watch watch) {
        this.watch = watch;
        this.postings = postings;
        this.fits = fits;
        this.candidates = candidates;
        this.level = level;
        edges = new EdgeSearch(rows, postings, fits);
        parts = new PartsTest(rows, postings, fits);
        forms = new Forms(rows, postings, fits, level, sets);
        wholes = new Wholes(postings, fits, level);
        reference = new Reference(rows, postings, fits, level);
        steps = new Steps<>(this, level);
        spanning = candidates.stream().collect(Collectors.groupingBy(Cell::axes));
    }

    /** A box with its evidence, given others. */
    record Scored(Box box, Evidence evidence) {
        /** What is told in more conditions has to be worth so much more, in squared standard errors. */
        static final double CONDITION = 9;

        double worth() {
            return evidence.strength() - CONDITION * (box.order() - 1);
        }

        static final Comparator<Scored> STRONGEST_FIRST =
                Comparator.comparing(Scored::evidence, Evidence.STRONGEST_FIRST);
    }

    /** A box beside those that share an axis with it. What stands beyond its parts hardly depends on others. */
    private record Asked(Box box, Set<Box> beside) {}

    private record Promising(Cell cell, Evidence evidence) {
        static final Comparator<Promising> STRONGEST_FIRST = Comparator.comparing(
                        Promising::evidence, Evidence.STRONGEST_FIRST)
                .thenComparingInt(each -> each.cell.order());
    }

    /** Whether the list ended because it was long enough. */
    boolean isCut() {
        return steps.isCut();
    }

    /** What is chosen, the strongest given the others first. */
    List<Taken<Box>> chosen() {
        List<Box> chosen = steps.chosen();
        if (forms.sets()) {
            reference.choose(chosen);
        }
        return steps.passing(chosen);
    }

    @Override
    public Optional<Box> next(List<Box> chosen, Set<Box> fruitless) {
        watch.chosen(chosen.size());
        fits.around(chosen);
        ScoreStatistic test = fits.given(chosen);
        Optional<Box> next = best(test, strongest(test, kept, Evidence.NONE), chosen, 0, fruitless);
        if (next.isEmpty()) {
            kept = strongest(test, candidates, Evidence.NONE).stream()
                    .map(Promising::cell)
                    .toList();
            next = best(test, strongest(test, kept, Evidence.NONE), chosen, 0, fruitless);
        }
        return next;
    }

    @Override
    public Evidence evidence(Box one, List<Box> others) {
        return fits.given(others).either(one.rows(), one.size());
    }

    @Override
    public boolean stands(Box one, List<Box> others) {
        return one.order() == 1 || stands(one, evidence(one, others), others);
    }

    /** Tests each chosen one again, given the others; one whose effect is clear and did not move is left alone. */
    @Override
    public void settle(List<Box> chosen) {
        boolean changed = true;
        for (int round = 0; round < Steps.ROUNDS && changed; round++) {
            changed = false;
            fits.around(chosen);
            double[] effects = fits.given(chosen).fit().effects();
            List<Box> all = List.copyOf(chosen);
            List<Box> moved = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Box each = all.get(i);
                double effect = effects[effects.length - all.size() + i];
                // What is new has moved, also where an effect without end has no size in its standard errors.
                boolean still = Math.abs(effect - settled.getOrDefault(each, Double.NaN)) < STILL;
                if (still && Math.abs(effect) > CLEAR) {
                    continue;
                }
                List<Box> others = Steps.without(chosen, each);
                ScoreStatistic test = fits.given(others);
                Evidence own = test.either(each.rows(), each.size());
                if (own.p() > level || (!still && !stands(each, own, others))) {
                    chosen.remove(each);
                    changed = true;
                } else if (!still) {
                    settled.put(each, effect);
                    moved.add(each);
                    Optional<Box> better = better(test, each, own, others);
                    if (better.isPresent()) {
                        chosen.set(chosen.indexOf(each), better.get());
                        changed = true;
                    }
                }
            }
            boolean joined = forms.join(chosen, moved, this::together);
            boolean parted = wholes.part(chosen, moved, this::together);
            boolean told = wholes.whole(chosen, moved, spanning, whole);
            changed |= joined || parted || told;
        }
    }

    /** Something that shares a condition with a box and has stronger evidence. */
    private Optional<Box> better(ScoreStatistic test, Box box, Evidence own, List<Box> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<Cell> alike = candidates.stream().filter(box::sharesACondition).toList();
        return best(test, strongest(test, alike, own), others, new Scored(box, own).worth(), Set.of())
                .filter(each -> !each.equals(box) && !others.contains(each));
    }

    private boolean together(List<Box> told, List<Box> others) {
        return told.stream().allMatch(box -> {
            List<Box> beside = new ArrayList<>(others);
            told.stream().filter(each -> !each.equals(box)).forEach(beside::add);
            Evidence evidence = evidence(box, beside);
            return evidence.p() <= level && stands(box, evidence, beside);
        });
    }

    private boolean stands(Box box, Evidence evidence, List<Box> others) {
        if (box.order() == 1) {
            return true;
        }
        if (whole.contains(box)) {
            return wholes.alone(box, others);
        }
        Set<Box> beside = others.stream().filter(box::sharesAnAxis).collect(Collectors.toSet());
        PartsTest.Beyond seen = beyond.computeIfAbsent(new Asked(box, beside), _ -> parts.of(box, Fits.rowsOf(others)));
        double asked = box.order() == 2
                ? PartsTest.BEYOND
                : Math.min(PartsTest.BEYOND, evidence.score() * Math.sqrt(seen.left()) / 2);
        return (evidence.worse() ? seen.score() : -seen.score()) >= asked || wholes.unsaid(box, others);
    }

    /**
     * The first of the candidates and of what they can be told as, the strongest first, that stands beyond its parts.
     */
    private Optional<Box> best(
            ScoreStatistic test, List<Promising> strongest, List<Box> others, double than, Set<Box> fruitless) {
        List<Scored> told = new ArrayList<>();
        for (int i = 0; i < strongest.size(); i++) {
            var scored = new Scored(Box.of(strongest.get(i).cell, postings), strongest.get(i).evidence);
            told.add(scored);
            if (i < FORMED) {
                told.addAll(forms.wider(test, scored));
            }
        }
        told.sort(Comparator.comparingDouble(Scored::worth).reversed());
        for (int i = 0; i < told.size() && i < TRIED && told.get(i).worth() > than; i++) {
            Scored each = told.get(i);
            if (forms.agree(each.box, others)) {
                Box box = refined(each.box, others);
                if (!fruitless.contains(box) && stands(box, each.evidence, others)) {
                    return Optional.of(box);
                }
            }
        }
        return Optional.empty();
    }

    private Box refined(Box box, List<Box> others) {
        return forms.sets()
                ? edges.place(box)
                        .map(place -> edges.refined(box, place, Fits.rowsOf(others)))
                        .orElse(box)
                : box;
    }

    /** Those that pass and are stronger than another, the strongest first and no more than are kept. */
    private List<Promising> strongest(ScoreStatistic test, List<Cell> some, Evidence than) {
        List<Promising> promising = some.parallelStream()
                .map(cell -> new Promising(cell, test.atMost(cell)))
                .filter(each -> stronger(each.evidence, than))
                .sorted(Promising.STRONGEST_FIRST)
                .toList();
        List<Promising> found = new ArrayList<>();
        for (int from = 0; from < promising.size(); from += TOGETHER) {
            if (found.size() >= KEPT
                    && Promising.STRONGEST_FIRST.compare(found.get(KEPT - 1), promising.get(from)) <= 0) {
                break;
            }
            promising.subList(from, Math.min(from + TOGETHER, promising.size())).parallelStream()
                    .map(each -> new Promising(each.cell, test.either(each.cell, postings)))
                    .filter(each -> stronger(each.evidence, than))
                    .forEachOrdered(found::add);
            // Of equal evidence the first, which says it more simply, stays first.
            found.sort(Promising.STRONGEST_FIRST);
        }
        return found.size() > KEPT ? List.copyOf(found.subList(0, KEPT)) : found;
    }

    private boolean stronger(Evidence evidence, Evidence than) {
        return evidence.p() <= level && Evidence.STRONGEST_FIRST.compare(evidence, than) < 0;
    }
}
