package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.Timed;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says about a recording. It crosses from the worker to the service, which believes its numbers and
 * nothing else of it.
 *
 * @param detail one sentence for people when there is a reason
 * @param sampled how many frames were looked at for a face
 * @param faces how many of these have one
 */
record Report(
        @Nullable Reason reason,
        String detail,
        Footage footage,
        int sampled,
        int faces,
        Measures measures,
        Map<InspectionStage, Long> nanos)
        implements Timed {

    Report {
        Objects.requireNonNull(footage); // a worker that a stranger took over may leave it out
        Objects.requireNonNull(measures);
        nanos = Map.copyOf(nanos);
    }

    static Report rejected(Rejection rejection, Map<InspectionStage, Long> nanos) {
        String detail = String.valueOf(rejection.getMessage());
        return new Report(rejection.reason(), detail, Footage.NONE, 0, 0, Measures.NONE, nanos);
    }
}
