package dev.scotoma.kit;

import java.time.Duration;
import java.util.UUID;

/**
 * Work on one row, done after the transaction that asked for it. It may run more than once (a process dies after the work and
 * before the book-keeping), so running it again must change nothing.
 */
public interface Job {
    /** Trying again cannot help: the job is shown as failed at once, with this message as its reason. */
    final class Futile extends Exception {
        public Futile(String reason) {
            super(reason);
        }
    }

    /** There is no room for the job just now: it waits so long and counts as not tried. */
    final class NotYet extends Exception {
        private final Duration pause;

        public NotYet(String reason, Duration pause) {
            super(reason);
            this.pause = pause;
        }

        public Duration pause() {
            return pause;
        }
    }

    /** Kept in the database: renaming a job orphans what is queued. */
    String name();

    /** @throws Exception to be tried again later; its message becomes the reason an operator reads */
    void run(UUID id) throws Exception;

    /** Tries before the job is shown as failed. */
    default int attempts() {
        return 5;
    }

    /** Higher runs first; fresh sessions outrank work that can wait. */
    default int priority() {
        return 50;
    }

    /** Wait before the next try; {@code failures} counts from 1. */
    default Duration backoff(int failures) {
        return Duration.ofSeconds(1L << Math.min(failures, 8));
    }
}
