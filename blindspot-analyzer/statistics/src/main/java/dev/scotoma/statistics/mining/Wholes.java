package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.mining.Search.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a whole or its parts say it better: a conjunction, or what it is made of. The fits of both are held against each
 * other, each less what its conditions cost.
 */
final class Wholes {
    /** A part that passes at this level is held against the conjunction, reported or not. */
    private static final double SUGGESTED = 0.01;

    /** By so much a conjunction has to fit better than what is told of its parts: three standard errors, squared. */
    private static final double BEYOND = PartsTest.BEYOND * PartsTest.BEYOND;

    private final Postings postings;
    private final Fits fits;
    private final double level;

    Wholes(Postings postings, Fits fits, double level) {
        this.postings = postings;
        this.fits = fits;
        this.level = level;
    }

    /**
     * Tells conjunctions as parts of theirs where these say it better: as single conditions, or as any that stand. The
     * fit of the parts is held against that of the conjunction, each less what its conditions cost. What is told of the
     * parts then are those that pass, if these still fit better. Answers whether there were any.
     */
    boolean part(List<Box> chosen, List<Box> moved, Forms.Stands stands) {
        boolean parted = false;
        for (Box box : moved.stream().filter(chosen::contains).toList()) {
            List<Box> others = chosen.stream().filter(each -> !each.equals(box)).toList();
            for (int order = 1; order < box.order(); order++) {
                List<Box> parts = parts(box, others, order, SUGGESTED);
                List<Box> told = parts.isEmpty() || !fitBetter(parts, box, others)
                        ? List.of()
                        : parts(box, others, order, level);
                if (!told.isEmpty() && fitBetter(told, box, others) && stands.together(told, others)) {
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
                .map(both -> new Scored(both, Forms.evidence(test, both)))
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
        if (!parts(box, Forms.with(others, box), box.order() - 1, level).isEmpty()) {
            return false;
        }
        List<Box> parts = parts(box, others, box.order() - 1, SUGGESTED);
        return !fitBetter(parts, box, others);
    }

    /**
     * Whether a conjunction that passes says what no parts of it say that pass: without it, something that is there would
     * not be told, because the data do not part it from effects that add up and are too weak to be told.
     */
    boolean unsaid(Box box, List<Box> others) {
        ScoreStatistic test = fits.given(others);
        List<Box> said = parts(box, others, box.order() - 1, level);
        return worth(List.of(box), others, test) - worth(said, others, test) >= BEYOND;
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
                    .map(part -> new Scored(part, Forms.evidence(test, part)))
                    .filter(part -> part.evidence().p() <= level)
                    .max(Comparator.comparingDouble(Scored::worth));
            if (best.isEmpty()) {
                return parts;
            }
            parts.add(best.get().box());
            given.add(best.get().box());
        }
    }
}
