package dev.scotoma.lab.benchmark;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.FileScoring;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code make bench-scoring}: recordings through workers and networks as the service runs them, beside a bare forward
 * loop of DJL on tensors and beside a plain Python script.
 */
public final class ScoringBenchmark {
    private static final int FRAMES = 16;
    private static final int SIDE = 256;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Path cache;
    private final List<Path> clips;

    private ScoringBenchmark(Path cache, List<Path> clips) {
        this.cache = cache;
        this.clips = clips;
    }

    /**
     * @param arguments clips folder, model.yaml of the large network, that of the small one, cache folder, frames/s of
     *     Python or 0
     */
    public static void main(String[] arguments) throws Exception {
        List<Path> clips;
        try (var files = Files.list(Path.of(arguments[0]))) {
            clips = files.filter(file -> file.toString().matches(".*\\.(webm|mp4)"))
                    .sorted()
                    .toList();
        }
        ScoringBenchmark benchmark = new ScoringBenchmark(Path.of(arguments[3]), clips);
        Path large = Path.of(arguments[1]);
        double forward = ForwardLoop.framesPerSecond(large.resolveSibling("network.pt"), FRAMES, SIDE);
        say("EfficientNet-B3, bare forward loop of DJL, batch %d, %d threads: %.1f frames/s", FRAMES, CORES, forward);
        double whole = benchmark.files(large);
        say("the same from stored recordings: %.1f frames/s, ratio to the bare loop %.2f", whole, whole / forward);
        double python = Double.parseDouble(arguments[4]);
        if (python > 0) {
            say("Python torch from the same recordings: %.1f frames/s; ours over Python %.2f", python, whole / python);
        }
        double packs = benchmark.packs("EfficientNet-B3", large, whole);
        say(
                "the same from frame packs as sessions have them: %.1f frames/s, ratio to the bare loop %.2f",
                packs, packs / forward);
        Path small = Path.of(arguments[2]);
        benchmark.packs("starter network", small, benchmark.files(small));
        benchmark.differences(small);
    }

    /** Frames per second from files: decode, detect, pack, crop, score. */
    private double files(Path model) throws Exception {
        try (FileScoring scoring = FileScoring.open(model, FRAMES, cache)) {
            List<FileScore> scores = new ArrayList<>();
            scoring.score(clips, scores::add); // as a service that runs: networks are loaded, the JVMs are warm
            scores.clear();
            long began = System.nanoTime();
            scoring.score(clips, scores::add);
            double took = seconds(began);
            int frames = 0;
            for (FileScore score : scores) {
                frames += switch (score) {
                    case Scored scored -> scored.frames().size();
                    case Failed failed -> throw new IOException(failed.file() + ": " + failed.reason());
                };
            }
            return frames / took;
        }
    }

    /**
     * Sessions a minute: inspection alone, scoring of its packs alone, and both from the recording. Answers frames per
     * second from packs as sessions have them.
     */
    private double packs(String name, Path model, double whole) throws Exception {
        String yaml = Files.readString(model);
        StageSums stages = new StageSums();
        double framesPerSecond = 0;
        try (Workers workers = new Workers(Isolation.NONE, cache, stages);
                ExecutorService callers = Executors.newFixedThreadPool(2 * CORES)) {
            for (boolean kept : List.of(false, true)) {
                List<byte[]> packs = new ArrayList<>();
                double inspecting = inspecting(callers, workers, kept, packs, stages);
                double frames = pictures(packs).size();
                double scoring = scoring(callers, workers, model, yaml, packs, stages);
                say(
                        "%s, packs %s: inspection %.0f sessions/min, scoring of packs (read, crop, network) %.0f, both"
                                + " at once from files %.0f; %,d bytes a pack; scoring of packs is %.2f times as fast as"
                                + " from files",
                        name,
                        kept ? "as sessions have them" : "of files",
                        60 * clips.size() / inspecting,
                        60 * clips.size() / scoring,
                        60 * whole * clips.size() / frames,
                        packs.stream().mapToLong(pack -> pack.length).sum() / clips.size(),
                        frames / scoring / whole);
                stages(name, stages);
                framesPerSecond = frames / scoring;
                if (kept) {
                    String changing = yaml + "\nperturbations: {seed: 1}\n";
                    say(
                            "%s: with perturbations scoring of packs takes %.2f times as long",
                            name, scoring(callers, workers, model, changing, packs, stages) / scoring);
                }
            }
        }
        return framesPerSecond;
    }

    /** Seconds, when the processes are started and warm. */
    private double inspecting(
            ExecutorService callers, Workers workers, boolean kept, List<byte[]> packs, StageSums stages)
            throws Exception {
        Media media = Media.ofFiles(workers, CORES, FRAMES, kept);
        all(callers, clips, clip -> inspect(media::inspect, clip));
        stages.clear("inspection");
        long began = System.nanoTime();
        packs.addAll(all(callers, clips, clip -> inspect(media::inspect, clip)));
        return seconds(began);
    }

    /**
     * Time of each stage in the workers, all threads together; reading, decoding and cropping of packs runs beside
     * inferring.
     */
    private void stages(String name, StageSums stages) {
        String jobs = Stream.of("inspection", "inference")
                .map(job -> job + " " + stages.of(job, 1e6 * clips.size()))
                .collect(Collectors.joining("; "));
        say("%s, milliseconds a session in the workers: %s", name, jobs);
    }

    /** Scores of packs beside scores of whole frames, decoded afresh. */
    private void differences(Path model) throws Exception {
        String yaml = Files.readString(model);
        try (Workers workers = new Workers(Isolation.NONE, cache);
                ExecutorService callers = Executors.newFixedThreadPool(2 * CORES)) {
            Media media = Media.ofFiles(workers, CORES, FRAMES, true);
            List<byte[]> packs = all(callers, clips, clip -> inspect(media::inspect, clip));
            PictureCodes.compare(pictures(packs));
            List<byte[]> frames = all(callers, clips, clip -> inspect(media::inspectWhole, clip));
            for (String context : List.of("1.0", "2.7", "4.0")) {
                Manifest manifest = Manifest.read(yaml.replaceFirst("context: .*", "context: " + context));
                try (IterationRunner runner = runner(workers, model, manifest)) {
                    PackDifference difference = PackDifference.of(
                            manifest,
                            all(callers, packs, pack -> runner.score(Bytes.of(pack))),
                            all(callers, frames, pack -> runner.score(Bytes.of(pack))));
                    say(
                            "starter network at context %s, packs against a fresh decode: %d sessions, %d frames; P of"
                                    + " a frame differs by %.2g on average and %.2g at most, a session's score by %.2g and"
                                    + " %.2g; %d decisions changed",
                            context,
                            clips.size(),
                            difference.frames(),
                            difference.meanOfFrames(),
                            difference.mostOfFrames(),
                            difference.meanOfScores(),
                            difference.mostOfScores(),
                            difference.decisions());
                }
            }
        }
    }

    private static List<byte[]> pictures(List<byte[]> packs) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (byte[] pack : packs) {
            FramePack.read(new ByteArrayInputStream(pack)).forEach(picture -> pictures.add(picture.png()));
        }
        return pictures;
    }

    private static IterationRunner runner(Workers workers, Path model, Manifest manifest) throws IOException {
        List<Bytes> networks = new ArrayList<>();
        manifest.networks().forEach(network -> networks.add(Bytes.of(model.resolveSibling(network.file()))));
        return new IterationRunner(workers, manifest, networks, 1, CORES);
    }

    /** Seconds, when the networks are loaded and the JVMs are warm. */
    private static double scoring(
            ExecutorService callers, Workers workers, Path model, String yaml, List<byte[]> packs, StageSums stages)
            throws Exception {
        try (IterationRunner runner = runner(workers, model, Manifest.read(yaml))) {
            all(callers, packs, pack -> runner.score(Bytes.of(pack)));
            stages.clear("inference");
            long began = System.nanoTime();
            all(callers, packs, pack -> runner.score(Bytes.of(pack)));
            return seconds(began);
        }
    }

    private interface Inspection {
        Inspected of(Media.Source recording, Optional<String> of, Path pack) throws Exception;
    }

    private static byte[] inspect(Inspection inspection, Path clip) throws Exception {
        Path pack = Files.createTempFile("pack", ".zip");
        try {
            if (!inspection
                    .of(() -> Files.newInputStream(clip), Optional.empty(), pack)
                    .packed()) {
                throw new IOException(clip + " gives no pack.");
            }
            return Files.readAllBytes(pack);
        } finally {
            Files.delete(pack);
        }
    }

    private interface Step<T, R> {
        R of(T one) throws Exception;
    }

    private static <T, R> List<R> all(ExecutorService callers, List<T> things, Step<T, R> step) throws Exception {
        List<Callable<R>> calls = new ArrayList<>();
        things.forEach(thing -> calls.add(() -> step.of(thing)));
        List<R> results = new ArrayList<>();
        for (Future<R> future : callers.invokeAll(calls)) {
            results.add(future.get());
        }
        return results;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
