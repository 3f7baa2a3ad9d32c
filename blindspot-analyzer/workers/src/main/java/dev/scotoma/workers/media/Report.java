package dev.scotoma.workers.media;

import dev.scotoma.workers.worker.Timed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says about a recording. It crosses from the worker to the service, which believes its numbers and
 * nothing else of it.
 *
 * @param detail one sentence for people when there is a reason
 * @param frames how many were decoded
 * @param sampled how many frames were looked at for a face
 * @param faces how many of these have one
 */
record Report(
        @Nullable Reason reason,
        String detail,
        @Nullable Container container,
        String codec,
        int durationMs,
        int width,
        int height,
        int frames,
        int sampled,
        int faces,
        Measures measures,
        Map<InspectionStage, Long> nanos)
        implements Timed {

    Report {
        nanos = Map.copyOf(nanos);
    }

    static Report rejected(Rejection rejection, Map<InspectionStage, Long> nanos) {
        String detail = String.valueOf(rejection.getMessage());
        return new Report(rejection.reason(), detail, null, "", 0, 0, 0, 0, 0, 0, Measures.NONE, nanos);
    }
}
