package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Answer.OfPack;
import dev.scotoma.blindspot.inference.Answer.Outcome;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.blindspot.worker.Call;
import dev.scotoma.blindspot.worker.WorkerFault;
import dev.scotoma.blindspot.worker.WorkerPool;
import dev.scotoma.blindspot.worker.WorkerSpec;
import dev.scotoma.blindspot.worker.Workers;
import dev.scotoma.kit.ObjectStorage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives the frame packs of sessions to the networks of an iteration. Every iteration has processes of its own: a hostile one can spoil its own
 * scores and no others. A process gets its networks once, over the pipe, and keeps them. Packs that are asked for while all processes work go
 * into the next call together, so that batches reach across sessions; a pack never waits for others to come.
 */
@ApplicationScoped
public class Inference {
    private static final Logger LOG = Logger.getLogger(Inference.class);
    private static final int MOST_FRAMES = 256;
    private static final int MOST_PACKS = 16;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final int HEAP_MIB = 768;

    private final Workers workers;
    private final ObjectStorage storage;
    private final int processes;
    private final int threads;
    private final int iterations;
    private final Map<String, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    Inference(
            Workers workers,
            ObjectStorage storage,
            @ConfigProperty(name = "scotoma.inference.processes", defaultValue = "1") int processes,
            @ConfigProperty(name = "scotoma.inference.threads", defaultValue = "1") int threads,
            @ConfigProperty(name = "scotoma.inference.iterations", defaultValue = "4") int iterations) {
        this.workers = workers;
        this.storage = storage;
        this.processes = processes;
        this.threads = threads;
        this.iterations = iterations;
    }

    /** Why a network or a pack gave no scores; the message is for the operator. */
    public static final class Unscorable extends Exception {
        Unscorable(String why) {
            super(why);
        }
    }

    /**
     * Scores every frame of the pack stored under {@code packKey}; takes seconds, and belongs in no transaction.
     *
     * @throws Unscorable when networks or pack cannot be used
     * @throws WorkerFault when the worker failed otherwise; a fresh one is started for the next call
     */
    public FrameScores score(Iteration iteration, String packKey)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        return lane(iteration).score(packKey);
    }

    /** The iteration that was asked least recently gives up its processes when there are too many; a job cut off by that is tried again. */
    private synchronized Lane lane(Iteration iteration) {
        Lane lane = lanes.computeIfAbsent(iteration.digest(), digest -> {
            WorkerPool pool = workers.pool(spec(iteration.networkBytes()));
            return new Lane(processes, MOST_PACKS, packs -> score(iteration, pool, packs), pool::close);
        });
        if (lanes.size() > iterations) {
            var eldest = lanes.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return lane;
    }

    /** ONNX passes through the heap when it is loaded, TorchScript does not. */
    private WorkerSpec spec(long networkBytes) {
        int networkMiB = (int) Math.min(16 << 10, networkBytes >> 20);
        List<String> options = List.of(
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dai.djl.onnxruntime.num_threads=" + threads);
        return new WorkerSpec(
                "inference",
                InferenceWorker.class,
                processes,
                HEAP_MIB + 2 * networkMiB,
                1024 + 4 * networkMiB,
                16,
                1000,
                List.of(),
                options);
    }

    private List<FrameScores> score(Iteration iteration, WorkerPool pool, List<String> packs)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        ByteArrayOutputStream scores = new ByteArrayOutputStream();
        Answer answer = ask(iteration, pool, packs, false, scores);
        if (answer.outcome() == Outcome.NETWORK_NEEDED) {
            answer = ask(iteration, pool, packs, true, scores);
        }
        if (answer.outcome() != Outcome.RAN) {
            throw new Unscorable(
                    answer.outcome() == Outcome.NETWORK_NEEDED
                            ? "The worker does not take the networks."
                            : answer.detail());
        }
        if (announced.add(iteration.digest())) {
            LOG.infof("%s runs on %s with %d thread(s).", iteration.manifest().id(), answer.device(), threads);
        }
        return checked(
                answer.packs(),
                packs.size(),
                iteration.manifest().output().heads().size(),
                scores.toByteArray());
    }

    private Answer ask(
            Iteration iteration,
            WorkerPool pool,
            List<String> packs,
            boolean withNetworks,
            ByteArrayOutputStream scores)
            throws IOException, InterruptedException, WorkerFault {
        List<String> keys = new ArrayList<>();
        List<Long> networkBytes = new ArrayList<>();
        if (withNetworks) {
            iteration.networks().stream().map(StoredNetwork::key).forEach(keys::add);
            iteration.networks().stream().map(StoredNetwork::bytes).forEach(networkBytes::add);
        }
        List<Long> packBytes = new ArrayList<>();
        for (String pack : packs) {
            packBytes.add(storage.stat(pack)
                    .orElseThrow(() -> new NoSuchFileException(pack))
                    .bytes());
            keys.add(pack);
        }
        int heads = iteration.manifest().output().heads().size();
        long limit = (long) packs.size() * MOST_FRAMES * heads * Float.BYTES;
        Question question = new Question(iteration.manifest(), networkBytes, packBytes);
        try (InputStream input = new StoredInTurn(storage, keys)) {
            return pool.call(new Call<>(question, input, Answer.class, scores, limit, WITHIN));
        }
    }

    /** A worker that a stranger took over may answer anything: what it says is kept only if it can be true. */
    private static List<FrameScores> checked(List<OfPack> answers, int packs, int heads, byte[] scores)
            throws Unscorable {
        try {
            if (answers.size() != packs) {
                throw new IllegalArgumentException(answers.size() + " packs of " + packs + " have an answer.");
            }
            List<FrameScores> checked = new ArrayList<>();
            int at = 0;
            for (OfPack answer : answers) {
                if (!answer.unreadable().isEmpty()) {
                    throw new Unscorable(answer.unreadable());
                }
                if (answer.atMs().size() > MOST_FRAMES || answer.atMs().stream().anyMatch(ms -> ms < 0)) {
                    throw new IllegalArgumentException("The frames are too many or lie before the recording.");
                }
                int end = at + answer.atMs().size() * heads * Float.BYTES;
                checked.add(FrameScores.of(answer.atMs(), heads, Arrays.copyOfRange(scores, at, end)));
                at = end;
            }
            return checked;
        } catch (IllegalArgumentException impossible) {
            throw new Unscorable("The worker's scores cannot be true: " + impossible.getMessage());
        }
    }
}
