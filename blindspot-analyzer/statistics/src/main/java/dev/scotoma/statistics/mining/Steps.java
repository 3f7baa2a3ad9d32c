package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each cause once. Step by step the strongest <em>given those already chosen</em> is taken, and those chosen are settled
 * again, until nothing is left to take; of what was chosen the weakest then goes until all of it passes given the rest.
 *
 * @param <B> what can be told
 */
final class Steps<B> {
    /** A list this long has told its story. */
    static final int MOST = 40;

    /** Settling is tried so often after a step. */
    static final int ROUNDS = 4;

    /** What says how strong something is, with the rows ({@link Search}) or from counters alone ({@link Screening}). */
    interface Choice<B> {
        /**
         * The strongest that passes given those chosen.
         *
         * @param fruitless what brought nothing when it was taken before
         */
        Optional<B> next(List<B> chosen, Set<B> fruitless);

        /** Takes out of those chosen what no longer passes given the others, and exchanges what can be told better. */
        void settle(List<B> chosen);

        Evidence evidence(B one, List<B> others);

        /** Whether something may be told in this form beside others. */
        default boolean stands(B one, List<B> others) {
            return true;
        }
    }

    record Taken<B>(B told, Evidence evidence) {}

    private final Choice<B> choice;
    private final double level;
    private boolean cut;

    /** @param level that a single p must reach: α over the number of hypotheses */
    Steps(Choice<B> choice, double level) {
        this.choice = choice;
        this.level = level;
    }

    /** Whether the list ended because it was long enough. */
    boolean isCut() {
        return cut;
    }

    List<B> chosen() {
        List<B> chosen = new ArrayList<>();
        Set<B> fruitless = new HashSet<>();
        // Settling may take back what a step brought; the same choice twice would go on for ever.
        Set<Set<B>> seen = new HashSet<>();
        seen.add(Set.of());
        while (true) {
            Optional<B> next = choice.next(chosen, fruitless);
            cut = next.isPresent() && chosen.size() >= MOST;
            if (next.isEmpty() || cut) {
                return chosen;
            }
            List<B> before = List.copyOf(chosen);
            chosen.add(next.get());
            choice.settle(chosen);
            if (!seen.add(Set.copyOf(chosen))) {
                chosen.clear();
                chosen.addAll(before);
                fruitless.add(next.get());
            }
        }
    }

    /** The weakest goes until all of them pass and stand given the others; the strongest come first. */
    List<Taken<B>> passing(List<B> chosen) {
        while (true) {
            Optional<B> falls = chosen.stream()
                    .filter(each -> !choice.stands(each, without(chosen, each)))
                    .findFirst();
            if (falls.isPresent()) {
                chosen.remove(falls.get());
                continue;
            }
            List<Taken<B>> checked = chosen.stream()
                    .map(each -> new Taken<>(each, choice.evidence(each, without(chosen, each))))
                    .sorted(Comparator.comparing(Taken::evidence, Evidence.STRONGEST_FIRST))
                    .toList();
            if (checked.isEmpty() || checked.getLast().evidence().p() <= level) {
                return checked;
            }
            chosen.remove(checked.getLast().told());
        }
    }

    static <B> List<B> without(List<B> chosen, B one) {
        return chosen.stream().filter(other -> !other.equals(one)).toList();
    }

    /** p of each given the others, times the hypotheses, made monotone from the strongest on. */
    static <B> Map<B, Double> adjusted(List<Taken<B>> taken, int hypotheses) {
        Map<B, Double> adjusted = new HashMap<>();
        double largest = 0;
        for (Taken<B> each : taken) {
            largest = Math.max(largest, Math.min(1, each.evidence().p() * hypotheses));
            adjusted.put(each.told(), largest);
        }
        return adjusted;
    }
}
