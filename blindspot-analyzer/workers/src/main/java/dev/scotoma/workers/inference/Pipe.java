package dev.scotoma.workers.inference;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lets one thread make what another uses, at most {@code waiting} things ahead. A pipe is used once. */
final class Pipe<T> implements AutoCloseable {
    private static final long LOOK_AGAIN_MS = 10;

    private final BlockingQueue<Optional<T>> queue;
    private final Thread filler = Thread.ofPlatform().daemon().name("filler").unstarted(this::run);
    private Work work = () -> {};
    private volatile Optional<Throwable> failure = Optional.empty();

    Pipe(int waiting) {
        queue = new ArrayBlockingQueue<>(waiting);
    }

    interface Work {
        void run() throws IOException;
    }

    void fill(Work work) {
        this.work = work;
        filler.start();
    }

    private void run() {
        try {
            work.run();
        } catch (IOException | RuntimeException | Error failed) {
            failure = Optional.of(failed);
        }
        try {
            queue.put(Optional.empty());
        } catch (InterruptedException closed) {
            // nobody takes any more
        }
    }

    /** Hands a thing over, and waits while enough is waiting already. */
    void put(T made) {
        try {
            queue.put(Optional.of(made));
        } catch (InterruptedException closed) {
            throw new IllegalStateException("nobody takes any more", closed);
        }
    }

    /** The next thing; empty at the end, when everything that the filling thread wrote is seen here. */
    Optional<T> take() throws IOException, InterruptedException {
        Optional<T> next = queue.take();
        if (next.isEmpty() && failure.isPresent()) {
            throw new IOException(failure.get());
        }
        return next;
    }

    /**
     * Ends the filling thread where it has not ended. It may want to put more than fits, so what nobody takes makes
     * room.
     */
    @Override
    public void close() {
        filler.interrupt();
        try {
            while (filler.isAlive()) {
                queue.clear();
                filler.join(LOOK_AGAIN_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
