package dev.scotoma.workers.scoring;

import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Aggregation;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the frames of a session say together.
 *
 * @param spoofScore the mean, median or maximum of the frames that gave a number, higher for attacks; absent when no
 *     frame did
 * @param interval of the mean over frames, when the score is a mean and the frames are enough
 * @param answered how many frames gave a number
 * @param flips how often the decision changes from one frame to the next that gave a number
 * @param perturbed absent where no slightly changed frame gave a number
 */
public record Verdict(
        OptionalDouble spoofScore,
        Optional<FrameInterval> interval,
        Decision decision,
        int answered,
        int flips,
        Optional<Perturbed> perturbed) {

    public static final Verdict NO_RESPONSE =
            new Verdict(OptionalDouble.empty(), Optional.empty(), Decision.NO_RESPONSE, 0, 0, Optional.empty());

    /**
     * What slightly changed frames say.
     *
     * @param decisions how many were made on such frames
     * @param flips how many of them differ from that on the same frame as it is
     */
    public record Perturbed(int decisions, int flips) {
        private static Optional<Perturbed> of(FrameScores scores, int deciding, double threshold) {
            int decisions = 0;
            int flips = 0;
            for (int frame = 0; frame < scores.frames(); frame++) {
                double asItIs = scores.probability(frame, deciding);
                for (int change = 0; change < scores.changes(); change++) {
                    double changed = scores.perturbed(frame, change);
                    if (!Double.isNaN(asItIs) && !Double.isNaN(changed)) {
                        decisions++;
                        flips += changed >= threshold == asItIs >= threshold ? 0 : 1;
                    }
                }
            }
            return decisions == 0 ? Optional.empty() : Optional.of(new Perturbed(decisions, flips));
        }
    }

    /** The verdict by the head that decides: attack when its aggregated score is at or above the threshold. */
    public static Verdict of(FrameScores scores, Manifest manifest) {
        int deciding = manifest.output().deciding();
        double threshold = manifest.threshold().value();
        double[] p = new double[scores.frames()];
        int answered = 0;
        int flips = 0;
        boolean before = false;
        for (int frame = 0; frame < scores.frames(); frame++) {
            double one = scores.probability(frame, deciding);
            if (Double.isNaN(one)) {
                continue;
            }
            boolean attack = one >= threshold;
            if (answered > 0 && attack != before) {
                flips++;
            }
            before = attack;
            p[answered++] = one;
        }
        if (answered == 0) {
            return NO_RESPONSE;
        }
        double[] series = Arrays.copyOf(p, answered);
        double score = aggregated(series, manifest.aggregation());
        return new Verdict(
                OptionalDouble.of(score),
                manifest.aggregation() == Aggregation.MEAN ? FrameInterval.of(series) : Optional.empty(),
                score >= threshold ? Decision.ATTACK : Decision.GENUINE,
                answered,
                flips,
                Perturbed.of(scores, deciding, threshold));
    }

    private static double aggregated(double[] series, Aggregation aggregation) {
        return switch (aggregation) {
            case MEAN -> Arrays.stream(series).average().orElseThrow();
            case MAX -> Arrays.stream(series).max().orElseThrow();
            case MEDIAN -> {
                double[] sorted = Arrays.stream(series).sorted().toArray();
                yield (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            }
        };
    }
}
