package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.blindspot.model.StoredBytes;
import dev.scotoma.blindspot.scoring.ScoreRepository.Task;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.Hardware;
import dev.scotoma.workers.inference.IterationRunner;
import dev.scotoma.workers.worker.Workers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Models models;
    private final int processes;
    private final int threads;
    private final Hardware hardware;
    private final Runners<UUID, IterationRunner> runners;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    Inference(
            Workers workers,
            ObjectStorage storage,
            Models models,
            @ConfigProperty(name = "scotoma.jobs.threads") int jobs,
            @ConfigProperty(name = "scotoma.inference.processes", defaultValue = "1") int processes,
            @ConfigProperty(name = "scotoma.inference.threads") Optional<Integer> threads,
            @ConfigProperty(name = "scotoma.inference.iterations", defaultValue = "4") int iterations,
            @ConfigProperty(name = "scotoma.inference.device", defaultValue = "cpu") String device,
            @ConfigProperty(name = "scotoma.inference.libtorch") Optional<String> libtorch) {
        this.workers = workers;
        this.storage = storage;
        this.models = models;
        this.processes = processes;
        this.hardware = Hardware.of(device, libtorch);
        this.threads = threads.orElse(hardware.device().threads());
        this.runners =
                new Runners<>(iterations, jobs, hardware.device().onGpu() ? 1 : processes, IterationRunner::pace);
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
    FrameScores score(Iteration iteration, Task task) throws Exception {
        return score(iteration, task.packKey(), new StoredBytes(storage, task.packKey()), task.participant());
    }

    /**
     * Scores a pack.
     *
     * @param key of the object that the pack is made of: what is not there takes the place of none that is
     * @throws Job.NotYet when the iteration has its share of the threads already
     */
    FrameScores score(Iteration iteration, String key, Bytes pack, Optional<String> of) throws Exception {
        if (storage.stat(key).isEmpty()) {
            throw new NoSuchFileException(key);
        }
        runners.forget(id -> !id.equals(iteration.id())
                && models.find(id).filter(other -> other.state().scores()).isEmpty());
        FrameScores scores = runners.lend(iteration.id(), () -> runner(iteration), runner -> runner.score(pack, of));
        if (announced.add(iteration.digest())) {
            LOG.infof("%s runs on %s with %d thread(s).", iteration.manifest().id(), scores.device(), threads);
        }
        return scores;
    }

    private IterationRunner runner(Iteration iteration) throws IOException {
        List<Bytes> networks = StoredBytes.of(storage, iteration.networks());
        return new IterationRunner(workers, iteration.manifest(), networks, processes, threads, hardware);
    }
}
