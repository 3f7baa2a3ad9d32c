package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.inference.FrameScores;
import java.util.OptionalDouble;

/**
 * What the frames say together.
 *
 * @param spoofScore mean over the frames that gave a number, higher for attacks; none when no frame did
 * @param flips how often the decision changes from one frame to the next that gave a number
 */
record Verdict(OptionalDouble spoofScore, Decision decision, int flips) {

    /** @param deciding index of the head that decides; attack when its mean is at or above the threshold */
    static Verdict of(FrameScores scores, int deciding, double threshold) {
        double sum = 0;
        int answered = 0;
        int flips = 0;
        boolean before = false;
        for (int frame = 0; frame < scores.frames(); frame++) {
            double p = scores.probability(frame, deciding);
            if (Double.isNaN(p)) {
                continue;
            }
            boolean attack = p >= threshold;
            if (answered > 0 && attack != before) {
                flips++;
            }
            before = attack;
            sum += p;
            answered++;
        }
        if (answered == 0) {
            return new Verdict(OptionalDouble.empty(), Decision.NO_RESPONSE, 0);
        }
        double mean = sum / answered;
        return new Verdict(OptionalDouble.of(mean), mean >= threshold ? Decision.ATTACK : Decision.GENUINE, flips);
    }
}
