package dev.scotoma.workers.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Processes of one kind, at most as many as the spec says, started when first needed and kept while healthy. It is
 * thread-safe; a caller waits for its turn. A fault costs the process, and never the pool.
 */
public final class WorkerPool implements AutoCloseable {
    private final WorkerSpec spec;
    private final Start start;
    private final Recycling recycling;
    private final StageTimes stageTimes;
    private final Consumer<WorkerPool> whenClosed;
    private final Semaphore turns;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> alive = new HashSet<>();
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-deadlines").factory());
    private boolean closed;

    /** Starts a process behind the wall. */
    interface Start {
        Process start(WorkerSpec spec) throws IOException, InterruptedException, WorkerFault;
    }

    WorkerPool(
            WorkerSpec spec, Start start, Recycling recycling, StageTimes stageTimes, Consumer<WorkerPool> whenClosed) {
        this.spec = spec;
        this.recycling = recycling;
        this.start = start;
        this.stageTimes = stageTimes;
        this.whenClosed = whenClosed;
        this.turns = new Semaphore(spec.processes(), true);
    }

    public <R> R call(Call<R> call) throws IOException, InterruptedException, WorkerFault {
        turns.acquire();
        try {
            Worker worker = call.alone() ? fresh() : take(call.of());
            boolean again = false;
            try {
                long begun = System.nanoTime();
                R answer = worker.ask(call, json, clock);
                again = !call.alone() && recycling != Recycling.AFTER_EACH;
                if (answer instanceof Timed timed) {
                    record(timed, System.nanoTime() - begun);
                }
                return answer;
            } finally {
                giveBack(worker, again);
            }
        } finally {
            turns.release();
        }
    }

    /**
     * Records the times of stages. No stage of a worker took longer than the call on every processor, whatever the
     * worker says.
     */
    private void record(Timed timed, long call) {
        long most = call * Runtime.getRuntime().availableProcessors();
        timed.nanos()
                .forEach((stage, nanos) -> stageTimes.record(
                        spec.name(), stage.name().toLowerCase(Locale.ROOT), Math.clamp(nanos, 0, most)));
    }

    /** A worker that may serve this participant: one that has served others may not where they are kept apart. */
    private Worker take(Optional<String> participant) throws IOException, InterruptedException, WorkerFault {
        synchronized (this) {
            refuseWhenClosed();
            for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
                if (worker.usable(spec.life()) && (recycling == Recycling.NEVER || worker.servedOnly(participant))) {
                    return worker;
                }
                forget(worker);
            }
        }
        return fresh();
    }

    /** A worker that has served nobody. Where there are as many as there may be, an idle one makes room. */
    private Worker fresh() throws IOException, InterruptedException, WorkerFault {
        synchronized (this) {
            refuseWhenClosed();
            if (alive.size() >= spec.processes() && !idle.isEmpty()) {
                forget(idle.pop());
            }
        }
        Worker fresh = new Worker(spec.name(), start.start(spec));
        synchronized (this) {
            alive.add(fresh);
            if (closed) {
                forget(fresh);
            }
            refuseWhenClosed();
        }
        return fresh;
    }

    private void refuseWhenClosed() throws WorkerFault {
        if (closed) {
            throw new WorkerFault(WorkerFault.Kind.CLOSED, "The " + spec.name() + " workers are closed.");
        }
    }

    private synchronized void giveBack(Worker worker, boolean again) {
        if (!closed && again && worker.usable(spec.life())) {
            idle.push(worker);
        } else {
            forget(worker);
        }
    }

    private synchronized void forget(Worker worker) {
        worker.end();
        alive.remove(worker);
    }

    public synchronized int processes() {
        return alive.size();
    }

    @Override
    public void close() {
        List<Worker> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(alive);
            idle.clear();
        }
        left.forEach(Worker::close);
        clock.shutdownNow();
        whenClosed.accept(this);
    }
}
