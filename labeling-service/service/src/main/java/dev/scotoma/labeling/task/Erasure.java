package dev.scotoma.labeling.task;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What each room that holds something of a session does when the session is withdrawn. Repeating it changes nothing. */
public interface Erasure {
    /** Withdrawn sessions of which this room still holds something; cheap, for it is asked every second. */
    List<UUID> withdrawnHere();

    /** Erases objects in storage, outside any transaction and before the rows that lead to them; answers how many. */
    default int eraseObjects(Collection<UUID> sessions) throws IOException {
        return 0;
    }

    /** Erases rows in the caller's transaction; answers how many. */
    int eraseRows(UUID session);
}
