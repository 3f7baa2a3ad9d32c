package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A full disk is said before it hurts: at the start, and again while the stack runs. */
final class DiskSpace {
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final long MEGABYTE = 1024L * 1024;

    // PostgreSQL writes its log in segments of 16 MB: with less than that it does not run.
    private static final long FULL = 16 * MEGABYTE;

    private DiskSpace() {}

    static void require(Path home, long bytes) throws IOException, LaunchFailure {
        long free = free(home);
        if (free < bytes) {
            throw new LaunchFailure(
                    "The disk is nearly full: " + home + " has " + free / MEGABYTE + " MB left and Scotoma needs "
                            + bytes / MEGABYTE + " MB to start; free some space or set SCOTOMA_HOME to another disk.");
        }
    }

    /** Never returns: says once when space gets short, and again after it had recovered. */
    static void watch(Path home, long bytes) throws IOException, InterruptedException {
        boolean said = false;
        while (true) {
            Thread.sleep(ROUND);
            boolean low = free(home) < bytes;
            if (low && !said) {
                Console.complain("Only " + free(home) / MEGABYTE + " MB are left on the disk of " + home
                        + "; uploads will fail when it is full.");
            }
            said = low;
        }
    }

    /**
     * Gives up at once when the disk fills while {@code work} runs. PostgreSQL's unpacking and start do not say so themselves:
     * they only take for ever.
     */
    static <T> T whileThereIsSome(Path home, Callable<T> work) throws IOException, LaunchFailure, InterruptedException {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("starting").start(task);
        while (true) {
            try {
                return task.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                if (free(home) < FULL) {
                    throw full();
                }
            } catch (ExecutionException failure) {
                if (free(home) < FULL) {
                    throw full();
                }
                if (failure.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failure.getCause());
            }
        }
    }

    private static LaunchFailure full() {
        return new LaunchFailure(Failures.DISK_FULL);
    }

    private static long free(Path home) throws IOException {
        return Files.getFileStore(home).getUsableSpace();
    }
}
