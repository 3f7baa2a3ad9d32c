package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.inference.FrameScores;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the frames say together.
 *
 * @param spoofScore mean over the frames that gave a number, higher for attacks; none when no frame did
 * @param interval of the spoof score over frames, when they are enough to say
 * @param flips how often the decision changes from one frame to the next that gave a number
 */
record Verdict(OptionalDouble spoofScore, Optional<FrameInterval> interval, Decision decision, int flips) {

    /** @param deciding index of the head that decides; attack when its mean is at or above the threshold */
    static Verdict of(FrameScores scores, int deciding, double threshold) {
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
            return new Verdict(OptionalDouble.empty(), Optional.empty(), Decision.NO_RESPONSE, 0);
        }
        double[] series = Arrays.copyOf(p, answered);
        double mean = Arrays.stream(series).average().orElseThrow();
        return new Verdict(
                OptionalDouble.of(mean),
                FrameInterval.of(series),
                mean >= threshold ? Decision.ATTACK : Decision.GENUINE,
                flips);
    }
}
