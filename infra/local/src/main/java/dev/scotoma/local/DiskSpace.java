package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A full disk is said before it hurts: at the start, and again while the stack runs. */
final class DiskSpace {
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final long MEGABYTE = 1024L * 1024;

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

    private static long free(Path home) throws IOException {
        return Files.getFileStore(home).getUsableSpace();
    }
}
