package dev.scotoma.consensus;

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
        double[] totals = new double[votes.classes()];
        double observed = 0;
        double pairable = 0;
        for (int task = 0; task < votes.tasks(); task++) {
            int size = votes.votes(task);
            if (size < 2) {
                continue;
            }
            int[] counts = votes.counts(task);
            double differing = (double) size * size;
            for (int label = 0; label < counts.length; label++) {
                differing -= (double) counts[label] * counts[label];
                totals[label] += counts[label];
            }
            observed += differing / (size - 1);
            pairable += size;
        }
        double expected = pairable * pairable;
        for (double total : totals) {
            expected -= total * total;
        }
        return expected == 0 ? Double.NaN : 1 - (pairable - 1) * observed / expected;
    }
}
