package dev.scotoma.dataset.coverage;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Tombstone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a version shows by condition. A recording that does not tell an axis counts as unknown there, and never as one that does not show
 * something: an axis that no recording tells is not known, which is another thing than never shown.
 *
 * @param people the participants
 * @param axes those of {@link ClosedAxes}, in their order
 * @param apart pairs of conditions that are shown, and never in one recording, although as many recordings of both as {@link #EXPECTED}
 *     would be there if one had nothing to do with the other
 */
public record Coverage(int genuine, int attack, int people, List<Axis> axes, List<Apart> apart) {
    /** With fewer a pair may be missing by chance. */
    static final int EXPECTED = 5;

    private static final String TRUTH = "truth";
    /** Says the same as {@code truth=genuine}. */
    private static final String GENUINE_BY_TYPE = "attack_type=none";

    private static final Set<String> OF_ATTACKS = Set.of("attack_type", "pai_quality");

    public Coverage {
        axes = List.copyOf(axes);
        apart = List.copyOf(apart);
    }

    /** @param unknown recordings that do not tell it */
    public record Axis(String name, List<Value> values, int unknown) {
        public Axis {
            values = List.copyOf(values);
        }

        /** Whether any recording tells it. */
        public boolean isKnown() {
            return values.stream().anyMatch(value -> value.genuine() + value.attack() > 0);
        }

        /** The values that no recording shows; empty where nothing is known. */
        public List<String> never() {
            return isKnown()
                    ? values.stream()
                            .filter(value -> value.genuine() + value.attack() == 0)
                            .map(Value::value)
                            .toList()
                    : List.of();
        }
    }

    public record Value(String value, int genuine, int attack, int people) {}

    /** Two conditions as {@code axis=value}; {@code truth=attack} is one. */
    public record Apart(String one, String other) {}

    /** Of the items of an export that were not withdrawn since. */
    public static Coverage of(Path folder) throws IOException {
        Set<String> withdrawn =
                DatasetReader.tombstones(folder).stream().map(Tombstone::item).collect(Collectors.toSet());
        var counting = new Counting();
        try (var reader = new DatasetReader(folder)) {
            for (var labelled = reader.next(); labelled != null; labelled = reader.next()) {
                if (!withdrawn.contains(labelled.item().id())) {
                    counting.add(labelled.item());
                }
            }
        }
        return counting.coverage();
    }

    public static Coverage of(Iterable<Item> items) {
        var counting = new Counting();
        items.forEach(counting::add);
        return counting.coverage();
    }

    private static final class Counting {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final int[][] together;
        private final int[] unknown = new int[ClosedAxes.VALUES.size()];
        private final List<Set<String>> people = new ArrayList<>();
        private final Set<String> everybody = new HashSet<>();

        Counting() {
            place(TRUTH, List.of("genuine", "attack"));
            ClosedAxes.VALUES.forEach(this::place);
            together = new int[conditions.size()][conditions.size()];
            conditions.forEach(each -> people.add(new HashSet<>()));
        }

        private void place(String axis, List<String> values) {
            for (String value : values) {
                places.put(axis + "=" + value, conditions.size());
                conditions.add(axis + "=" + value);
            }
        }

        private int place(String axis, String value) {
            return places.getOrDefault(axis + "=" + value, -1);
        }

        void add(Item item) {
            List<Integer> shown = new ArrayList<>(List.of(place(TRUTH, item.truth())));
            int axis = 0;
            for (String name : ClosedAxes.VALUES.keySet()) {
                String value = item.conditions().get(name);
                int at = value == null ? -1 : place(name, value);
                if (at < 0) {
                    unknown[axis]++;
                } else {
                    shown.add(at);
                }
                axis++;
            }
            everybody.add(item.participant());
            for (int one : shown) {
                people.get(one).add(item.participant());
                for (int other : shown) {
                    together[one][other]++;
                }
            }
        }

        private int shown(int condition) {
            return together[condition][condition];
        }

        Coverage coverage() {
            int genuine = place(TRUTH, "genuine");
            int attack = place(TRUTH, "attack");
            List<Axis> axes = new ArrayList<>();
            ClosedAxes.VALUES.forEach((name, values) -> axes.add(new Axis(
                    name,
                    values.stream()
                            .map(value -> {
                                int at = place(name, value);
                                return new Value(
                                        value,
                                        together[at][genuine],
                                        together[at][attack],
                                        people.get(at).size());
                            })
                            .toList(),
                    unknown[axes.size()])));
            return new Coverage(shown(genuine), shown(attack), everybody.size(), axes, apart());
        }

        private List<Apart> apart() {
            double all = shown(place(TRUTH, "genuine")) + shown(place(TRUTH, "attack"));
            List<Apart> apart = new ArrayList<>();
            for (int one = 0; one < conditions.size(); one++) {
                for (int other = one + 1; other < conditions.size(); other++) {
                    if (together[one][other] == 0
                            && !conditions.get(other).equals(GENUINE_BY_TYPE)
                            && !conditions.get(one).equals(GENUINE_BY_TYPE)
                            && shown(one) * (double) shown(other) >= EXPECTED * all
                            && areApart(axis(one), axis(other))) {
                        apart.add(new Apart(conditions.get(one), conditions.get(other)));
                    }
                }
            }
            return apart;
        }

        private String axis(int condition) {
            String text = conditions.get(condition);
            return text.substring(0, text.indexOf('='));
        }

        /** Whether two axes could have any two of their values together: what only attacks have, the genuine cannot have. */
        private static boolean areApart(String one, String other) {
            boolean ofKind = one.equals(TRUTH) || OF_ATTACKS.contains(one);
            return !one.equals(other) && !(ofKind && OF_ATTACKS.contains(other));
        }
    }
}
