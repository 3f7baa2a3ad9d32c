package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.StoredBytes;
import dev.scotoma.blindspot.scoring.ScoreRepository.Task;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.Hardware;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives the frame packs of sessions to the networks of an iteration. Every iteration has processes of its own, so a
 * hostile one can spoil its own scores and no others.
 */
@ApplicationScoped
class Inference {
    private static final Logger LOG = Logger.getLogger(Inference.class);

    private final Workers workers;
    private final ObjectStorage storage;
    private final int processes;
    private final int threads;
    private final int iterations;
    private final Hardware hardware;
    private final Map<String, IterationRunner> runners = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    Inference(
            Workers workers,
            ObjectStorage storage,
            @ConfigProperty(name = "scotoma.inference.processes", defaultValue = "1") int processes,
            @ConfigProperty(name = "scotoma.inference.threads") Optional<Integer> threads,
            @ConfigProperty(name = "scotoma.inference.iterations", defaultValue = "4") int iterations,
            @ConfigProperty(name = "scotoma.inference.device", defaultValue = "cpu") String device,
            @ConfigProperty(name = "scotoma.inference.half", defaultValue = "false") boolean half,
            @ConfigProperty(name = "scotoma.inference.libtorch") Optional<String> libtorch) {
        this.workers = workers;
        this.storage = storage;
        this.processes = processes;
        this.iterations = iterations;
        this.hardware = Hardware.of(device, half, libtorch);
        this.threads = threads.orElse(hardware.device().threads());
    }

    /**
     * Says on what networks are to run. A device that cannot be meant is refused at the start, and not when the first
     * session waits for its score.
     */
    void onStart(@Observes StartupEvent starting) {
        LOG.infof("TorchScript networks are to run on %s, ONNX networks on the CPU.", hardware.device());
        if (hardware.device().onGpu() && processes > 1) {
            LOG.warnf(
                    "scotoma.inference.processes=%d is not used: on a GPU every iteration has one process.", processes);
        }
    }

    /** Scores the pack of a session that is stored, as {@link IterationRunner#score} says. */
    public FrameScores score(Iteration iteration, Task task)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        return score(iteration, new StoredBytes(storage, task.packKey()), task.participant());
    }

    /** Scores a pack that is not in storage. */
    public FrameScores score(Iteration iteration, Bytes pack, Optional<String> of)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        IterationRunner runner = runner(iteration);
        FrameScores scores = runner.score(pack, of);
        if (announced.add(iteration.digest())) {
            LOG.infof(
                    "%s runs on %s with %d thread(s).",
                    iteration.manifest().id(), runner.device().orElse("a device it does not name"), threads);
        }
        return scores;
    }

    /**
     * The runner of an iteration. When there are too many, the iteration that was asked least recently gives up its
     * processes. A job that this cuts off is tried again.
     */
    private synchronized IterationRunner runner(Iteration iteration) throws IOException {
        IterationRunner runner = runners.get(iteration.digest());
        if (runner == null) {
            List<Bytes> networks = StoredBytes.of(storage, iteration.networks());
            runner = new IterationRunner(workers, iteration.manifest(), networks, processes, threads, hardware);
            runners.put(iteration.digest(), runner);
        }
        if (runners.size() > iterations) {
            var eldest = runners.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return runner;
    }
}
