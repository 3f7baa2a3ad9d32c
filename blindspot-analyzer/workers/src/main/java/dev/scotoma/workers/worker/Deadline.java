package dev.scotoma.workers.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches one call, and ends its worker in time. The worker's time stands still while its caller waits for the input to
 * come or the output to be taken: a storage that stalls is not the worker's, nor its input's, fault. It may stall as
 * long as the worker may work.
 */
final class Deadline {
    private final Duration within;
    private final ScheduledExecutorService clock;
    private final Runnable end;
    private final long begun = System.nanoTime();
    private long waited;
    private long waitingSince;
    private boolean waiting;
    private boolean stopped;
    private Future<?> next;
    private Optional<WorkerFault.Kind> passed = Optional.empty();

    Deadline(Duration within, ScheduledExecutorService clock, Runnable end) {
        this.within = within;
        this.clock = clock;
        this.end = end;
        this.next = clock.schedule(this::look, within.toNanos(), TimeUnit.NANOSECONDS);
    }

    interface Step {
        int run() throws IOException;
    }

    /** The longest that a call may be under way. */
    static Duration longest(Duration within) {
        return within.multipliedBy(2);
    }

    /** Runs what is not the worker's to do. */
    int waiting(Step step) throws IOException {
        synchronized (this) {
            waiting = true;
            waitingSince = System.nanoTime();
        }
        try {
            return step.run();
        } finally {
            synchronized (this) {
                waiting = false;
                waited += System.nanoTime() - waitingSince;
            }
        }
    }

    private synchronized void look() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        long others = waited + (waiting ? now - waitingSince : 0);
        long own = now - begun - others;
        long left = within.toNanos() - Math.max(own, others);
        if (left > 0) {
            next = clock.schedule(this::look, left, TimeUnit.NANOSECONDS);
            return;
        }
        passed = Optional.of(own >= others ? WorkerFault.Kind.TIMEOUT : WorkerFault.Kind.STALLED);
        end.run();
    }

    /** Ends the watch, and answers how long the worker had, in nanoseconds. */
    synchronized long stop() {
        stopped = true;
        next.cancel(false);
        return System.nanoTime() - begun - waited;
    }

    /** What the end of a worker is to be called that was ended by this. */
    synchronized Optional<WorkerFault> fault(String name) {
        String seconds = within.toMillis() / 1000.0 + " s.";
        return passed.map(kind -> new WorkerFault(
                kind,
                kind == WorkerFault.Kind.TIMEOUT
                        ? "The " + name + " worker took longer than " + seconds
                        : "The " + name + " worker waited longer for its input or output than " + seconds));
    }
}
