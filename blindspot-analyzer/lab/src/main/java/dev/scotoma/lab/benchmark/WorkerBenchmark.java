package dev.scotoma.lab.benchmark;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.Device;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.Hardware;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.media.FramePack.Frame;
import dev.scotoma.workers.media.FramePack.Region;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Workers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/**
 * {@code make bench-gpu}, the platform's side: frame packs through the networks that {@code forward_benchmark.py}
 * wrote, in a sandboxed worker on the GPU as the service runs it, and how far its scores are from those of a worker on
 * the CPU.
 */
public final class WorkerBenchmark {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int PACKS = 4;
    private static final int FRAMES = 16;
    private static final int SIDE = 480;

    private final Path folder;
    private final Path cache;
    private final String libtorch;
    private final double seconds;
    private final List<Bytes> packs = new ArrayList<>();
    private final int bytes;
    private final Queue<Double> latencies = new ConcurrentLinkedQueue<>();

    private WorkerBenchmark(Path folder, Path cache, String libtorch, double seconds) throws IOException {
        this.folder = folder;
        this.cache = cache;
        this.libtorch = libtorch;
        this.seconds = seconds;
        for (int seed = 0; seed < PACKS; seed++) {
            packs.add(Bytes.of(pack(seed)));
        }
        this.bytes = pack(0).length;
    }

    /**
     * @param arguments folder of the networks, cache for native libraries, libtorch, seconds; then pairs of a network
     *     and full or half
     */
    public static void main(String[] arguments) throws Exception {
        WorkerBenchmark benchmark = new WorkerBenchmark(
                Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], Double.parseDouble(arguments[3]));
        for (int i = 4; i + 1 < arguments.length; i += 2) {
            benchmark.run(arguments[i], arguments[i + 1]);
        }
    }

    private void run(String name, String precision) throws Exception {
        Path file = folder.resolve(name + "-" + precision + ".pt");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        Manifest manifest = Manifest.read("""
                name: %s-random
                iteration: 1
                network: {file: %s, format: torchscript, sha256: %s}
                input: {width: 256, height: 256, channels: rgb, resize: opencv_area, scale: 0.0039, mean: [0, 0, 0], std: [1, 1, 1]}
                crop: {around: face, context: 3}
                output: {heads: [phone, finger, moire, artifacts, glare, mirror, hidden, spoof], decides: spoof}
                threshold: {value: 0.5, from: nothing; its weights are random}
                aggregation: mean
                lineage: {trainedOn: nothing, participants: none}
                """.formatted(name.replace('_', '-'), file.getFileName(), sha256));
        List<Bytes> network = List.of(Bytes.of(file));
        Hardware gpu = Hardware.of("cuda", Optional.of(libtorch));
        StageSums stages = new StageSums();
        try (Workers workers = new Workers(Isolation.NONE, cache, stages);
                ExecutorService callers = Executors.newCachedThreadPool();
                IterationRunner onGpu = new IterationRunner(
                        workers, manifest, network, 1, gpu.device().threads(), gpu);
                IterationRunner onCpu = new IterationRunner(workers, manifest, network, 1, CORES)) {
            double off = farthest(onGpu.score(packs.getFirst()), onCpu.score(packs.getFirst()));
            frames(callers, onGpu, gpu.device(), 2); // the JVM compiles, CUDA chooses its kernels
            stages.clear("inference");
            latencies.clear();
            long began = System.nanoTime();
            long frames;
            String use;
            try (GpuWatch watch = new GpuWatch()) {
                frames = frames(callers, onGpu, gpu.device(), seconds);
                use = watch.toString();
            }
            double took = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s precision, in a worker (%s, %s) from packs of %,d bytes: %.0f frames/s, p95 of a pack %.0f ms; %s; of %.1f s the worker"
                            + " spent seconds: %s (prepared by %d threads); farthest from a worker on the CPU: %.1e%n",
                    name,
                    precision,
                    workers.isolation(),
                    onGpu.device().orElseThrow(),
                    bytes,
                    frames / took,
                    p95(),
                    use,
                    took,
                    stages.of("inference", 1e9),
                    gpu.device().threads(),
                    off);
        }
    }

    /**
     * Callers ask for one pack after the other; they are as many as two calls of a worker take, of which one is being
     * made.
     */
    private long frames(ExecutorService callers, IterationRunner runner, Device wanted, double seconds)
            throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        AtomicLong frames = new AtomicLong();
        List<Callable<Void>> calls = new ArrayList<>();
        boolean fellBack = runner.device().orElseThrow().startsWith("cpu");
        int many = 2 * (fellBack ? Device.CPU : wanted).packs();
        for (int caller = 0; caller < many; caller++) {
            Bytes pack = packs.get(caller % PACKS);
            calls.add(() -> {
                while (System.nanoTime() < until) {
                    long began = System.nanoTime();
                    frames.addAndGet(runner.score(pack).frames());
                    latencies.add((System.nanoTime() - began) / 1e6);
                }
                return null;
            });
        }
        for (Future<Void> call : callers.invokeAll(calls)) {
            call.get();
        }
        return frames.get();
    }

    private double p95() {
        double[] sorted = latencies.stream().mapToDouble(ms -> ms).sorted().toArray();
        return sorted[sorted.length * 95 / 100];
    }

    private static double farthest(FrameScores some, FrameScores others) {
        double farthest = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int head = 0; head < 8; head++) {
                farthest =
                        Math.max(farthest, Math.abs(some.probability(frame, head) - others.probability(frame, head)));
            }
        }
        return farthest;
    }

    /** As large as inspection writes them: colours that run into each other, and a little noise. */
    private static byte[] pack(int seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FramePack.Writer pack = new FramePack.Writer(bytes)) {
            for (int i = 0; i < FRAMES; i++) {
                BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
                double turn = random.nextDouble() * Math.PI;
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        int wave = (int) (100 * Math.sin(turn + x / 40.0) + 100 * Math.cos(turn + y / 60.0));
                        int noise = random.nextInt(100) < 4 ? 1 : 0;
                        picture.setRGB(x, y, (127 + wave / 2 + noise) << 16 | (127 - wave / 3) << 8 | (90 + wave / 4));
                    }
                }
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(picture, "png", png);
                Face face = new Face(0.9, new Box(180, 170, 120, 140), List.of());
                pack.add(new Frame(200 * i, 640, 480, new Region(0, 0, SIDE, SIDE), face, 1, ""), png.toByteArray());
            }
        }
        return bytes.toByteArray();
    }
}
