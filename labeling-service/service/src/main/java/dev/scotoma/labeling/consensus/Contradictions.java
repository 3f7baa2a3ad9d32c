package dev.scotoma.labeling.consensus;

import java.util.List;
import java.util.UUID;

/**
 * Sessions of which two attributes were decided that cannot both be right.
 *
 * @param sessions how many there are
 * @param surest those of which it is surest, a page of them
 */
public record Contradictions(long sessions, List<Found> surest) {
    /** @param probability the least P(cue and no attack) that the two posteriors allow */
    public record Found(UUID sessionId, String cue, double probability) {}
}
