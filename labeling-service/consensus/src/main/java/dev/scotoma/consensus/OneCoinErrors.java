package dev.scotoma.consensus;

/** One probability of being right for every worker, with wrong labels equally likely. */
final class OneCoinErrors implements ErrorModel {
    private final int classes;
    private final double smoothing;
    /** The votes of every worker. */
    private final int[] votes;

    OneCoinErrors(VoteTable table, double smoothing) {
        this.classes = table.classes();
        this.smoothing = smoothing;
        this.votes = new int[table.workers()];
        for (int pair : table.pairs) {
            votes[pair / classes]++;
        }
    }

    @Override
    public double smoothing() {
        return smoothing;
    }

    @Override
    public void maximise(double[] counts, double[] pool, double[] errors) {
        int size = classes * classes;
        double all = 0;
        double allRight = 0;
        double[] right = new double[votes.length];
        for (int worker = 0; worker < votes.length; worker++) {
            for (int truth = 0; truth < classes; truth++) {
                right[worker] += counts[worker * size + truth * (classes + 1)];
            }
            all += votes[worker];
            allRight += right[worker];
        }
        double average = all == 0 ? 1 : allRight / all;
        for (int worker = 0; worker < votes.length; worker++) {
            double weight = votes[worker] + smoothing;
            double share = weight == 0 ? average : (right[worker] + smoothing * average) / weight;
            double coin = Math.min(Math.max(share, SMALLEST), 1 - SMALLEST);
            for (int cell = 0; cell < size; cell++) {
                boolean agrees = cell % (classes + 1) == 0;
                errors[worker * size + cell] = agrees ? coin : (1 - coin) / (classes - 1);
            }
        }
    }
}
