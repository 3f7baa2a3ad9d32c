package dev.scotoma.blindspot.subdomain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Each cause once. Step by step the candidate with the strongest evidence of an excess <em>given those already chosen</em> is taken, until
 * none passes α over everything tested. After each step every chosen one is looked at again given the others: it goes when it no longer
 * passes, and makes room when a candidate that shares a condition says it better. So a part of a cause, or a wider set that is worse only
 * because of the cause inside it, is not reported beside the cause; an interaction is reported only beyond the effects it is made of.
 *
 * @param <C> a candidate
 */
final class Selection<C> {
    /** A list this long has told its story. */
    private static final int MOST = 40;

    private static final int ROUNDS = 4;

    record Chosen<C>(C candidate, Evidence evidence) {}

    /** What says how strong the evidence of a candidate is, given those it was made for. Asked by several threads at once. */
    interface Test<C> {
        Evidence of(C candidate);

        /** The same, or none where the candidate's p is above the level for certain. */
        default Evidence reaching(double level, C candidate) {
            return of(candidate);
        }
    }

    private final List<C> candidates;
    private final double level;
    private final Function<List<C>, Test<C>> tests;
    private final BiPredicate<C, C> alike;

    /**
     * @param candidates different sets of rows, those told in fewer conditions first
     * @param level that a single p must reach: α over the number of tested sets
     * @param tests the test given some of the candidates
     * @param alike whether one candidate may say better what another says
     */
    Selection(List<C> candidates, double level, Function<List<C>, Test<C>> tests, BiPredicate<C, C> alike) {
        this.candidates = candidates;
        this.level = level;
        this.tests = tests;
        this.alike = alike;
    }

    /** The evidence of every candidate against the base rate, in their order. */
    List<Evidence> alone() {
        return candidates.parallelStream().map(tests.apply(List.of())::of).toList();
    }

    /** @param alone evidence of every candidate against the base rate */
    List<Chosen<C>> chosen(List<Evidence> alone) {
        List<C> chosen = new ArrayList<>();
        // Settling may take back what a step brought; the same choice twice would go on for ever.
        Set<Set<C>> seen = new HashSet<>();
        List<Evidence> evidence = alone;
        while (chosen.size() < MOST) {
            int best = strongest(evidence);
            if (best < 0 || evidence.get(best).p() > level || chosen.contains(candidates.get(best))) {
                break;
            }
            chosen.add(candidates.get(best));
            settle(chosen);
            if (!seen.add(Set.copyOf(chosen))) {
                break;
            }
            evidence = among(tests.apply(chosen), candidates);
        }
        return passing(chosen);
    }

    /** The weakest goes until all of them pass given the others, the strongest first. */
    private List<Chosen<C>> passing(List<C> chosen) {
        while (true) {
            List<Chosen<C>> checked = chosen.stream()
                    .map(each -> new Chosen<>(
                            each, tests.apply(without(chosen, each)).of(each)))
                    .sorted(Comparator.comparing(Chosen::evidence, Evidence.STRONGEST_FIRST))
                    .toList();
            if (checked.isEmpty() || checked.getLast().evidence().p() <= level) {
                return checked;
            }
            chosen.remove(checked.getLast().candidate());
        }
    }

    /** Looks at each chosen one again, given the others. */
    private void settle(List<C> chosen) {
        boolean changed = chosen.size() > 1;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            for (C each : List.copyOf(chosen)) {
                List<C> others = candidates.stream()
                        .filter(other -> alike.test(each, other))
                        .toList();
                Test<C> test = tests.apply(without(chosen, each));
                List<Evidence> evidence = among(test, others);
                Evidence own = test.of(each);
                int best = strongest(evidence);
                if (best >= 0 && saysItBetter(evidence.get(best), own) && !chosen.contains(others.get(best))) {
                    chosen.set(chosen.indexOf(each), others.get(best));
                    changed = true;
                } else if (own.p() > level) {
                    chosen.remove(each);
                    changed = true;
                }
            }
        }
    }

    private boolean saysItBetter(Evidence evidence, Evidence own) {
        return evidence.p() <= level && Evidence.STRONGEST_FIRST.compare(evidence, own) < 0;
    }

    private static <C> List<C> without(List<C> chosen, C one) {
        return chosen.stream().filter(other -> !other.equals(one)).toList();
    }

    /** Of equal evidence the shorter conjunction says it more simply; candidates are sorted so. Negative when there is none. */
    private static int strongest(List<Evidence> evidence) {
        int best = -1;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).p() < 1
                    && (best < 0 || Evidence.STRONGEST_FIRST.compare(evidence.get(i), evidence.get(best)) < 0)) {
                best = i;
            }
        }
        return best;
    }

    private List<Evidence> among(Test<C> test, List<C> some) {
        return some.parallelStream()
                .map(candidate -> test.reaching(level, candidate))
                .toList();
    }
}
