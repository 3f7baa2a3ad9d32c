package dev.scotoma.consensus;

/**
 * What a method supposes of how workers err: the M step. Tables of errors and counts hold, for every worker, observed
 * label and true class, the cell (worker · classes + observed) · classes + true.
 */
interface ErrorModel {
    /** No probability of something that was observed is less, so that its logarithm is a number. */
    double SMALLEST = 1e-10;

    /** As how many votes of an average worker everybody starts. */
    double smoothing();

    /**
     * Probabilities from expected counts.
     *
     * @param pool P(observed | true) over all workers: observed · classes + true
     * @param errors is written
     */
    void maximise(double[] counts, double[] pool, double[] errors);

    /** P(observed | true) over all workers. */
    static double[] pool(double[] counts, int classes) {
        double[] pool = new double[classes * classes];
        for (int cell = 0; cell < counts.length; cell++) {
            pool[cell % pool.length] += counts[cell];
        }
        for (int truth = 0; truth < classes; truth++) {
            double total = 0;
            for (int cell = truth; cell < pool.length; cell += classes) {
                pool[cell] = Math.max(pool[cell], SMALLEST);
                total += pool[cell];
            }
            for (int cell = truth; cell < pool.length; cell += classes) {
                pool[cell] /= total;
            }
        }
        return pool;
    }
}
