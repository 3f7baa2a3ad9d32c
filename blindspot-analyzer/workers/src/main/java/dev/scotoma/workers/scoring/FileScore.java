package dev.scotoma.workers.scoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an iteration says of a file.
 *
 * @param frames looked at
 * @param faces of these, with a face
 * @param score higher for attacks; none when the decision is no response, or none
 * @param heads mean P(present) over the frames with a face, by attribute, in the order of the manifest
 * @param frameScores P(present) of the head that decides; none where a frame has no face
 * @param perturbed how many decisions were made on slightly changed frames; none where the manifest asks for none
 * @param perturbedFlips how many of these are other than that on the same frame as it is
 * @param error why the file could not be scored; then nothing else is said of it
 */
public record FileScore(
        Path file,
        int frames,
        int faces,
        OptionalDouble score,
        Optional<Decision> decision,
        Map<String, Double> heads,
        List<Optional<Double>> frameScores,
        Optional<Integer> perturbed,
        Optional<Integer> perturbedFlips,
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
