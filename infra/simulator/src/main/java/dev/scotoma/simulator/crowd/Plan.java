package dev.scotoma.simulator.crowd;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who is asked for what, and what they send instead; all of it follows from the seed and the number of sessions. */
public record Plan(long seed, int sessions, List<Participant> participants, List<Round> rounds, List<Take> takes) {
    public static final int FEWEST = 20;
    public static final int MOST = 50_000;

    public static Plan of(long seed, int sessions) {
        if (sessions < FEWEST || sessions > MOST) {
            throw new IllegalArgumentException(
                    "A crowd makes from " + FEWEST + " to " + MOST + " sessions, not " + sessions + ".");
        }
        return new Planner(seed, sessions).plan();
    }

    /**
     * How often a take lies in a cell by chance: over the takes that are asked for conditions, the share of those asked for none that lie
     * where they were asked to be. The plan lets no attack stray into the hole, so this is a little less than chance.
     */
    public double byChance() {
        List<Take> free = takes.stream()
                .filter(take -> take.round().cell().equals(Cell.OPEN))
                .toList();
        return takes.stream()
                .map(take -> take.round().cell())
                .filter(cell -> !cell.equals(Cell.OPEN))
                .mapToDouble(cell -> free.stream()
                                .filter(take -> cell.holds(take.scene().conditions()))
                                .count()
                        / (double) Math.max(1, free.size()))
                .average()
                .orElse(0);
    }

    /** Each participant's takes in their order; nobody without one. */
    public Map<Participant, List<Take>> byParticipant() {
        return takes.stream()
                .collect(Collectors.groupingBy(
                        Take::participant, java.util.LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }
}
