package dev.scotoma.labeling.task;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** What a room holds of sessions, and how it goes when one is withdrawn. Repeating any of it changes nothing. */
public interface Traces {
    /** Withdrawn sessions of which this room still holds something; cheap, for it is asked every second. */
    List<UUID> withdrawnHere();

    /** Erases objects in storage, outside any transaction and before the rows that lead to them; answers how many. */
    default int eraseObjects(UUID session) throws IOException {
        return 0;
    }

    /**
     * Whether something is under way here that still holds the session. Then its rows stay, as what leads to it, and there is no
     * receipt yet.
     */
    default boolean inHand(UUID session) {
        return false;
    }

    /** Erases rows in the caller's transaction; answers how many. */
    int eraseRows(UUID session);
}
