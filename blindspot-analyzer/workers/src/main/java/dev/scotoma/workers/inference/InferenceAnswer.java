package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.Timed;
import dev.scotoma.workers.worker.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a worker answers at the end of a call. What it says of each pack has come before, as {@link OfPack}.
 *
 * @param detail one sentence when the networks did not run
 * @param mostFrames how many fit into the device's memory at a time, as far as is known
 */
record InferenceAnswer(Outcome outcome, String detail, int mostFrames, Map<InferenceStage, Long> nanos)
        implements Timed {
    private static final int MOST_FRAMES = 256;

    /** Refuses an answer in which a hostile worker left things out. */
    InferenceAnswer {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(detail);
        nanos = Map.copyOf(nanos);
    }

    enum Outcome {
        RAN,
        NETWORK_UNUSABLE,
        /** The device is not there, is full or failed. Whether the networks run elsewhere is open. */
        DEVICE_UNUSABLE
    }

    /**
     * What is said of one pack, as soon as it is known.
     *
     * @param unreadable one sentence why there are no scores; empty when there are
     * @param device where the networks ran, in which precision, and by which library
     * @param scores as {@link FrameScores#bytesWithPerturbed} writes them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record OfPack(String unreadable, String device, List<Integer> atMs, byte[] scores) {
        OfPack {
            Objects.requireNonNull(unreadable);
            Objects.requireNonNull(device);
            Objects.requireNonNull(scores);
            atMs = List.copyOf(atMs);
        }

        /**
         * The scores, as far as they can be true: a worker that a stranger took over may answer anything.
         *
         * @throws IllegalArgumentException when they cannot, because there are fewer than the pack has frames for
         *     example
         */
        FrameScores of(Manifest manifest) {
            if (atMs.size() > MOST_FRAMES || atMs.stream().anyMatch(ms -> ms < 0)) {
                throw new IllegalArgumentException("The frames are too many or lie before the recording.");
            }
            int heads = manifest.output().heads().size();
            return FrameScores.of(atMs, heads, Perturbation.changes(manifest), scores)
                    .on(Words.of(device));
        }
    }

    static InferenceAnswer not(Outcome outcome, String detail) {
        return new InferenceAnswer(outcome, detail, 0, Map.of());
    }
}
