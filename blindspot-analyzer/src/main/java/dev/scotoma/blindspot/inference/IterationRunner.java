package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Answer.OfPack;
import dev.scotoma.blindspot.inference.Answer.Outcome;
import dev.scotoma.blindspot.model.Manifest;
import dev.scotoma.blindspot.worker.Call;
import dev.scotoma.blindspot.worker.Words;
import dev.scotoma.blindspot.worker.WorkerFault;
import dev.scotoma.blindspot.worker.WorkerPool;
import dev.scotoma.blindspot.worker.WorkerSpec;
import dev.scotoma.blindspot.worker.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The processes that run the networks of one iteration. A process gets the networks once, over the pipe, and keeps them. Packs that are asked
 * for while all processes work go into the next call together, so that batches reach across sessions; a pack never waits for others to come.
 * Thread-safe.
 */
public final class IterationRunner implements AutoCloseable {
    private static final int MOST_FRAMES = 256;
    private static final int MOST_PACKS = 16;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final int HEAP_MIB = 768;
    /** All of a pack is in memory, and whole frames may be as large as a pack can be. */
    private static final int WHOLE_FRAMES_MIB = 512;

    private final Manifest manifest;
    private final List<Bytes> networks;
    private final WorkerPool pool;
    private final Lane<Bytes> lane;
    private volatile Optional<String> device = Optional.empty();

    /**
     * @param networks in the order of the manifest
     * @param processes that run at a time
     * @param threads of each
     */
    public IterationRunner(Workers workers, Manifest manifest, List<Bytes> networks, int processes, int threads)
            throws IOException {
        this.manifest = manifest;
        this.networks = List.copyOf(networks);
        this.pool = workers.pool(spec(processes, threads));
        this.lane = new Lane<>(processes, MOST_PACKS, this::scoreTogether);
    }

    /** Why networks or a pack gave no scores; the message is for the operator. */
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
    Optional<String> device() {
        return device;
    }

    /** ONNX passes through the heap when it is loaded, TorchScript does not. */
    private WorkerSpec spec(int processes, int threads) throws IOException {
        long bytes = 0;
        for (Bytes network : networks) {
            bytes += network.length();
        }
        int networkMiB = (int) Math.min(16 << 10, bytes >> 20);
        List<String> options = List.of(
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dai.djl.onnxruntime.num_threads=" + threads);
        return new WorkerSpec(
                "inference",
                InferenceWorker.class,
                processes,
                HEAP_MIB + (manifest.wantsWholeFrames() ? WHOLE_FRAMES_MIB : 0) + 2 * networkMiB,
                1024 + 4 * networkMiB,
                16,
                1000,
                List.of(),
                options,
                false);
    }

    private List<FrameScores> scoreTogether(List<Bytes> packs)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        ByteArrayOutputStream scores = new ByteArrayOutputStream();
        Answer answer = ask(List.of(), packs, scores);
        if (answer.outcome() == Outcome.NETWORK_NEEDED) {
            answer = ask(networks, packs, scores);
        }
        if (answer.outcome() != Outcome.RAN) {
            throw new Unscorable(
                    answer.outcome() == Outcome.NETWORK_NEEDED
                            ? "The worker does not take the networks."
                            : Words.of(answer.detail()));
        }
        device = Optional.of(Words.of(answer.device()));
        return checked(answer.packs(), packs.size(), scores.toByteArray());
    }

    private Answer ask(List<Bytes> withNetworks, List<Bytes> packs, ByteArrayOutputStream scores)
            throws IOException, InterruptedException, WorkerFault {
        List<Bytes> parts = new ArrayList<>(withNetworks);
        parts.addAll(packs);
        Question question = new Question(manifest, lengths(withNetworks), lengths(packs));
        long limit = (long) packs.size() * MOST_FRAMES * numbers() * Float.BYTES;
        try (InputStream input = new InTurn(parts)) {
            return pool.call(new Call<>(question, input, Answer.class, scores, limit, WITHIN));
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

    /** Of a frame. */
    private int numbers() {
        return heads() + Perturbation.changes(manifest);
    }

    /** A worker that a stranger took over may answer anything: what it says is kept only if it can be true. */
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
    public void close() {
        pool.close();
    }
}
