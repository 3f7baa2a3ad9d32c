package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.inference.Answer.Outcome;
import dev.scotoma.blindspot.model.Iteration;
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
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives a session's frame pack to a network. Every network has processes of its own: a hostile one can spoil its own scores and no others.
 * A process gets its network once, over the pipe, and keeps it.
 */
@ApplicationScoped
public class Inference {
    private static final Logger LOG = Logger.getLogger(Inference.class);
    private static final int MOST_FRAMES = 256;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final int HEAP_MIB = 768;

    private final Workers workers;
    private final ObjectStorage storage;
    private final int processes;
    private final int threads;
    private final int networks;
    private final Map<String, WorkerPool> pools = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    Inference(
            Workers workers,
            ObjectStorage storage,
            @ConfigProperty(name = "scotoma.inference.processes", defaultValue = "1") int processes,
            @ConfigProperty(name = "scotoma.inference.threads", defaultValue = "1") int threads,
            @ConfigProperty(name = "scotoma.inference.networks", defaultValue = "4") int networks) {
        this.workers = workers;
        this.storage = storage;
        this.processes = processes;
        this.threads = threads;
        this.networks = networks;
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
     * @throws Unscorable when network or pack cannot be used
     * @throws WorkerFault when the worker failed otherwise; a fresh one is started for the next call
     */
    public FrameScores score(Iteration iteration, String packKey)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        ByteArrayOutputStream scores = new ByteArrayOutputStream();
        Answer answer = ask(iteration, packKey, false, scores);
        if (answer.outcome() == Outcome.NETWORK_NEEDED) {
            answer = ask(iteration, packKey, true, scores);
        }
        if (answer.outcome() != Outcome.SCORED) {
            throw new Unscorable(
                    answer.outcome() == Outcome.NETWORK_NEEDED
                            ? "The worker does not take the network."
                            : answer.detail());
        }
        if (announced.add(iteration.manifest().network().sha256())) {
            LOG.infof(
                    "Network %s iteration %d runs on %s with %d thread(s).",
                    iteration.manifest().name(), iteration.manifest().iteration(), answer.device(), threads);
        }
        return checked(answer.atMs(), iteration.manifest().output().heads().size(), scores.toByteArray());
    }

    private Answer ask(Iteration iteration, String packKey, boolean withNetwork, ByteArrayOutputStream scores)
            throws IOException, InterruptedException, WorkerFault {
        long limit = (long) MOST_FRAMES * iteration.manifest().output().heads().size() * Float.BYTES;
        Question question = new Question(iteration.manifest(), withNetwork ? iteration.networkBytes() : 0);
        try (InputStream input = input(iteration, packKey, withNetwork)) {
            return pool(iteration).call(new Call<>(question, input, Answer.class, scores, limit, WITHIN));
        }
    }

    private InputStream input(Iteration iteration, String packKey, boolean withNetwork) throws IOException {
        InputStream pack = storage.open(packKey);
        if (!withNetwork) {
            return pack;
        }
        try {
            return new SequenceInputStream(storage.open(iteration.networkKey()), pack);
        } catch (IOException | RuntimeException failure) {
            pack.close();
            throw failure;
        }
    }

    /** The network that was asked least recently gives up its processes when there are too many; a job cut off by that is tried again. */
    private synchronized WorkerPool pool(Iteration iteration) {
        WorkerPool pool = pools.computeIfAbsent(iteration.manifest().network().sha256(), digest -> {
            int nativeMiB = (int) Math.min(64 << 10, 1024 + 4 * (iteration.networkBytes() >> 20));
            List<String> options =
                    List.of("-Dai.djl.pytorch.num_threads=" + threads, "-Dai.djl.pytorch.num_interop_threads=1");
            return workers.pool(new WorkerSpec(
                    "inference", InferenceWorker.class, processes, HEAP_MIB, nativeMiB, 16, 1000, List.of(), options));
        });
        if (pools.size() > networks) {
            var eldest = pools.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return pool;
    }

    /** A worker that a stranger took over may answer anything: what it says is kept only if it can be true. */
    private static FrameScores checked(List<Integer> atMs, int heads, byte[] scores) throws Unscorable {
        try {
            if (atMs.size() > MOST_FRAMES || atMs.stream().anyMatch(at -> at < 0)) {
                throw new IllegalArgumentException("The frames are too many or lie before the recording.");
            }
            return FrameScores.of(atMs, heads, scores);
        } catch (IllegalArgumentException impossible) {
            throw new Unscorable("The worker's scores cannot be true: " + impossible.getMessage());
        }
    }
}
