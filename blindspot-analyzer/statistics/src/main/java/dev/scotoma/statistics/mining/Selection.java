package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Each cause once. Step by step the candidate with the strongest evidence of an excess <em>given those already chosen</em> is taken, until
 * none passes α over everything tested. After each step every chosen one is tested again given the others: it goes when it no longer
 * passes, and makes room when a candidate that shares a condition says it better. So a part of a cause, or a wider set that is worse only
 * because of the cause inside it, is not reported beside the cause; an interaction is reported only beyond the effects it is made of.
 *
 * @param <C> a candidate
 */
final class Selection<C> {
    /** A list this long has told its story. */
    private static final int MOST = 40;

    private static final int ROUNDS = 4;

    /** Tested before it is asked whether the next ones can still be the strongest. */
    private static final int TOGETHER = 16;

    record Chosen<C>(C candidate, Evidence evidence) {}

    /** What says how strong the evidence of a candidate is, given those it was made for. Asked by several threads at once. */
    interface Test<C> {
        Evidence of(C candidate);

        /** What {@link #of} is not stronger than, and is had for less: only candidates that may be the strongest are tested. */
        default Evidence atMost(C candidate) {
            return Evidence.UNBOUNDED;
        }
    }

    private record Promising(int place, Evidence atMost) {}

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

    List<Chosen<C>> chosen() {
        List<C> chosen = new ArrayList<>();
        // Settling may take back what a step brought; the same choice twice would go on for ever.
        Set<Set<C>> seen = new HashSet<>();
        while (chosen.size() < MOST) {
            Optional<C> best = strongest(tests.apply(chosen), candidates, Evidence.NONE);
            if (best.isEmpty() || chosen.contains(best.get())) {
                break;
            }
            chosen.add(best.get());
            settle(chosen);
            if (!seen.add(Set.copyOf(chosen))) {
                break;
            }
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

    /** Tests each chosen one again, given the others. */
    private void settle(List<C> chosen) {
        boolean changed = chosen.size() > 1;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            for (C each : List.copyOf(chosen)) {
                List<C> others = candidates.stream()
                        .filter(other -> alike.test(each, other))
                        .toList();
                Test<C> test = tests.apply(without(chosen, each));
                Evidence own = test.of(each);
                Optional<C> better = strongest(test, others, own);
                if (better.isPresent() && !chosen.contains(better.get())) {
                    chosen.set(chosen.indexOf(each), better.get());
                    changed = true;
                } else if (own.p() > level) {
                    chosen.remove(each);
                    changed = true;
                }
            }
        }
    }

    private static <C> List<C> without(List<C> chosen, C one) {
        return chosen.stream().filter(other -> !other.equals(one)).toList();
    }

    /**
     * The one with the strongest evidence that passes and is stronger than another. Of equal evidence the first, which says it more simply.
     */
    private Optional<C> strongest(Test<C> test, List<C> some, Evidence than) {
        List<Promising> promising = IntStream.range(0, some.size())
                .parallel()
                .mapToObj(place -> new Promising(place, test.atMost(some.get(place))))
                .filter(each -> stronger(each.atMost, than))
                .sorted(Comparator.comparing(Promising::atMost, Evidence.STRONGEST_FIRST))
                .toList();
        int best = -1;
        Evidence ofBest = than;
        for (int from = 0; from < promising.size(); from += TOGETHER) {
            if (Evidence.STRONGEST_FIRST.compare(promising.get(from).atMost, ofBest) > 0) {
                break;
            }
            List<Promising> next = promising.subList(from, Math.min(from + TOGETHER, promising.size()));
            List<Evidence> evidence = next.parallelStream()
                    .map(each -> test.of(some.get(each.place)))
                    .toList();
            for (int i = 0; i < next.size(); i++) {
                int place = next.get(i).place;
                if (stronger(evidence.get(i), ofBest) || (evidence.get(i).equals(ofBest) && place < best)) {
                    best = place;
                    ofBest = evidence.get(i);
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(some.get(best));
    }

    private boolean stronger(Evidence evidence, Evidence than) {
        return evidence.p() <= level && Evidence.STRONGEST_FIRST.compare(evidence, than) < 0;
    }
}
