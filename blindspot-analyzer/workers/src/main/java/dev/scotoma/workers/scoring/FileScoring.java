package dev.scotoma.workers.scoring;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.InvalidManifest;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.media.Reason;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scores files by a manifest and the networks beside it, without a platform. Workers, frames, crops and decision are
 * the same as for sessions. Recordings are WebM or MP4; a JPEG or PNG counts as a recording of one frame.
 */
public final class FileScoring implements AutoCloseable {
    private static final int MOST_MANIFEST_BYTES = 64 * 1024;
    private static final long MOST_BYTES = 192L << 20;

    private final Manifest manifest;
    private final Workers workers;
    private final Media media;
    private final IterationRunner runner;
    private final ExecutorService files;

    private FileScoring(Manifest manifest, List<Bytes> networks, int frames, Path cache) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        this.manifest = manifest;
        this.workers = new Workers(Isolation.NONE, cache);
        this.media = Media.ofFiles(workers, cores, frames, false);
        this.runner = new IterationRunner(workers, manifest, networks, 1, cores);
        // Decoding of the next files goes on while the networks run on the packs of those before.
        this.files = Executors.newFixedThreadPool(
                2 * cores, Thread.ofPlatform().daemon().factory());
    }

    /**
     * Opens an iteration that is not registered anywhere.
     *
     * @param model the file model.yaml, with its networks in the same folder
     * @param frames how many are looked at in each recording, 1 to 256
     * @param cache the folder for native libraries, which are extracted the first time
     * @throws IOException in one sentence, when the manifest or a network cannot be used
     */
    public static FileScoring open(Path model, int frames, Path cache) throws IOException {
        Manifest manifest = manifest(model);
        List<Bytes> networks = new ArrayList<>();
        for (Manifest.Network network : manifest.networks()) {
            Path file = model.toAbsolutePath().resolveSibling(network.file());
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString(), null, "the manifest names it");
            }
            String sha256 = sha256(file);
            if (!sha256.equals(network.sha256())) {
                throw new IOException(
                        file + " has the sha256 " + sha256 + ", but " + model + " says " + network.sha256() + ".");
            }
            networks.add(Bytes.of(file));
        }
        return new FileScoring(manifest, networks, frames, cache);
    }

    private static Manifest manifest(Path model) throws IOException {
        if (!Files.isRegularFile(model)) {
            throw new IOException("There is no manifest " + model + ".");
        }
        if (Files.size(model) > MOST_MANIFEST_BYTES) {
            throw new IOException(model + " is too large for a manifest.");
        }
        try {
            return Manifest.read(Files.readString(model));
        } catch (InvalidManifest invalid) {
            throw new IOException(invalid.getMessage(), invalid);
        }
    }

    public String model() {
        return manifest.id().toString();
    }

    /** Whether files and networks are opened behind a wall on this machine. */
    public boolean walledIn() {
        return workers.isolation().atLeast(Isolation.NAMESPACES);
    }

    /** Scores files. The scores come in the order of the files, each as soon as it and those before it are there. */
    public void score(List<Path> paths, Consumer<FileScore> done) throws InterruptedException {
        List<Future<FileScore>> scores = new ArrayList<>();
        paths.forEach(path -> scores.add(files.submit(() -> score(path))));
        try {
            for (Future<FileScore> score : scores) {
                done.accept(score.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private FileScore score(Path path) throws InterruptedException {
        try {
            if (!Files.isRegularFile(path)) {
                return FileScore.failed(path, Files.exists(path) ? "This is no file." : "There is no such file.");
            }
            if (Files.size(path) > MOST_BYTES) {
                return FileScore.failed(
                        path, "The file has %,d bytes; %,d are allowed.".formatted(Files.size(path), MOST_BYTES));
            }
            Inspection inspection = new Inspection(path);
            FrameScores scores = runner.score(inspection);
            return of(path, Objects.requireNonNull(inspection.inspected), scores);
        } catch (IOException | WorkerFault | Unscorable failure) {
            return FileScore.failed(path, String.valueOf(failure.getMessage()));
        }
    }

    /** A pack that is made where the networks read it. */
    private final class Inspection implements Bytes {
        private final Path file;
        private @Nullable Inspected inspected;

        Inspection(Path file) {
            this.file = file;
        }

        @Override
        public void writeTo(Path pack) throws IOException, InterruptedException, WorkerFault {
            Media.Source recording = () -> Files.newInputStream(file);
            Inspected found = manifest.wantsWholeFrames()
                    ? media.inspectWhole(recording, Optional.empty(), pack)
                    : media.inspect(recording, Optional.empty(), pack);
            if (!found.packed()) {
                throw new IOException(found.detail());
            }
            inspected = found;
        }
    }

    private FileScore of(Path path, Inspected inspected, FrameScores scores) {
        List<AttackAttribute> heads = manifest.output().heads();
        List<Optional<Double>> frames = new ArrayList<>();
        double[] sums = new double[heads.size()];
        int answered = 0;
        for (int frame = 0; frame < scores.frames(); frame++) {
            double deciding = scores.probability(frame, manifest.output().deciding());
            frames.add(Double.isNaN(deciding) ? Optional.empty() : Optional.of(deciding));
            if (!Double.isNaN(deciding)) {
                answered++;
                for (int head = 0; head < sums.length; head++) {
                    sums[head] += scores.probability(frame, head);
                }
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        for (int head = 0; head < sums.length && answered > 0; head++) {
            means.put(heads.get(head).word(), sums[head] / answered);
        }
        boolean several =
                inspected.reason().filter(Reason.SEVERAL_FACES::equals).isPresent();
        Verdict verdict = several ? Verdict.NO_RESPONSE : Verdict.of(scores, manifest);
        return new FileScore(
                path,
                scores.frames(),
                answered,
                verdict.spoofScore(),
                Optional.of(verdict.decision()),
                means,
                frames,
                verdict.perturbed(),
                Optional.of(scores.device()),
                Optional.empty());
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        files.shutdownNow();
        runner.close();
        workers.close();
    }
}
