package dev.scotoma.kit;

import java.time.Duration;

/**
 * Work that comes round again, in one process of the cluster at a time. A failure is
 * shown among the failed jobs and waits for the next round.
 */
public interface Recurring {
    /** Kept in the database, unique within the service. */
    String name();

    /** Pause between the end of one round and the start of the next. */
    Duration every();

    void run() throws Exception;
}
