package dev.scotoma.statistics.mining;

/**
 * The rounds of the fit: each expects by the coefficients so far, and corrects them by one step of Newton's method.
 */
final class LogitRounds {
    private static final int MOST = 60;
    private static final double CLOSE = 1e-10;

    /**
     * A set in which everything fails has no finite effect; so little a penalty keeps it finite and changes no
     * other.
     */
    private static final double RIDGE = 1e-4;

    /** The intercept is hardly penalised at all, which keeps the information invertible where nothing varies. */
    private static final double INTERCEPT_RIDGE = 1e-9;

    /** A longer step overshoots, because the likelihood is quadratic only close to its maximum. */
    private static final double LONGEST_STEP = 2;

    /** Beyond this logit a probability is 0 or 1 in thirteen digits. */
    private static final double FARTHEST = 30;

    final int[][] members;
    final LogitTotals totals;
    final double[] beta;
    final double[] expected;
    final double[] variance;
    boolean converged;

    /** The information Z'WZ in which the last round ended. */
    Cholesky information;

    LogitRounds(int[][] members, int columns, LogitTotals totals) {
        this.members = members;
        this.totals = totals;
        beta = new double[columns];
        expected = new double[members.length];
        variance = new double[members.length];
        information = new Cholesky(new double[columns][columns]);
    }

    /** Starts from the rate of all rows, and ends when no coefficient moves any more. */
    void converge(int rows) {
        double rate = totals.rate();
        beta[0] = Math.log((rate + 0.5 / rows) / (1 - rate + 0.5 / rows));
        for (int round = 0; round < MOST && !converged; round++) {
            expect();
            information = new Cholesky(information());
            converged = move(information.solve(score())) < CLOSE;
        }
        expect();
    }

    private void expect() {
        for (int s = 0; s < expected.length; s++) {
            double logit = 0;
            for (int j : members[s]) {
                logit += beta[j];
            }
            expected[s] = 1 / (1 + Math.exp(-logit));
            variance[s] = expected[s] * (1 - expected[s]);
        }
    }

    /** The gradient of the penalised likelihood by each coefficient. */
    private double[] score() {
        double[] score = new double[beta.length];
        for (int s = 0; s < expected.length; s++) {
            double residual = totals.sums[s] - totals.counts[s] * expected[s];
            for (int j : members[s]) {
                score[j] += residual;
            }
        }
        for (int i = 1; i < score.length; i++) {
            score[i] -= RIDGE * beta[i];
        }
        return score;
    }

    /** Z'WZ with the penalty on its diagonal; its lower triangle. */
    private double[][] information() {
        double[][] information = new double[beta.length][beta.length];
        for (int s = 0; s < variance.length; s++) {
            double weight = totals.counts[s] * variance[s];
            int[] columns = members[s];
            for (int i = 0; i < columns.length; i++) {
                for (int j = 0; j <= i; j++) {
                    information[columns[i]][columns[j]] += weight;
                }
            }
        }
        information[0][0] += INTERCEPT_RIDGE;
        for (int i = 1; i < information.length; i++) {
            information[i][i] += RIDGE;
        }
        return information;
    }

    /** Moves the coefficients by one step, and answers the length of the step where it is longest. */
    private double move(double[] step) {
        double longest = 0;
        for (int i = 0; i < beta.length; i++) {
            double moved = beta[i] + Math.clamp(step[i], -LONGEST_STEP, LONGEST_STEP);
            beta[i] = Math.clamp(moved, -FARTHEST, FARTHEST);
            longest = Math.max(longest, Math.abs(step[i]));
        }
        return longest;
    }
}
