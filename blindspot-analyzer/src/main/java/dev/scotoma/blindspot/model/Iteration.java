package dev.scotoma.blindspot.model;

import java.time.Instant;
import java.util.UUID;

/** A registered network. Its bytes lie in storage under {@code networkKey} and have the digest that the manifest names. */
public record Iteration(
        UUID id, State state, Manifest manifest, String networkKey, long networkBytes, Instant registeredAt) {

    public enum State {
        /** Registered, not scoring anything yet. */
        CANDIDATE,
        /** Scores every session. */
        CURRENT,
        /** Keeps its scores and gets no more. */
        RETIRED
    }
}
