package dev.scotoma.workers.scoring;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.inference.NetworkCheck;
import dev.scotoma.workers.inference.NetworkCheck.Refused;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Alignment;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.media.Reason;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.FileScore.Seen;
import dev.scotoma.workers.scoring.GivenFaces.OfAnother;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final long MOST_BYTES = 192L << 20;

    private static final Duration CHECK_WITHIN = Duration.ofMinutes(2);

    private final Manifest manifest;
    private final Optional<Map<Path, GivenFaces>> given;
    private final List<String> warnings;
    private final boolean whole;
    private final Workers workers;
    private final Media media;
    private final IterationRunner runner;
    private final Path folder;
    private final ExecutorService files;

    private FileScoring(LocalModel model, int frames, Optional<Map<Path, GivenFaces>> given, Workers workers)
            throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        this.manifest = model.manifest();
        this.given = given;
        this.workers = workers;
        this.whole = given.isPresent() || manifest.wantsWholeFrames();
        this.warnings = checked(workers, model);
        this.media = Media.ofFiles(workers, cores, frames, false);
        this.runner = new IterationRunner(workers, manifest, model.networks(), 1, cores);
        this.folder = workers.folder("faces");
        // Decoding of the next files goes on while the networks run on the packs of those before.
        this.files = Executors.newFixedThreadPool(
                2 * cores, Thread.ofPlatform().daemon().factory());
    }

    /** The check of a registration: what is refused there gives no score here. */
    private static List<String> checked(Workers workers, LocalModel model) throws IOException, InterruptedException {
        try {
            return new NetworkCheck(workers, CHECK_WITHIN)
                    .check(model.manifest(), model.networks())
                    .warnings();
        } catch (Refused refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    /** Opens an iteration that is not registered anywhere, and finds the faces in files by our own detector. */
    public static FileScoring open(Path model, int frames, Path cache) throws IOException, InterruptedException {
        return open(model, frames, Optional.empty(), cache);
    }

    /**
     * Opens an iteration that is not registered anywhere, and has its networks checked.
     *
     * @param model the file model.yaml, with its networks in the same folder
     * @param frames how many are looked at in each recording, 1 to 256
     * @param given where faces are, by absolute and normal path, in the place of our own detector; a file that it does
     *     not name is an error
     * @param cache the folder for native libraries, which are extracted the first time
     * @throws IOException in one sentence, when the manifest or a network cannot be used
     */
    public static FileScoring open(Path model, int frames, Optional<Map<Path, GivenFaces>> given, Path cache)
            throws IOException, InterruptedException {
        LocalModel local = LocalModel.read(model);
        Workers workers = new Workers(Isolation.NONE, cache);
        try {
            return new FileScoring(local, frames, given, workers);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            workers.close();
            throw failed;
        }
    }

    public String model() {
        return manifest.id().toString();
    }

    /** What the check of the networks warns of, a sentence each. */
    public List<String> warnings() {
        return warnings;
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
                return new Failed(path, Files.exists(path) ? "This is no file." : "There is no such file.");
            }
            if (Files.size(path) > MOST_BYTES) {
                return new Failed(
                        path, "The file has %,d bytes; %,d are allowed.".formatted(Files.size(path), MOST_BYTES));
            }
            Inspection inspection = new Inspection(path);
            FrameScores scores = runner.score(inspection);
            return inspection.score(scores);
        } catch (IOException | WorkerFault | Unscorable failure) {
            return new Failed(path, String.valueOf(failure.getMessage()));
        }
    }

    /** A pack that is made where the networks read it. */
    private final class Inspection implements Bytes {
        private final Path file;
        private Optional<Inspected> found = Optional.empty();
        private List<Frame> frames = List.of();

        Inspection(Path file) {
            this.file = file;
        }

        @Override
        public void writeTo(Path pack) throws IOException, InterruptedException, WorkerFault {
            Media.Source recording = () -> Files.newInputStream(file);
            Inspected inspected = whole
                    ? media.inspectWhole(recording, Optional.empty(), pack)
                    : media.inspect(recording, Optional.empty(), pack);
            if (!inspected.packed()) {
                throw new IOException(inspected.detail());
            }
            if (given.isPresent()) {
                giveFaces(file, pack);
            } else {
                found = Optional.of(inspected);
            }
            frames = FramePack.frames(pack);
        }

        FileScore score(FrameScores scores) {
            return of(file, frames, scores, found);
        }
    }

    /** Puts the faces that were given in the place of those that were found. */
    private void giveFaces(Path file, Path pack) throws IOException {
        Path replaced = Files.createTempFile(folder, "", "");
        try {
            try (OutputStream out = Files.newOutputStream(replaced)) {
                FramePack.withFaces(pack, out, facesGiven(file, pack)::get);
            }
            try (OutputStream anew = Files.newOutputStream(pack)) {
                Files.copy(replaced, anew);
            }
        } finally {
            Files.delete(replaced);
        }
    }

    private List<@Nullable Face> facesGiven(Path path, Path pack) throws IOException {
        GivenFaces faces = given.orElseThrow().get(path.toAbsolutePath().normalize());
        if (faces == null) {
            throw new OfAnother("No box is given for this file.");
        }
        if (!faces.haveEyes() && manifest.networks().stream().anyMatch(FileScoring::levelsEyes)) {
            throw new OfAnother("The manifest levels the eyes, and it is not given where they are.");
        }
        return faces.of(FramePack.frames(pack));
    }

    private static boolean levelsEyes(Manifest.Network network) {
        return network.crop() instanceof AroundFace around && around.alignment() == Alignment.EYES;
    }

    /**
     * Says what scores mean.
     *
     * @param found what inspection found; empty where faces are given
     */
    private FileScore of(Path path, List<Frame> frames, FrameScores scores, Optional<Inspected> found) {
        List<AttackAttribute> heads = manifest.output().heads();
        List<Seen> seen = new ArrayList<>();
        double[] sums = new double[heads.size()];
        int answered = 0;
        for (int frame = 0; frame < scores.frames(); frame++) {
            double deciding = scores.probability(frame, manifest.output().deciding());
            seen.add(new Seen(
                    frames.get(frame).atMs(),
                    Optional.ofNullable(frames.get(frame).face()),
                    Double.isNaN(deciding) ? Optional.empty() : Optional.of(deciding)));
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
        boolean several = found.flatMap(Inspected::reason)
                .filter(Reason.SEVERAL_FACES::equals)
                .isPresent();
        Verdict verdict = several ? Verdict.NO_RESPONSE : Verdict.of(scores, manifest);
        Optional<String> silence =
                verdict.spoofScore().isPresent() ? Optional.empty() : Optional.of(silence(seen, found));
        return new Scored(path, seen, verdict, means, silence, scores.device());
    }

    private static String silence(List<Seen> frames, Optional<Inspected> found) {
        Optional<String> ofFaces = found.map(Inspected::detail).filter(detail -> !detail.isEmpty());
        if (ofFaces.isPresent()) {
            return ofFaces.get();
        }
        long faces = frames.stream().filter(frame -> frame.face().isPresent()).count();
        return faces == 0
                ? "None of the " + frames.size() + " frames scored has a face."
                : "The networks give no number for any of the " + faces + " frames that have a face.";
    }

    @Override
    public void close() {
        files.shutdownNow();
        runner.close();
        workers.close();
    }
}
