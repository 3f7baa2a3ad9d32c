package dev.scotoma.lab.training;

import dev.scotoma.workers.manifest.AttackAttribute;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a network does on clips that nothing was chosen by: per head by frame, and as a decision by clip (the mean over
 * its frames).
 */
final class HeldOut {
    private final ClipFrames set;
    private final float[][] probabilities;
    private final double[] scores;

    HeldOut(ClipFrames set, float[][] probabilities) {
        this.set = set;
        this.probabilities = probabilities;
        scores = new double[set.clips().size()];
        int[] frames = new int[scores.length];
        for (int i = 0; i < set.size(); i++) {
            scores[set.clip(i)] += probabilities[i][AttackAttribute.SPOOF.head()];
            frames[set.clip(i)]++;
        }
        for (int s = 0; s < scores.length; s++) {
            scores[s] /= frames[s];
        }
    }

    /** Clips of one sort, and how many of them were decided wrongly. */
    record Errors(int wrong, int all) {
        double share() {
            return all == 0 ? 0 : (double) wrong / all;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f%% (%d of %d)", 100 * share(), wrong, all);
        }
    }

    Errors errors(double threshold, Predicate<PlantedClip> which) {
        int wrong = 0;
        int all = 0;
        for (int s = 0; s < scores.length; s++) {
            PlantedClip clip = set.clips().get(s);
            if (which.test(clip)) {
                all++;
                wrong += clip.attack() == scores[s] >= threshold ? 0 : 1;
            }
        }
        return new Errors(wrong, all);
    }

    /** APCER of every attack type among the clips of that sort. */
    Map<String, Errors> bySpecies(double threshold, Predicate<PlantedClip> which) {
        Map<String, Errors> species = new TreeMap<>();
        for (PlantedClip clip : set.clips()) {
            if (clip.attack() && which.test(clip)) {
                String type = clip.value("attack_type");
                species.computeIfAbsent(
                        type,
                        any -> errors(
                                threshold,
                                other -> other.attack()
                                        && which.test(other)
                                        && other.value("attack_type").equals(type)));
            }
        }
        return species;
    }

    /**
     * Where the shares of missed attacks and of refused genuine clips are closest; the highest such midpoint on ties.
     */
    double equalErrorThreshold() {
        double[] sorted = Arrays.stream(scores).sorted().distinct().toArray();
        double best = 0.5;
        double least = Double.MAX_VALUE;
        for (int i = 0; i + 1 < sorted.length; i++) {
            double threshold = (sorted[i] + sorted[i + 1]) / 2;
            double apart = Math.abs(errors(threshold, PlantedClip::attack).share()
                    - errors(threshold, clip -> !clip.attack()).share());
            if (apart <= least) {
                least = apart;
                best = threshold;
            }
        }
        return best;
    }

    /**
     * Mean of the accuracy at 0.5 on frames that show the attribute and on those that do not: a guess by frequency
     * gives 0.5.
     */
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
}
