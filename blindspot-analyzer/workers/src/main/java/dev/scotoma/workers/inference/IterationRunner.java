package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.inference.InferenceAnswer.Outcome;
import dev.scotoma.workers.inference.PackQueue.Waiting;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Alignment;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.worker.Call;
import dev.scotoma.workers.worker.Recycling;
import dev.scotoma.workers.worker.Words;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerPool;
import dev.scotoma.workers.worker.WorkerSpec;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the networks of one iteration in processes of its own. Networks and packs are files in a folder that the
 * processes see and may only read; nothing of them goes through a pipe.
 *
 * <p>Packs that are asked for while all processes work go into the next call together, so that batches reach across
 * sessions; a pack never waits for others to come. A process for which nothing comes ends. Where a worker says that its
 * GPU does not run the networks they run on the CPU from then on. A runner is thread-safe.
 */
public final class IterationRunner implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(IterationRunner.class.getName());
    private static final Duration IDLE = Duration.ofMinutes(5);
    /** How long a process may be at work: loading large networks again takes longer than a recording does. */
    private static final Duration LIFE = Duration.ofHours(6);

    /** Of a picture with as many pixels as one may have, decoded and as whole numbers, beside batches. */
    private static final int HEAP_MIB = 1280;
    /** The heap that crops with level eyes need beside the rest: the largest picture twice more. */
    private static final int TURNED_MIB = 768;
    /** The stacks for each thread: 8 MiB of one that runs the networks, and less of one that decodes and crops. */
    private static final int THREAD_MIB = 16;
    /** The heap that a GPU needs beside the rest: the pictures of many threads are there. */
    private static final int GPU_MIB = 768;

    private final Manifest manifest;
    private final Workers workers;
    private final int threads;
    private final NetworkFiles files;
    private final PackQueue<Sent> queue;
    private Hardware hardware;
    private volatile Optional<String> device = Optional.empty();
    private int mostFrames;

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
        this(workers, manifest, networks, processes, threads, hardware, IDLE);
    }

    IterationRunner(
            Workers workers,
            Manifest manifest,
            List<Bytes> networks,
            int processes,
            int threads,
            Hardware hardware,
            Duration idle)
            throws IOException {
        this.workers = workers;
        this.manifest = manifest;
        this.threads = threads;
        this.files = new NetworkFiles(workers, manifest, networks);
        boolean onnxOnly = manifest.networks().stream().allMatch(network -> network.format() == Format.ONNX);
        this.hardware = onnxOnly ? Hardware.CPU : hardware;
        this.mostFrames = this.hardware.device().batch();
        int calls = this.hardware.device().onGpu() ? 1 : processes;
        this.queue = new PackQueue<>(calls, idle, this::mostPacks, Conversation::new);
    }

    /** A pack among the files that workers see, and the participant whose recording it is of. */
    private record Sent(Path file, Optional<String> of) {}

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
     * @throws WorkerFault where no worker gave an answer; its culprit is the pack if it ends workers whose networks
     *     take another one
     */
    public FrameScores score(Bytes pack) throws IOException, InterruptedException, WorkerFault, Unscorable {
        return score(pack, Optional.empty());
    }

    /** @param of the participant who sent the recording, where that is known */
    public FrameScores score(Bytes pack, Optional<String> of)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        Path file = files.create();
        try {
            pack.writeTo(file);
            return queue.score(new Sent(file, of));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Where the networks run, in which precision and by which library, once they have. */
    public Optional<String> device() {
        return device;
    }

    /** How long a pack takes; empty until that is known. */
    public Optional<Duration> pace() {
        return queue.pace();
    }

    int processes() {
        return queue.processes();
    }

    /** What a process needs. ONNX passes through the heap when it is loaded. */
    private WorkerSpec spec(List<Path> networks) throws IOException {
        long bytes = 0;
        for (Path network : networks) {
            bytes += Files.size(network);
        }
        int networkMiB = (int) Math.min(16 << 10, bytes >> 20);
        Hardware on = hardware();
        List<String> options = new ArrayList<>(on.options());
        options.addAll(List.of(
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dai.djl.onnxruntime.num_threads=" + threads,
                "-Dscotoma.preparers=" + threads));
        return WorkerSpec.of("inference", InferenceWorker.class)
                .heapMiB(HEAP_MIB
                        + (levelsEyes() ? TURNED_MIB : 0)
                        + (on.device().onGpu() ? GPU_MIB : 0)
                        + 2 * networkMiB)
                .nativeMiB(1280 + 4 * networkMiB + THREAD_MIB * threads)
                .scratchMiB(16)
                .jobs(1000)
                .threads(threads)
                .busy(LIFE)
                .readable(on.readable())
                .inputs(List.of(files.folder()))
                .options(options)
                .gpu(on.device().onGpu())
                .build();
    }

    private boolean levelsEyes() {
        return manifest.networks().stream()
                .anyMatch(
                        network -> network.crop() instanceof AroundFace around && around.alignment() == Alignment.EYES);
    }

    /** What is said to one process, which starts when there is something to say. */
    private final class Conversation implements PackQueue.Server<Sent> {
        private @Nullable WorkerPool pool;
        private boolean closed;

        /** Several packs at once may fail for one of them; who is to blame is asked when they come one by one. */
        @Override
        public void serve(List<Waiting<Sent>> packs, Duration within)
                throws IOException, InterruptedException, WorkerFault, Unscorable {
            if (packs.size() > 1) {
                run(packs, within, false);
            } else {
                workers.trial().of(alone -> run(packs, within, alone), alone -> runKnownGood(within, alone));
            }
        }

        private InferenceAnswer run(List<Waiting<Sent>> packs, Duration within, boolean alone)
                throws IOException, InterruptedException, WorkerFault, Unscorable {
            List<Path> networks = files.networks();
            InferenceAnswer answer = ask(networks, packs, within, alone);
            if (answer.outcome() == Outcome.DEVICE_UNUSABLE && goToCpu(answer)) {
                close(false);
                answer = ask(
                        networks, packs.stream().filter(one -> !one.answered()).toList(), within, alone);
            }
            if (answer.outcome() != Outcome.RAN) {
                throw new Unscorable(Words.of(answer.detail()));
            }
            announce(answer);
            return answer;
        }

        private InferenceAnswer runKnownGood(Duration within, boolean alone)
                throws IOException, InterruptedException, WorkerFault, Unscorable {
            Path file = files.create();
            try {
                KnownGood.pack().writeTo(file);
                return run(List.of(new Waiting<>(new Sent(file, Optional.empty()))), within, alone);
            } finally {
                Files.delete(file);
            }
        }

        private InferenceAnswer ask(List<Path> networks, List<Waiting<Sent>> packs, Duration within, boolean alone)
                throws IOException, InterruptedException, WorkerFault {
            InferenceQuestion question = new InferenceQuestion(
                    manifest,
                    networks.stream().map(Path::toString).toList(),
                    packs.stream().map(one -> one.pack().file().toString()).toList());
            Iterator<Waiting<Sent>> next = packs.iterator();
            PackAnswers answers = new PackAnswers(answer -> answer(next.next(), answer));
            return pool(networks)
                    .call(new Call<>(
                                    question,
                                    InputStream.nullInputStream(),
                                    InferenceAnswer.class,
                                    answers,
                                    (long) packs.size() * PackAnswers.MOST_BYTES,
                                    within)
                            .of(packs.size() == 1 ? packs.getFirst().pack().of() : Optional.empty())
                            .alone(alone));
        }

        private synchronized WorkerPool pool(List<Path> networks) throws IOException {
            if (closed) {
                throw new IOException("The inference workers are closed.");
            }
            if (pool == null) {
                pool = workers.pool(spec(networks));
            }
            return pool;
        }

        private synchronized void close(boolean forGood) {
            closed |= forGood;
            if (pool != null) {
                pool.close();
            }
            pool = null;
        }

        @Override
        public void close() {
            close(true);
        }
    }

    private void answer(Waiting<Sent> pack, OfPack answer) {
        if (!answer.unreadable().isEmpty()) {
            pack.fail(new Unscorable(Words.of(answer.unreadable())));
            return;
        }
        try {
            FrameScores scores = answer.of(manifest);
            device = Optional.of(scores.device());
            pack.answer(scores);
        } catch (IllegalArgumentException impossible) {
            pack.fail(new Unscorable("The worker's scores cannot be true: " + impossible.getMessage()));
        }
    }

    /**
     * Goes on with the CPU, and answers false where the networks ran there already. The process that used the device is
     * ended: a device that failed may go on failing, and its process holds memory of it.
     */
    private synchronized boolean goToCpu(InferenceAnswer answer) {
        if (hardware.equals(Hardware.CPU)) {
            return false;
        }
        LOG.log(
                Level.WARNING,
                "%s was to run on %s; from now on it runs on the CPU, and more slowly: %s"
                        .formatted(manifest.id(), hardware.device(), Words.of(answer.detail())));
        hardware = Hardware.CPU;
        mostFrames = hardware.device().batch();
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
    }

    private synchronized Hardware hardware() {
        return hardware;
    }

    /** Where strangers are kept apart a call holds what one of them sent. */
    private int mostPacks() {
        return workers.recycling() == Recycling.NEVER ? hardware().device().packs() : 1;
    }

    @Override
    public void close() {
        queue.close();
        files.close();
    }
}
