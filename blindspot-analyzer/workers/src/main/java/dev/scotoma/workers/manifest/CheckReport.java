package dev.scotoma.workers.manifest;

import java.util.List;
import java.util.Objects;

/**
 * What the networks of an iteration did on frames of noise that are the same every time.
 *
 * @param device where they ran
 * @param msPerFrame milliseconds for a frame in batches, all networks together
 * @param batchDifference how far a probability of a frame alone is from that of the same frame in a batch
 * @param heads P(present) of the first frame, in the order of the manifest's heads; it proves that numbers come out,
 *     and nothing else
 * @param warnings what whoever brought the networks should look at, a sentence each; reports of before have none
 */
public record CheckReport(
        String device, double msPerFrame, double batchDifference, List<Double> heads, List<String> warnings) {
    public CheckReport {
        heads = List.copyOf(heads);
        warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
    }
}
