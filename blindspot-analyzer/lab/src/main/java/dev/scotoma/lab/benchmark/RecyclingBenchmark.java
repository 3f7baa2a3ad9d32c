package dev.scotoma.lab.benchmark;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Recycling;
import dev.scotoma.workers.worker.StageTimes;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code make bench-workers}: what it costs to keep strangers apart. The processor time of all workers is taken for few
 * recordings and for more; the difference is that of the recordings, without what a service pays once.
 */
public final class RecyclingBenchmark {
    private static final int EACH = 2;
    private static final int FEW = 2;
    private static final Duration WITHIN = Duration.ofSeconds(90);

    private final List<Path> clips;
    private final Path model;
    private final Path cache;

    private RecyclingBenchmark(List<Path> clips, Path model, Path cache) {
        this.clips = clips;
        this.model = model;
        this.cache = cache;
    }

    /** @param arguments folder of recordings, manifest with its networks beside it, cache for native libraries */
    public static void main(String[] arguments) throws Exception {
        List<Path> clips;
        try (var files = Files.list(Path.of(arguments[0]))) {
            clips = files.filter(file -> file.toString().matches(".*\\.(webm|mp4)"))
                    .sorted()
                    .toList();
        }
        var benchmark = new RecyclingBenchmark(clips, Path.of(arguments[1]), Path.of(arguments[2]));
        benchmark.inspected(Recycling.NEVER, FEW); // unpacks the libraries, and the files are read once
        for (Recycling recycling : Recycling.values()) {
            double inspecting = benchmark.inspecting(recycling);
            double scoring = benchmark.scoring(recycling);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f CPU seconds to inspect a recording, %.2f to score its pack (%d recordings, %d of each"
                            + " participant)%n",
                    recycling,
                    inspecting,
                    scoring,
                    clips.size(),
                    EACH);
        }
    }

    private double inspecting(Recycling recycling) throws Exception {
        double few = cpuOf(() -> inspected(recycling, FEW));
        return (cpuOf(() -> inspected(recycling, clips.size())) - few) / (clips.size() - FEW);
    }

    private double scoring(Recycling recycling) throws Exception {
        List<byte[]> packs = inspected(Recycling.NEVER, clips.size());
        double few = cpuOf(() -> score(recycling, packs.subList(0, FEW)));
        return (cpuOf(() -> score(recycling, packs)) - few) / (clips.size() - FEW);
    }

    private List<byte[]> inspected(Recycling recycling, int count) throws Exception {
        List<byte[]> packs = new ArrayList<>();
        Path pack = Files.createTempFile("pack", ".zip");
        try (Workers workers = workers(recycling)) {
            Media media = new Media(workers, 1, WITHIN);
            for (int i = 0; i < count; i++) {
                Path clip = clips.get(i);
                if (!media.inspect(() -> Files.newInputStream(clip), of(i), pack)
                        .packed()) {
                    throw new IOException(clip + " gives no pack.");
                }
                packs.add(Files.readAllBytes(pack));
            }
        } finally {
            Files.delete(pack);
        }
        return packs;
    }

    private void score(Recycling recycling, List<byte[]> packs) throws Exception {
        Manifest manifest = Manifest.read(Files.readString(model));
        List<Bytes> networks = manifest.networks().stream()
                .map(network -> Bytes.of(model.resolveSibling(network.file())))
                .toList();
        try (Workers workers = workers(recycling);
                IterationRunner runner = new IterationRunner(workers, manifest, networks, 1, 1)) {
            for (int i = 0; i < packs.size(); i++) {
                runner.score(Bytes.of(packs.get(i)), of(i));
            }
        }
    }

    private Workers workers(Recycling recycling) {
        return new Workers(Isolation.NONE, cache, recycling, StageTimes.IGNORED);
    }

    private static Optional<String> of(int recording) {
        return Optional.of("participant " + recording / EACH);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double cpuOf(Work work) throws Exception {
        try (var children = new ProcessorTime()) {
            work.run();
            return children.seconds();
        }
    }
}
