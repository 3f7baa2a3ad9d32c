package dev.scotoma.blindspot.discovery;

import java.util.Optional;

/** Where a blind spot is in its life. */
enum LifeState {
    FOUND,
    COLLECTING,
    COLLECTED,
    /** A retest has begun. It is never the last state, because the verdict follows in the same transaction. */
    RETESTED,
    CLOSED,
    PERSISTING;

    /** The reason why a blind spot cannot be retested now; empty when it can. */
    Optional<String> againstRetest() {
        return switch (this) {
            case FOUND ->
                Optional.of("Nobody has collected for this blind spot yet: open a campaign for it, then retest.");
            case COLLECTING -> Optional.of("A campaign still collects for this blind spot: retest when it has closed.");
            case CLOSED -> Optional.of("This blind spot is closed.");
            case COLLECTED, RETESTED, PERSISTING -> Optional.empty();
        };
    }
}
