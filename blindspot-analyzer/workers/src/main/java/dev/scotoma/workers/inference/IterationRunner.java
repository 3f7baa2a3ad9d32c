package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.inference.InferenceAnswer.Outcome;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.worker.Call;
import dev.scotoma.workers.worker.Words;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerPool;
import dev.scotoma.workers.worker.WorkerSpec;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs the networks of one iteration in processes of its own. A process gets the networks once, over the pipe, and
 * keeps them.
 *
 * <p>Packs that are asked for while all processes work go into the next call together, so that batches reach across
 * sessions; a pack never waits for others to come. Where a worker says that its GPU does not run the networks they run
 * on the CPU from then on. A runner is thread-safe.
 */
public final class IterationRunner implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(IterationRunner.class.getName());
    private static final int MOST_FRAMES = 256;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final int HEAP_MIB = 768;
    /**
     * The heap that packs of whole frames need beside the rest. All of a pack is in memory, and whole frames may be as
     * large as a pack can be.
     */
    private static final int WHOLE_FRAMES_MIB = 512;
    /** The stacks for each thread: 8 MiB of one that runs the networks, and less of one that decodes and crops. */
    private static final int THREAD_MIB = 16;
    /** The heap that a GPU needs beside the rest: batches are large, and the pictures of several are there. */
    private static final int GPU_MIB = 1280;

    private final Manifest manifest;
    private final List<Bytes> networks;
    private final Workers workers;
    private final int threads;
    private final boolean wholeFrames;
    private final Lane<Bytes> lane;
    private Hardware hardware;
    private WorkerPool pool;
    private volatile Optional<String> device = Optional.empty();
    private int mostFrames;
    private boolean halfSaid;
    private boolean closed;

    /**
     * A runner on the CPU.
     *
     * @param networks in the order of the manifest
     * @param processes how many run at a time
     * @param threads how many each has: as many decode and crop, and on the CPU as many run the networks
     */
    public IterationRunner(Workers workers, Manifest manifest, List<Bytes> networks, int processes, int threads)
            throws IOException {
        this(workers, manifest, networks, processes, threads, Hardware.CPU);
    }

    /** A runner on the hardware that the operator named. On a GPU one process runs, however many are asked for. */
    public IterationRunner(
            Workers workers, Manifest manifest, List<Bytes> networks, int processes, int threads, Hardware hardware)
            throws IOException {
        this(workers, manifest, networks, new Size(processes, threads, manifest.wantsWholeFrames()), hardware);
    }

    /**
     * How much a runner does at a time, and how much that may be.
     *
     * @param wholeFrames whether packs hold whole frames, be it that networks want them or not
     */
    private record Size(int processes, int threads, boolean wholeFrames) {}

    /** A runner on the CPU of one process, whose packs hold whole frames whatever the networks see of them. */
    public static IterationRunner ofWholeFrames(Workers workers, Manifest manifest, List<Bytes> networks, int threads)
            throws IOException {
        return new IterationRunner(workers, manifest, networks, new Size(1, threads, true), Hardware.CPU);
    }

    private IterationRunner(Workers workers, Manifest manifest, List<Bytes> networks, Size size, Hardware hardware)
            throws IOException {
        this.workers = workers;
        this.manifest = manifest;
        this.networks = List.copyOf(networks);
        this.threads = size.threads();
        this.wholeFrames = size.wholeFrames();
        boolean onnxOnly = manifest.networks().stream().allMatch(network -> network.format() == Format.ONNX);
        this.hardware = onnxOnly ? Hardware.CPU : hardware;
        this.mostFrames = this.hardware.device().batch();
        int calls = this.hardware.device().onGpu() ? 1 : size.processes();
        this.pool = workers.pool(spec(calls));
        this.lane = new Lane<>(calls, this::mostPacks, this::scoreTogether);
    }

    /** Says why networks or a pack gave no scores. The message is for the operator. */
    public static final class Unscorable extends Exception {
        Unscorable(String why) {
            super(why);
        }
    }

    /**
     * Scores every frame of the pack; takes seconds, and belongs in no transaction.
     *
     * @throws Unscorable when networks or pack cannot be used
     * @throws WorkerFault when the worker failed otherwise; a fresh one is started for the next call
     */
    public FrameScores score(Bytes pack) throws IOException, InterruptedException, WorkerFault, Unscorable {
        return lane.score(pack);
    }

    /** Where the networks run, once they have. */
    public Optional<String> device() {
        return device;
    }

    /**
     * What a process needs. ONNX passes through the heap when it is loaded, TorchScript only where it is halved, and
     * then twice.
     */
    private WorkerSpec spec(int processes) throws IOException {
        long bytes = 0;
        for (Bytes network : networks) {
            bytes += network.length();
        }
        int networkMiB = (int) Math.min(16 << 10, bytes >> 20);
        List<String> options = new ArrayList<>(hardware.options());
        options.addAll(List.of(
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dai.djl.onnxruntime.num_threads=" + threads,
                "-Dscotoma.preparers=" + threads));
        return WorkerSpec.of("inference", InferenceWorker.class)
                .processes(processes)
                .heapMiB(HEAP_MIB
                        + (wholeFrames ? WHOLE_FRAMES_MIB : 0)
                        + (hardware.device().onGpu() ? GPU_MIB : 0)
                        + (hardware.device().half() ? 4 : 2) * networkMiB)
                .nativeMiB(1024 + 4 * networkMiB + THREAD_MIB * threads)
                .scratchMiB(16)
                .jobs(1000)
                .readable(hardware.readable())
                .options(options)
                .gpu(hardware.device().onGpu())
                .build();
    }

    private List<FrameScores> scoreTogether(List<Bytes> packs)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        ByteArrayOutputStream scores = new ByteArrayOutputStream();
        InferenceAnswer answer = ask(packs, scores);
        if (answer.outcome() == Outcome.DEVICE_UNUSABLE && goToCpu(answer)) {
            List<FrameScores> all = new ArrayList<>();
            for (int from = 0; from < packs.size(); from += mostPacks()) {
                all.addAll(scoreTogether(packs.subList(from, Math.min(packs.size(), from + mostPacks()))));
            }
            return all;
        }
        if (answer.outcome() != Outcome.RAN) {
            throw new Unscorable(
                    answer.outcome() == Outcome.NETWORK_NEEDED
                            ? "The worker does not take the networks."
                            : Words.of(answer.detail()));
        }
        device = Optional.of(Words.of(answer.device()));
        announce(answer);
        return checked(answer.packs(), packs.size(), scores.toByteArray());
    }

    /**
     * Goes on with the CPU, and answers false where the networks ran there already. The process that used the device is
     * ended: a device that failed may go on failing, and its process holds memory of it.
     */
    private synchronized boolean goToCpu(InferenceAnswer answer) throws IOException {
        if (hardware.equals(Hardware.CPU)) {
            return false;
        }
        LOG.log(
                Level.WARNING,
                "%s was to run on %s; from now on it runs on the CPU, in 32 bits and more slowly: %s"
                        .formatted(manifest.id(), hardware.device(), Words.of(answer.detail())));
        pool.close();
        if (closed) {
            throw new IOException("The inference workers are closed.");
        }
        hardware = Hardware.CPU;
        mostFrames = hardware.device().batch();
        pool = workers.pool(spec(1));
        return true;
    }

    private synchronized void announce(InferenceAnswer answer) {
        if (answer.mostFrames() > 0 && answer.mostFrames() < mostFrames) {
            mostFrames = answer.mostFrames();
            LOG.log(
                    Level.WARNING,
                    "%s: no more than %d frames at a time fit into the memory of %s."
                            .formatted(manifest.id(), mostFrames, hardware.device()));
        }
        Double halfOff = answer.halfOff();
        if (halfOff != null && !halfSaid) {
            halfSaid = true;
            LOG.log(
                    Level.WARNING,
                    "%s: on its first frames, probabilities in half precision are up to %.1e from those in 32 bits."
                            .formatted(manifest.id(), halfOff));
        }
    }

    private synchronized int mostPacks() {
        return hardware.device().packs();
    }

    private synchronized WorkerPool pool() {
        return pool;
    }

    private InferenceAnswer ask(List<Bytes> packs, ByteArrayOutputStream scores)
            throws IOException, InterruptedException, WorkerFault {
        InferenceAnswer answer = ask(List.of(), packs, scores);
        return answer.outcome() == Outcome.NETWORK_NEEDED ? ask(networks, packs, scores) : answer;
    }

    private InferenceAnswer ask(List<Bytes> withNetworks, List<Bytes> packs, ByteArrayOutputStream scores)
            throws IOException, InterruptedException, WorkerFault {
        List<Bytes> parts = new ArrayList<>(withNetworks);
        parts.addAll(packs);
        InferenceQuestion question = new InferenceQuestion(manifest, lengths(withNetworks), lengths(packs));
        long limit = (long) packs.size() * MOST_FRAMES * numbers() * Float.BYTES;
        try (InputStream input = new InTurn(parts)) {
            return pool().call(new Call<>(question, input, InferenceAnswer.class, scores, limit, WITHIN));
        }
    }

    private static List<Long> lengths(List<Bytes> parts) throws IOException {
        List<Long> lengths = new ArrayList<>();
        for (Bytes part : parts) {
            lengths.add(part.length());
        }
        return lengths;
    }

    private int heads() {
        return manifest.output().heads().size();
    }

    /** How many numbers a frame's scores are. */
    private int numbers() {
        return heads() + Perturbation.changes(manifest);
    }

    /**
     * The scores that a worker answered. One that a stranger took over may answer anything, so what it says is kept
     * only if it can be true.
     */
    private List<FrameScores> checked(List<OfPack> answers, int packs, byte[] scores) throws Unscorable {
        try {
            if (answers.size() != packs) {
                throw new IllegalArgumentException(answers.size() + " packs of " + packs + " have an answer.");
            }
            List<FrameScores> checked = new ArrayList<>();
            int at = 0;
            for (OfPack answer : answers) {
                if (!answer.unreadable().isEmpty()) {
                    throw new Unscorable(Words.of(answer.unreadable()));
                }
                if (answer.atMs().size() > MOST_FRAMES || answer.atMs().stream().anyMatch(ms -> ms < 0)) {
                    throw new IllegalArgumentException("The frames are too many or lie before the recording.");
                }
                int end = at + answer.atMs().size() * numbers() * Float.BYTES;
                byte[] ofPack = Arrays.copyOfRange(scores, at, end);
                checked.add(FrameScores.of(answer.atMs(), heads(), Perturbation.changes(manifest), ofPack));
                at = end;
            }
            return checked;
        } catch (IllegalArgumentException impossible) {
            throw new Unscorable("The worker's scores cannot be true: " + impossible.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        pool.close();
    }
}
