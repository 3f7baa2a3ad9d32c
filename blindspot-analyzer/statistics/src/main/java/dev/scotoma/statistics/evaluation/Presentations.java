package dev.scotoma.statistics.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scored presentations, sorted by score once for everything that is counted along the scores. They are immutable. */
public final class Presentations {
    /** Stands in the place of the index of a species. */
    static final int GENUINE = -1;

    private final List<String> species;
    private final int people;
    final double[] scores;
    final int[] kinds;
    final int[] persons;
    final int[] silentKinds;
    final int[] silentPersons;

    private Presentations(Builder from) {
        species = List.copyOf(new TreeSet<>(from.species.keySet()));
        people = from.people;
        int[] sorted = new int[species.size()];
        from.species.forEach((name, index) -> sorted[index] = species.indexOf(name));
        int[] responses = IntStream.range(0, from.rows.size())
                .filter(row -> !Double.isNaN(from.rows.get(row).score))
                .boxed()
                .sorted((a, b) -> Double.compare(from.rows.get(a).score, from.rows.get(b).score))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] silent = IntStream.range(0, from.rows.size())
                .filter(row -> Double.isNaN(from.rows.get(row).score))
                .toArray();
        scores = Arrays.stream(responses)
                .mapToDouble(row -> from.rows.get(row).score)
                .toArray();
        kinds = from.kinds(responses, sorted);
        persons = from.persons(responses);
        silentKinds = from.kinds(silent, sorted);
        silentPersons = from.persons(silent);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The species in alphabetical order. */
    public List<String> species() {
        return species;
    }

    /** How many participants there are. Where none is named, every presentation stands for one. */
    public int participants() {
        return people;
    }

    public Counts counts() {
        Map<String, Integer> attacks = new HashMap<>();
        for (String name : species) {
            attacks.put(name, 0);
        }
        IntStream.concat(Arrays.stream(kinds), Arrays.stream(silentKinds))
                .filter(kind -> kind != GENUINE)
                .forEach(kind -> attacks.merge(species.get(kind), 1, Integer::sum));
        int silentGenuine = genuineIn(silentKinds);
        return new Counts(
                genuineIn(kinds) + silentGenuine,
                attacks.values().stream().mapToInt(Integer::intValue).sum(),
                silentGenuine,
                silentKinds.length - silentGenuine,
                people,
                attacks);
    }

    private static int genuineIn(int[] kinds) {
        return (int) Arrays.stream(kinds).filter(kind -> kind == GENUINE).count();
    }

    /** Whether both kinds have a response, without which there is neither an EER nor an AUC. */
    public boolean hasBothKinds() {
        int genuine = genuineIn(kinds);
        return genuine > 0 && genuine < kinds.length;
    }

    /** The first response whose score is at or above the threshold. */
    int from(double threshold) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * How many presentations there are of each kind.
     *
     * @param genuine with a response or not
     * @param attacks with a response or not
     * @param bySpecies the attacks of each species
     */
    public record Counts(
            int genuine,
            int attacks,
            int genuineNoResponse,
            int attackNoResponse,
            int participants,
            Map<String, Integer> bySpecies) {}

    /** Collects presentations in any order. */
    public static final class Builder {
        private record Row(double score, int kind, int person) {}

        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Integer> species = new HashMap<>();
        private final Map<Object, Integer> known = new HashMap<>();
        private int people;

        private Builder() {}

        /**
         * Adds a presentation.
         *
         * @param score finite, or NaN for no response
         * @param species that of an attack, or null for a genuine presentation
         * @param participant whose presentations depend on each other, and are drawn as a whole; null for somebody who
         *     has no other
         */
        public Builder add(double score, @Nullable String species, @Nullable Object participant) {
            if (Double.isInfinite(score)) {
                throw new IllegalArgumentException("a score must be finite, or NaN for no response");
            }
            int kind = species == null ? GENUINE : this.species.computeIfAbsent(species, name -> this.species.size());
            int person = participant == null ? people++ : known.computeIfAbsent(participant, id -> people++);
            rows.add(new Row(score, kind, person));
            return this;
        }

        public Presentations build() {
            return new Presentations(this);
        }

        private int[] kinds(int[] of, int[] sorted) {
            return Arrays.stream(of)
                    .map(row -> rows.get(row).kind)
                    .map(kind -> kind == GENUINE ? GENUINE : sorted[kind])
                    .toArray();
        }

        private int[] persons(int[] of) {
            return Arrays.stream(of).map(row -> rows.get(row).person).toArray();
        }
    }
}
