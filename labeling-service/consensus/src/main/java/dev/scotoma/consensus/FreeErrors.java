package dev.scotoma.consensus;

/** The confusion of every worker, each of its columns free: Dawid and Skene's model. */
final class FreeErrors implements ErrorModel {
    private final int classes;
    private final double smoothing;
    /**
     * Whether a worker ever gave a label. Without smoothing, labels never given have probability zero, and are never
     * looked up.
     */
    private final boolean[] given;

    FreeErrors(VoteTable votes, double smoothing) {
        this.classes = votes.classes();
        this.smoothing = smoothing;
        this.given = new boolean[votes.workers() * classes];
        for (int pair : votes.pairs) {
            given[pair] = true;
        }
    }

    @Override
    public double smoothing() {
        return smoothing;
    }

    @Override
    public void maximise(double[] counts, double[] pool, double[] errors) {
        int size = classes * classes;
        for (int start = 0; start < counts.length; start += size) {
            for (int truth = 0; truth < classes; truth++) {
                double total = 0;
                for (int cell = truth; cell < size; cell += classes) {
                    double count = counts[start + cell] + smoothing * pool[cell];
                    boolean possible = smoothing > 0 || given[(start + cell) / classes];
                    double kept = possible ? Math.max(count, SMALLEST) : 0;
                    errors[start + cell] = kept;
                    total += kept;
                }
                for (int cell = start + truth; total > 0 && cell < start + size; cell += classes) {
                    errors[cell] /= total;
                }
            }
        }
    }
}
