package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.scoring.ScoreRepository.Task;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.worker.WorkerFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Scores sessions from their recordings, for iterations that see more of a frame than stored packs hold. The recording
 * is decoded again into a pack of whole frames, which is deleted when the networks have seen it.
 */
@ApplicationScoped
class WholeFrames {
    private final ObjectStorage storage;
    private final Media media;
    private final Inference inference;

    WholeFrames(ObjectStorage storage, Media media, Inference inference) {
        this.storage = storage;
        this.media = media;
        this.inference = inference;
    }

    FrameScores score(Task task, Iteration iteration) throws Exception {
        return inference.score(iteration, task.recordingKey(), pack -> decode(task, pack), task.participant());
    }

    /**
     * Writes the pack of whole frames. The stored pack was cut from the same frames, because the recording is checked
     * to be the same, and the same bytes give the same frames.
     */
    private void decode(Task task, Path pack) throws IOException, InterruptedException, WorkerFault {
        Inspected inspected = media.inspectWhole(() -> storage.open(task.recordingKey()), task.participant(), pack);
        if (!inspected.source().sha256().equals(task.recordingSha256())) {
            throw new IOException(task.recordingKey() + " is not the recording that was inspected.");
        }
        if (!inspected.packed()) {
            throw new IOException(task.recordingKey() + " gives no frames any more: " + inspected.detail());
        }
    }
}
