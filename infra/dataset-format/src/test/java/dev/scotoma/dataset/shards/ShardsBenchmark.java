package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.DrawnVersion;
import dev.scotoma.dataset.format.Checksums;
import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Papers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * What {@code make bench-dataset} runs of the shards: the export of a version as shards, beside {@code tar} of the same recordings, and
 * the verification of the version and of its shards, each beside {@code sha256sum} of the same files on all cores; turn by turn on the
 * same disk. Exports end when the disk has the bytes. The version is drawn once and kept in the folder.
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
        if (!Files.exists(version.resolve(Checksums.FILE))) {
            delete(version);
            Files.createDirectory(version);
            Manifest manifest = new DrawnVersion(Math.max(4, megabytes / 8), RECORDING).write(version);
            Papers.write(version, manifest, DrawnVersion.ABOUT);
            Checksums.write(version, manifest.files());
        }
        double bytes = bytes(version.resolve("media"));
        double[] shards = new double[TURNS];
        double[] tar = new double[TURNS];
        var files = new Verification("the version", version, TURNS);
        var samples = new Verification("its shards", folder.resolve("shards"), TURNS);
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
            files.turn(turn, DatasetVerifier::verify);
            samples.turn(turn, ShardVerifier::verify);
            delete(out);
            System.out.printf(
                    Locale.ROOT,
                    "%.1f GB: tar %.1f s, shards %.1f s (%.2f of tar)%n",
                    bytes / 1e9,
                    tar[turn],
                    shards[turn],
                    tar[turn] / shards[turn]);
        }
        System.out.printf(
                Locale.ROOT,
                "median: shards %.0f MB/s, tar %.0f MB/s, %.2f of tar%n",
                bytes / 1e6 / median(shards),
                bytes / 1e6 / median(tar),
                median(tar) / median(shards));
        boolean fast = files.isFastEnough();
        fast &= samples.isFastEnough();
        System.exit(fast ? 0 : 1);
    }

    /** How fast copies are verified, beside {@code sha256sum} of their files with as many processes as there are cores. */
    private static final class Verification {
        private static final double LEAST = .8;

        private final String what;
        private final Path copy;
        private final double[] verify;
        private final double[] sums;

        Verification(String what, Path copy, int turns) {
            this.what = what;
            this.copy = copy;
            verify = new double[turns];
            sums = new double[turns];
        }

        @FunctionalInterface
        interface Verifier {
            DatasetVerifier.Report verify(Path copy, DatasetVerifier.Progress progress) throws IOException;
        }

        void turn(int turn, Verifier verifier) throws Exception {
            sums[turn] = seconds(() -> command(
                    "sh",
                    "-c",
                    "find \"$1\" -type f -print0 | xargs -0 -n 1 -P \"$2\" sha256sum > /dev/null",
                    "sh",
                    copy.toString(),
                    String.valueOf(Runtime.getRuntime().availableProcessors())));
            verify[turn] = seconds(() -> {
                var faults = verifier.verify(copy, (number, of) -> {}).faults();
                if (!faults.isEmpty()) {
                    throw new IllegalStateException(faults.toString());
                }
            });
            System.out.printf(
                    Locale.ROOT, "verify %s: %.1f s, sha256sum on all cores %.1f s%n", what, verify[turn], sums[turn]);
        }

        /** Tells the ratio of the medians. */
        boolean isFastEnough() {
            double ratio = median(sums) / median(verify);
            System.out.printf(
                    Locale.ROOT, "median: verify %s at %.2f of sha256sum, %.1f at least%n", what, ratio, LEAST);
            return ratio >= LEAST;
        }
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
