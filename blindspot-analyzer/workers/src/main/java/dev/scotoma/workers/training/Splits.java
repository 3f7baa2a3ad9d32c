package dev.scotoma.workers.training;

import dev.scotoma.workers.training.Recording.Split;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the people that thresholds are set on apart from those that are learned from. Who recorded and who is shown
 * belong together, and so does whoever is together with either.
 */
final class Splits {
    /** Of the people of a version that has no development set of its own, one in so many becomes it. */
    private static final int DEV_ONE_IN = 5;

    private final Map<String, String> leader = new HashMap<>();

    private Splits(List<Recording> recordings) {
        for (Recording recording : recordings) {
            String one = find(recording.participant());
            String other = find(recording.depicted());
            // The lesser name leads, so that the order of the rows does not matter.
            leader.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
        }
    }

    private String find(String person) {
        String above = leader.getOrDefault(person, person);
        if (above.equals(person)) {
            return person;
        }
        String top = find(above);
        leader.put(person, top);
        return top;
    }

    /**
     * The recordings as they are, or, where none is for development, with some of the people for it.
     *
     * @throws TrainingException where somebody is on both sides
     */
    static List<Recording> of(List<Recording> recordings, int seed) throws TrainingException {
        Splits people = new Splits(recordings);
        if (recordings.stream().noneMatch(recording -> recording.split() == Split.DEV)) {
            Set<String> dev = people.drawn(recordings, seed);
            return recordings.stream()
                    .map(recording ->
                            recording.split() == Split.TRAIN && dev.contains(people.find(recording.participant()))
                                    ? recording.in(Split.DEV)
                                    : recording)
                    .toList();
        }
        Set<String> dev = people.of(recordings, Split.DEV);
        for (Recording recording : recordings) {
            if (recording.split() == Split.TRAIN && dev.contains(people.find(recording.participant()))) {
                throw new TrainingException("The participant " + recording.participant()
                        + " is among those that are learned from, and so is, or is shown with, somebody among those"
                        + " that the threshold is set on.");
            }
        }
        return recordings;
    }

    private Set<String> of(List<Recording> recordings, Split split) {
        Set<String> people = new HashSet<>();
        for (Recording recording : recordings) {
            if (recording.split() == split) {
                people.add(find(recording.participant()));
            }
        }
        return people;
    }

    private Set<String> drawn(List<Recording> recordings, int seed) {
        List<String> shuffled = of(recordings, Split.TRAIN).stream()
                .sorted(Comparator.comparing(person -> digest(seed + " " + person)))
                .toList();
        return new HashSet<>(shuffled.subList(0, (shuffled.size() + DEV_ONE_IN - 1) / DEV_ONE_IN));
    }

    static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
