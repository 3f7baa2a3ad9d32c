package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the conditions of recordings at hand without a platform: the same workers, looks and bands as for sessions. Beside WebM and MP4
 * it reads AVI, QuickTime and older codecs, which public benchmarks have.
 */
public final class FileInspection implements AutoCloseable {
    /** What came of a file. */
    public sealed interface Finding {
        Path file();

        /** What a worker found out, which may be that the file is no recording. */
        record Of(Path file, Inspected inspected) implements Finding {}

        /** No worker found anything out, because of this machine or of a file that cannot be read now; it may pass later. */
        record Nothing(Path file, String why) implements Finding {}
    }

    private final Workers workers;
    private final Media media;
    private final Path folder;
    private final ExecutorService files;

    private FileInspection(Workers workers) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        this.workers = workers;
        this.media = Media.ofConditions(workers, cores);
        this.folder = workers.folder("packs");
        this.files =
                Executors.newFixedThreadPool(cores, Thread.ofPlatform().daemon().factory());
    }

    /** @param cache the folder for native libraries, which are extracted the first time */
    public static FileInspection open(Path cache) throws IOException {
        Workers workers = new Workers(Isolation.NONE, cache);
        try {
            return new FileInspection(workers);
        } catch (IOException | RuntimeException failed) {
            workers.close();
            throw failed;
        }
    }

    /** Whether files are opened behind a wall on this machine. */
    public boolean walledIn() {
        return workers.isolation().atLeast(Isolation.NAMESPACES);
    }

    /** Is given the findings one after the other. */
    @FunctionalInterface
    public interface Sink {
        void take(Finding finding) throws IOException;
    }

    /** The findings come in the order of the files, each as soon as it and those before it are there. */
    public void inspect(List<Path> paths, Sink sink) throws IOException, InterruptedException {
        List<Future<Finding>> findings = new ArrayList<>();
        paths.forEach(path -> findings.add(files.submit(() -> inspect(path))));
        try {
            for (Future<Finding> finding : findings) {
                sink.take(finding.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private Finding inspect(Path file) throws InterruptedException {
        try {
            Path pack = Files.createTempFile(folder, "", "");
            try {
                return new Finding.Of(file, media.inspect(() -> Files.newInputStream(file), Optional.empty(), pack));
            } catch (WorkerFault fault) {
                String said = String.valueOf(fault.getMessage());
                return fault.culprit() == WorkerFault.Culprit.INPUT
                        ? new Finding.Of(file, Media.unreadable(said))
                        : new Finding.Nothing(file, said);
            } finally {
                Files.deleteIfExists(pack);
            }
        } catch (IOException unreadable) {
            return new Finding.Nothing(file, "The file cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public void close() {
        files.shutdownNow();
        workers.close();
    }
}
