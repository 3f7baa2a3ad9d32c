package dev.scotoma.workers.worker;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The temporary folders of workers. Behind bubblewrap a worker has a /tmp that ends with it. Elsewhere it gets a folder
 * on this machine, which is removed for it: a worker that is killed cannot tidy up, and the recording that it was
 * reading would stay.
 */
final class Scratch implements AutoCloseable {
    static final Path TMP = Path.of("/tmp");

    private static final System.Logger LOG = System.getLogger(Scratch.class.getName());
    private final Map<Path, CompletableFuture<Void>> removals = new ConcurrentHashMap<>();
    private final Temporary temporary;

    /** Gives the folder of the service, which is made when somebody first needs it. */
    @FunctionalInterface
    interface Temporary {
        TemporaryFolder get() throws IOException;
    }

    Scratch(Temporary temporary) {
        this.temporary = temporary;
    }

    /** A folder for a worker, in that of the service where the wall gives it none. */
    Path folder(Sandbox wall) throws IOException {
        return wall.level().byBubblewrap()
                ? TMP
                : temporary.get().folder("worker", wall.nobody() ? "rwx----wx" : "rwx------");
    }

    void removeAfter(Process process, Path folder) {
        if (!folder.equals(TMP)) {
            after(process, folder, () -> remove(folder));
        }
    }

    /** Has a folder of a process removed when that has ended. Closing waits for it. */
    void after(Process process, Path folder, Runnable removal) {
        removals.put(folder, process.onExit().thenRun(removal).thenRun(() -> removals.remove(folder)));
    }

    private void remove(Path folder) {
        try {
            TemporaryFolder.remove(folder);
        } catch (IOException failed) {
            LOG.log(Level.ERROR, "A worker's temporary folder " + folder + " could not be removed: " + failed);
        }
    }

    @Override
    public void close() {
        try {
            CompletableFuture.allOf(removals.values().toArray(CompletableFuture<?>[]::new))
                    .get(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            LOG.log(Level.ERROR, "Temporary folders of workers are left: " + removals.keySet());
        }
    }
}
