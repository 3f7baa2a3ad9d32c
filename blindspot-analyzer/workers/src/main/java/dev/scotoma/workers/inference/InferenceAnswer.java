package dev.scotoma.workers.inference;

import dev.scotoma.workers.worker.Timed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a worker answers. The probabilities are its stream, pack after pack.
 *
 * @param detail one sentence when the networks did not run
 * @param device where they ran
 * @param mostFrames how many fit into its memory at a time, as far as is known
 * @param halfOff how far half precision was from 32 bits over the first frames; null where all is in 32 bits
 * @param packs in the order of the question; empty when the networks did not run
 */
record InferenceAnswer(
        Outcome outcome,
        String detail,
        String device,
        int mostFrames,
        @Nullable Double halfOff,
        List<OfPack> packs,
        Map<InferenceStage, Long> nanos)
        implements Timed {
    /** Refuses an answer in which a hostile worker left things out. */
    InferenceAnswer {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(device);
        packs = List.copyOf(packs);
        nanos = Map.copyOf(nanos);
    }

    enum Outcome {
        RAN,
        /** The process has not got the networks, and has to be asked again with their bytes. */
        NETWORK_NEEDED,
        NETWORK_UNUSABLE,
        /** The device is not there, is full or failed. Whether the networks run elsewhere is open. */
        DEVICE_UNUSABLE
    }

    /**
     * What is said of one pack.
     *
     * @param unreadable one sentence why there are no scores; empty when there are
     */
    record OfPack(String unreadable, List<Integer> atMs) {
        OfPack {
            Objects.requireNonNull(unreadable);
            atMs = List.copyOf(atMs);
        }
    }

    static InferenceAnswer not(Outcome outcome, String detail) {
        return new InferenceAnswer(outcome, detail, "", 0, null, List.of(), Map.of());
    }
}
