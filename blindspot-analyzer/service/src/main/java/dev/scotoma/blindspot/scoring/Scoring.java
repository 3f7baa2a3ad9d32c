package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.inspection.Inspections;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.blindspot.scoring.ScoreRepository.Task;
import dev.scotoma.kit.Job;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.scoring.Verdict;
import dev.scotoma.workers.worker.WorkerFault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;

/** Makes one wanted score. The network runs outside of any transaction, and the result is published in one. */
@ApplicationScoped
class Scoring {
    /**
     * How often a job is tried. The attempts spread over four minutes, after which whatever passes by itself, such as
     * an outage of storage or a killed worker, has passed.
     */
    static final int ATTEMPTS = 8;

    private final ScoreRepository scores;
    private final Inspections inspections;
    private final Models models;
    private final Inference inference;
    private final WholeFrames wholeFrames;
    private final Timer timer;

    Scoring(
            ScoreRepository scores,
            Inspections inspections,
            Models models,
            Inference inference,
            WholeFrames wholeFrames,
            MeterRegistry meters) {
        this.scores = scores;
        this.inspections = inspections;
        this.models = models;
        this.inference = inference;
        this.wholeFrames = wholeFrames;
        this.timer = meters.timer("scotoma.scoring");
    }

    void run(UUID id) throws Exception {
        Optional<Task> task = scores.task(id);
        if (task.isEmpty()) {
            // The score is there already, or the session was withdrawn.
            return;
        }
        Iteration iteration = models.find(task.get().iterationId())
                .orElseThrow(() -> new IOException("This replica cannot read the manifest of the iteration."));
        if (!iteration.state().scores()
                || !task.get().current()
                || inspections.withdrawn(task.get().sessionId())) {
            // Nobody wants the score any more: the iteration was retired, or the session was inspected again and its
            // newer pack has a row of its own, or it was withdrawn and the receipt may be written already.
            scores.drop(id);
            return;
        }
        Optional<FrameScores> measured = measure(task.get(), iteration);
        if (measured.isPresent()) {
            publish(task.get(), iteration, measured.get());
        }
    }

    /** Runs the networks; the answer is empty when a withdrawal took away what they were to see. */
    Optional<FrameScores> measure(Task task, Iteration iteration) throws Exception {
        Timer.Sample sample = Timer.start();
        boolean whole = iteration.manifest().wantsWholeFrames();
        try {
            FrameScores measured = whole ? wholeFrames.score(task, iteration) : inference.score(iteration, task);
            sample.stop(timer);
            return Optional.of(measured);
        } catch (Unscorable unscorable) {
            throw new Job.Futile(String.valueOf(unscorable.getMessage()));
        } catch (WorkerFault fault) {
            if (fault.culprit() == WorkerFault.Culprit.INPUT) {
                throw new Job.Futile(String.valueOf(fault.getMessage()));
            }
            throw fault;
        } catch (NoSuchFileException gone) {
            if (scores.task(task.id()).filter(Task::current).isEmpty() || inspections.withdrawn(task.sessionId())) {
                // A withdrawal has erased the object, or has begun to erase what there is of the session, or the pack
                // was made again.
                return Optional.empty();
            }
            // The object was there before the score was wanted, so that it will not come by waiting: trying again would
            // only keep other scores waiting.
            throw new Job.Futile((whole ? task.recordingKey() : task.packKey()) + " is not in storage.");
        }
    }

    /**
     * Publishes a score, and answers whether there is one now. There is none if the session was withdrawn, or the
     * iteration retired, while the network ran.
     */
    @Transactional
    boolean publish(Task task, Iteration iteration, FrameScores measured) {
        if (inspections.withdrawn(task.sessionId())) {
            scores.drop(task.id());
            return false;
        }
        Verdict verdict = task.severalFaces() ? Verdict.NO_RESPONSE : Verdict.of(measured, iteration.manifest());
        return scores.publish(task, measured, verdict);
    }
}
