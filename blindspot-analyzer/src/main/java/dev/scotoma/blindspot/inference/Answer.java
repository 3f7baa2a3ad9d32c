package dev.scotoma.blindspot.inference;

import java.util.List;
import java.util.Objects;

/**
 * What a worker answers; the probabilities are its stream.
 *
 * @param detail one sentence when nothing was scored
 * @param device where the network ran
 */
record Answer(Outcome outcome, String detail, List<Integer> atMs, String device) {
    /** A hostile worker may leave things out; then this is no answer. */
    Answer {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(device);
        atMs = List.copyOf(atMs);
    }

    enum Outcome {
        SCORED,
        /** This process has not got the network: ask again with its bytes. */
        NETWORK_NEEDED,
        NETWORK_UNUSABLE,
        PACK_UNREADABLE
    }

    static Answer scored(List<Integer> atMs, String device) {
        return new Answer(Outcome.SCORED, "", atMs, device);
    }

    static Answer not(Outcome outcome, String detail) {
        return new Answer(outcome, detail, List.of(), "");
    }
}
