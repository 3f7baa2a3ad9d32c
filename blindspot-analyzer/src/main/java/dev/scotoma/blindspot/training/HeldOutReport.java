package dev.scotoma.blindspot.training;

import dev.scotoma.blindspot.model.AttackAttribute;
import java.util.Arrays;
import java.util.Locale;

/** What a network does on rendered scenes: per head by frame, and as a decision by scene (the mean over its frames). */
final class HeldOutReport {
    private final RenderedSet set;
    private final float[][] probabilities;

    HeldOutReport(RenderedSet set, float[][] probabilities) {
        this.set = set;
        this.probabilities = probabilities;
    }

    /** Share of frames right at 0.5, for one head. */
    double accuracy(AttackAttribute head) {
        int right = 0;
        for (int i = 0; i < set.size(); i++) {
            boolean present = set.target(i)[head.head()] > 0;
            if (present == probabilities[i][head.head()] >= 0.5) {
                right++;
            }
        }
        return (double) right / set.size();
    }

    /** Mean of the accuracy on frames that show the attribute and on those that do not: a guess by frequency gives 0.5. */
    double balancedAccuracy(AttackAttribute head) {
        int[] right = new int[2];
        int[] all = new int[2];
        for (int i = 0; i < set.size(); i++) {
            int present = set.target(i)[head.head()] > 0 ? 1 : 0;
            all[present]++;
            right[present] += (probabilities[i][head.head()] >= 0.5 ? 1 : 0) == present ? 1 : 0;
        }
        return ((double) right[0] / all[0] + (double) right[1] / all[1]) / 2;
    }

    /** Where the shares of missed attacks and of refused genuine scenes are closest; the highest such midpoint on ties. */
    double equalErrorThreshold() {
        double[] scores = sceneScores();
        double[] sorted = Arrays.stream(scores).sorted().distinct().toArray();
        double best = 0.5;
        double least = Double.MAX_VALUE;
        for (int i = 0; i + 1 < sorted.length; i++) {
            double threshold = (sorted[i] + sorted[i + 1]) / 2;
            double[] errors = errors(threshold);
            double apart = Math.abs(errors[0] - errors[1]);
            if (apart <= least) {
                least = apart;
                best = threshold;
            }
        }
        return best;
    }

    /** APCER (attack scenes below the threshold) and BPCER (genuine scenes at or above it). */
    double[] errors(double threshold) {
        double[] scores = sceneScores();
        int[] wrong = new int[2];
        int[] all = new int[2];
        for (int s = 0; s < scores.length; s++) {
            boolean attack = set.target(s * set.framesPerScene())[AttackAttribute.SPOOF.head()] > 0;
            int kind = attack ? 0 : 1;
            all[kind]++;
            if (attack != scores[s] >= threshold) {
                wrong[kind]++;
            }
        }
        return new double[] {(double) wrong[0] / all[0], (double) wrong[1] / all[1]};
    }

    String table(double threshold) {
        StringBuilder text = new StringBuilder(String.format(
                "%d frames of %d scenes%n%-10s %9s %9s %6s%n",
                set.size(), set.scenes(), "head", "accuracy", "balanced", "shown"));
        for (AttackAttribute head : AttackAttribute.values()) {
            double shown = 0;
            for (int i = 0; i < set.size(); i++) {
                shown += set.target(i)[head.head()];
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %8.2f%% %8.2f%% %5.1f%%%n",
                    head.word(),
                    100 * accuracy(head),
                    100 * balancedAccuracy(head),
                    100 * shown / set.size()));
        }
        double[] errors = errors(threshold);
        return text.append(String.format(
                        Locale.ROOT,
                        "scenes at threshold %.4f: APCER %.2f%%, BPCER %.2f%%%n",
                        threshold,
                        100 * errors[0],
                        100 * errors[1]))
                .toString();
    }

    private double[] sceneScores() {
        double[] scores = new double[set.scenes()];
        for (int i = 0; i < set.size(); i++) {
            scores[i / set.framesPerScene()] += probabilities[i][AttackAttribute.SPOOF.head()] / set.framesPerScene();
        }
        return scores;
    }
}
