package dev.scotoma.workers.worker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps count of the faults for which this machine is to blame, so that an operator hears of them. */
public final class MachineFaults {
    private long count;
    private @Nullable Last last;

    MachineFaults() {}

    /** The latest fault. */
    public record Last(WorkerFault.Kind kind, String message, Instant at) {}

    synchronized void add(WorkerFault fault) {
        count++;
        last = new Last(fault.kind(), String.valueOf(fault.getMessage()), Instant.now());
    }

    /** How many there were since the service started. */
    public synchronized long count() {
        return count;
    }

    public synchronized Optional<Last> last() {
        return Optional.ofNullable(last);
    }
}
