package dev.scotoma.workers.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Starts processes from one thread that lives as long as the service. Linux ends a child that asked to die with its
 * parent as soon as the thread that started it ends, and threads of jobs come and go.
 */
final class Launcher implements AutoCloseable {
    private static final Duration MOST_TO_STAND = Duration.ofSeconds(2);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("worker-launcher").factory());

    /**
     * Starts a process.
     *
     * @param depth how many processes a wall puts below the one that is started
     */
    Process start(List<String> command, int depth) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(WorkerEnvironment.VARIABLES);
        try {
            return thread.submit(() -> standing(builder.start(), depth)).get();
        } catch (ExecutionException failed) {
            throw new IOException("A worker could not be started: " + failed.getCause(), failed);
        } catch (RejectedExecutionException closed) {
            throw new IOException("No worker is started any more: the service stops.", closed);
        }
    }

    /**
     * Waits until the wall of a process is built. Until then nobody gets hold of the process, and this thread does not
     * end: bubblewrap's inner process waits for a word of the outer one, and waits without end when that was killed
     * first. Where /proc hides the processes, the wait is what is left.
     */
    private static Process standing(Process process, int depth) throws InterruptedException {
        long until = System.nanoTime() + MOST_TO_STAND.toNanos();
        while (process.isAlive() && process.descendants().count() < depth && System.nanoTime() < until) {
            Thread.sleep(1);
        }
        return process;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
