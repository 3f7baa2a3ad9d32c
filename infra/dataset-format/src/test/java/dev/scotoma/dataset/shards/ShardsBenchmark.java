package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.DrawnVersion;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * What {@code make bench-dataset} runs of the shards: the export of a version as shards, beside {@code tar} of the same recordings, turn
 * by turn on the same disk. Both end when the disk has the bytes. The version is drawn once and kept in the folder.
 */
final class ShardsBenchmark {
    private static final int RECORDING = 8_000_000;
    private static final int TURNS = 3;

    private ShardsBenchmark() {}

    /** FOLDER MEGABYTES, 10000 for the size that the design names. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int megabytes = Integer.parseInt(arguments[1]);
        Path version = folder.resolve("version-" + megabytes);
        if (!Files.exists(version.resolve(Manifest.FILE))) {
            delete(version);
            new DrawnVersion(Math.max(4, megabytes / 8), RECORDING).write(Files.createDirectory(version));
        }
        double bytes = bytes(version.resolve("media"));
        double[] shards = new double[TURNS];
        double[] tar = new double[TURNS];
        double[] verify = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            Path archive = folder.resolve("peer.tar");
            Files.deleteIfExists(archive);
            tar[turn] = seconds(() -> {
                command("tar", "-cf", archive.toString(), "-C", version.toString(), "media");
                command("sync", archive.toString());
            });
            Files.delete(archive);
            Path out = folder.resolve("shards");
            delete(out);
            shards[turn] = seconds(() -> Shards.write(version, out, 1_000_000_000L, (number, of) -> {}));
            verify[turn] = seconds(() -> {
                var faults = ShardVerifier.verify(out, (number, of) -> {}).faults();
                if (!faults.isEmpty()) {
                    throw new IllegalStateException(faults.toString());
                }
            });
            delete(out);
            System.out.printf(
                    Locale.ROOT,
                    "%.1f GB: tar %.1f s, shards %.1f s (%.2f of tar), verify %.1f s%n",
                    bytes / 1e9,
                    tar[turn],
                    shards[turn],
                    tar[turn] / shards[turn],
                    verify[turn]);
        }
        System.out.printf(
                Locale.ROOT,
                "median: shards %.0f MB/s, tar %.0f MB/s, %.2f of tar; verify %.0f MB/s%n",
                bytes / 1e6 / median(shards),
                bytes / 1e6 / median(tar),
                median(tar) / median(shards),
                bytes / 1e6 / median(verify));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void command(String... words) throws IOException, InterruptedException {
        if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", words) + " failed");
        }
    }

    private static double bytes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
