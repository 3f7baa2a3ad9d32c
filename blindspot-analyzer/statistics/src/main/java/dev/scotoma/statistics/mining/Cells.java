package dev.scotoma.statistics.mining;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tallies by conjunction, without the rows: what a {@link Ledger} keeps, or the answer to a {@link CellQuery}. Tallies
 * of different participants add up.
 */
public final class Cells {
    private static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    private final Map<Set<Condition>, Tally> tallies = new LinkedHashMap<>();
    private int order;

    /**
     * Adds to the tally of a conjunction.
     *
     * @param conditions on different axes; an empty list stands for all rows
     */
    public void add(List<Condition> conditions, Tally tally) {
        tallies.merge(Set.copyOf(conditions), tally, Tally::plus);
        order = Math.max(order, conditions.size());
    }

    /** The tally of all rows. */
    Tally all() {
        return of(Set.of());
    }

    /** The tally of a conjunction; all of its counts are 0 where nobody recorded it. */
    Tally of(Set<Condition> conditions) {
        return tallies.getOrDefault(conditions, NONE);
    }

    Map<Set<Condition>, Tally> tallies() {
        return Collections.unmodifiableMap(tallies);
    }

    /** How many conditions the longest conjunction has. */
    int order() {
        return order;
    }

    /** The axes and their values, in the order in which they came. */
    List<Axis> axes() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        tallies.keySet().stream()
                .flatMap(Set::stream)
                .forEach(condition -> values.computeIfAbsent(condition.axis(), axis -> new LinkedHashSet<>())
                        .add(condition.value()));
        return values.entrySet().stream()
                .map(axis -> new Axis(axis.getKey(), List.copyOf(axis.getValue())))
                .toList();
    }

    /**
     * Refuses counters from which something was left out, or in which something was counted twice. Every row has one
     * value on each axis, so the rows of a conjunction must be as many as those of all the conjunctions that add one
     * given axis to it.
     *
     * @throws IllegalArgumentException when they are not
     */
    void requireWhole() {
        Map<Set<Condition>, Map<String, Integer>> sums = new HashMap<>();
        tallies.forEach((conditions, tally) -> {
            for (Condition condition : conditions) {
                sums.computeIfAbsent(without(conditions, condition), part -> new HashMap<>())
                        .merge(condition.axis(), tally.rows(), Integer::sum);
            }
        });
        List<Axis> axes = axes();
        tallies.forEach((conditions, tally) -> {
            for (Axis axis : axes) {
                boolean holds = conditions.stream()
                        .anyMatch(condition -> condition.axis().equals(axis.name()));
                int sum = sums.getOrDefault(conditions, Map.of()).getOrDefault(axis.name(), 0);
                if (!holds && conditions.size() < order && sum != tally.rows()) {
                    throw new IllegalArgumentException(
                            "%s has %d rows, and by %s they are %d; counters have to be whole"
                                    .formatted(name(conditions), tally.rows(), axis.name(), sum));
                }
            }
        });
        sums.keySet().stream()
                .filter(part -> !tallies.containsKey(part))
                .findFirst()
                .ifPresent(part -> {
                    throw new IllegalArgumentException(
                            name(part) + " is not counted, and parts of it are; counters have to be whole");
                });
    }

    private static String name(Set<Condition> conditions) {
        return conditions.isEmpty() ? "The line of all rows" : conditions.toString();
    }

    static Set<Condition> without(Set<Condition> conditions, Condition condition) {
        Set<Condition> part = new HashSet<>(conditions);
        part.remove(condition);
        return part;
    }
}
