package dev.scotoma.workers.scoring;

import dev.scotoma.workers.scoring.Verdict.Perturbed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an iteration says of a file.
 *
 * @param frames how many were looked at
 * @param faces how many of these have a face
 * @param score higher for attacks; absent when the decision is no response, or there is none
 * @param heads the mean P(present) over the frames with a face, by attribute, in the order of the manifest
 * @param frameScores P(present) of the head that decides; null where a frame has no face
 * @param perturbed decisions on slightly changed frames; absent where the manifest asks for none
 * @param computedBy device, precision, library and its version
 * @param error why the file could not be scored; nothing else is said of the file then
 */
public record FileScore(
        Path file,
        int frames,
        int faces,
        OptionalDouble score,
        Optional<Decision> decision,
        Map<String, Double> heads,
        List<Optional<Double>> frameScores,
        Optional<Perturbed> perturbed,
        Optional<String> computedBy,
        Optional<String> error) {

    static FileScore failed(Path file, String error) {
        return new FileScore(
                file,
                0,
                0,
                OptionalDouble.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(error));
    }
}
