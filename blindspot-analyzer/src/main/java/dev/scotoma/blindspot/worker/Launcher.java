package dev.scotoma.blindspot.worker;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread that lives as long as the service: Linux ends a child that asked to die with its parent when the
 * <em>thread</em> that started it ends, and threads of jobs come and go.
 */
final class Launcher implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("worker-launcher").factory());

    Process start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(WorkerEnvironment.VARIABLES);
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException failed) {
            throw new IOException("A worker could not be started: " + failed.getCause(), failed);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
