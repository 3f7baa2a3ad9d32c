package dev.scotoma.consensus;

import java.util.Optional;

/**
 * How far workers agree beyond chance: Krippendorff's alpha for nominal labels (Content Analysis, 4th edition, chapter
 * 12).
 */
public final class Agreement {
    private Agreement() {}

    /**
     * 1 where all agree, 0 where they agree as chance would have it, below where they agree less. Tasks with one vote
     * have nobody to agree with and are left out. NaN where no task has two votes, or all of those that do have the
     * same label: then chance could not be told from agreement.
     */
    public static double alpha(VoteTable votes) {
        return 1 - new Sums(votes).disagreement();
    }

    /**
     * How far alpha may be off because other tasks could have been asked about; the workers are those that there are. By
     * the delta method on the logarithm of the disagreement that is left of chance's, over tasks as the units that are
     * independent of each other. Empty where alpha is NaN or nobody disagrees at all: then one more task could tell
     * anything.
     */
    public static Optional<Interval> interval(VoteTable votes) {
        Sums sums = new Sums(votes);
        double left = sums.disagreement();
        if (!(left > 0)) {
            return Optional.empty();
        }
        double half = Interval.NORMAL * Math.sqrt(sums.varianceOfLog(votes));
        return Optional.of(new Interval(1 - left * Math.exp(half), 1 - left * Math.exp(-half)));
    }

    /** Over the tasks that have two votes or more. */
    private static final class Sums {
        private final double[] totals;
        /** Of pairs of unlike labels, each task's by its votes but one. */
        private double observed;
        /** Of pairs that unlike labels would make if all votes were of one task. */
        private double expected;

        private double pairable;

        Sums(VoteTable votes) {
            totals = new double[votes.classes()];
            for (int task = 0; task < votes.tasks(); task++) {
                int size = votes.votes(task);
                if (size < 2) {
                    continue;
                }
                int[] counts = votes.counts(task);
                for (int label = 0; label < counts.length; label++) {
                    totals[label] += counts[label];
                }
                observed += differing(counts, size);
                pairable += size;
            }
            expected = pairable * pairable;
            for (double total : totals) {
                expected -= total * total;
            }
        }

        double disagreement() {
            return expected == 0 ? Double.NaN : (pairable - 1) * observed / expected;
        }

        /** Each task moves the logarithm of (n − 1) · O / E by its share of O and n, less what it moves that of E. */
        double varianceOfLog(VoteTable votes) {
            double variance = 0;
            for (int task = 0; task < votes.tasks(); task++) {
                int size = votes.votes(task);
                if (size < 2) {
                    continue;
                }
                int[] counts = votes.counts(task);
                double chance = pairable * size;
                for (int label = 0; label < counts.length; label++) {
                    chance -= totals[label] * counts[label];
                }
                double moves = differing(counts, size) / observed + size / pairable - 2 * chance / expected;
                variance += moves * moves;
            }
            return variance;
        }

        private static double differing(int[] counts, int size) {
            double differing = (double) size * size;
            for (int count : counts) {
                differing -= (double) count * count;
            }
            return differing / (size - 1);
        }
    }
}
