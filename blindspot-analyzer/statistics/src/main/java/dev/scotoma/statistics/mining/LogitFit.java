package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.List;

/**
 * The joint logistic fit of an outcome on the subdomains already reported: logit P = α + Σβ_j·[row in j], by iteratively reweighted least
 * squares (McCullagh and Nelder 1989, 2.5). Rows that lie in the same subdomains share a stratum, and the fit needs only the strata's
 * counts, whatever the number of rows. Outcomes between 0 and 1 are fitted as shares (quasi-binomial).
 */
final class LogitFit {
    private static final int ROUNDS = 60;
    private static final double CLOSE = 1e-10;
    /** A subdomain in which everything fails has no finite effect; so little a penalty keeps it finite and changes no other. */
    private static final double RIDGE = 1e-4;

    private static final double FARTHEST = 30;

    /** Stratum of each row. */
    final int[] stratum;

    /** The stratum of the rows that are in no subdomain; negative when there is none. */
    final int outside;

    /** By stratum: what is expected of a row, and its variance μ(1 − μ). */
    final double[] expected;

    final double[] variance;

    /** Whether a stratum lies in a subdomain; the first column is the intercept. */
    private final boolean[][] in;

    private final double[][] inverse;

    /**
     * @param subdomains the rows of each, a bit each
     * @param weights of a row, by cluster
     */
    LogitFit(Observations rows, List<long[]> subdomains, double[] weights) {
        int n = rows.rows();
        int[][] numbered = strata(n, subdomains);
        stratum = numbered[0];
        int strata = numbered[1][0];
        double[] counts = new double[strata];
        double[] sums = new double[strata];
        int[] witness = new int[strata];
        for (int row = 0; row < n; row++) {
            double weight = weights[rows.clusters()[row]];
            counts[stratum[row]] += weight;
            sums[stratum[row]] += weight * rows.outcomes()[row];
            witness[stratum[row]] = row;
        }
        int k = subdomains.size() + 1;
        int none = -1;
        in = new boolean[strata][k];
        for (int s = 0; s < strata; s++) {
            in[s][0] = true;
            boolean some = false;
            for (int j = 1; j < k; j++) {
                in[s][j] = holds(subdomains.get(j - 1), witness[s]);
                some |= in[s][j];
            }
            none = some ? none : s;
        }
        outside = none;
        expected = new double[strata];
        variance = new double[strata];
        double[] beta = new double[k];
        double rate = Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
        beta[0] = Math.log((rate + 0.5 / n) / (1 - rate + 0.5 / n));
        double[][] covariance = new double[k][k];
        for (int round = 0; round < ROUNDS; round++) {
            predict(beta);
            double[] score = new double[k];
            double[][] information = new double[k][k];
            for (int s = 0; s < strata; s++) {
                double residual = sums[s] - counts[s] * expected[s];
                double weight = counts[s] * variance[s];
                for (int i = 0; i < k; i++) {
                    if (in[s][i]) {
                        score[i] += residual;
                        for (int j = 0; j < k; j++) {
                            information[i][j] += in[s][j] ? weight : 0;
                        }
                    }
                }
            }
            for (int i = 1; i < k; i++) {
                score[i] -= RIDGE * beta[i];
                information[i][i] += RIDGE;
            }
            information[0][0] += 1e-9;
            covariance = inverted(information);
            double largest = 0;
            for (int i = 0; i < k; i++) {
                double step = 0;
                for (int j = 0; j < k; j++) {
                    step += covariance[i][j] * score[j];
                }
                beta[i] = Math.clamp(beta[i] + Math.clamp(step, -2, 2), -FARTHEST, FARTHEST);
                largest = Math.max(largest, Math.abs(step));
            }
            if (largest < CLOSE) {
                break;
            }
        }
        predict(beta);
        inverse = covariance;
    }

    private void predict(double[] beta) {
        for (int s = 0; s < expected.length; s++) {
            double logit = 0;
            for (int j = 0; j < beta.length; j++) {
                logit += in[s][j] ? beta[j] : 0;
            }
            expected[s] = 1 / (1 + Math.exp(-logit));
            variance[s] = expected[s] * (1 - expected[s]);
        }
    }

    /**
     * Which share of a candidate's variance the fit leaves: 1 − x'WZ(Z'WZ)⁻¹Z'Wx / x'Wx. Near 0 where the reported ones determine it.
     *
     * @param counts the candidate's weighted rows by stratum
     */
    double left(double[] counts) {
        double[] shared = shared(counts);
        double taken = 0;
        for (int i = 0; i < shared.length; i++) {
            for (int j = 0; j < shared.length; j++) {
                taken += shared[i] * inverse[i][j] * shared[j];
            }
        }
        return shared[0] <= 0 ? 0 : Math.clamp(1 - taken / shared[0], 0.0, 1.0);
    }

    /** Z'Wx; the intercept's is x'Wx. */
    private double[] shared(double[] counts) {
        double[] shared = new double[inverse.length];
        for (int s = 0; s < counts.length; s++) {
            if (counts[s] > 0) {
                double weight = counts[s] * variance[s];
                for (int j = 0; j < shared.length; j++) {
                    shared[j] += in[s][j] ? weight : 0;
                }
            }
        }
        return shared;
    }

    static boolean holds(long[] bits, int row) {
        return (bits[row >> 6] >>> row & 1) == 1;
    }

    /** The stratum of each row, and how many there are. */
    private static int[][] strata(int n, List<long[]> subdomains) {
        int[] stratum = new int[n];
        int strata = n == 0 ? 0 : 1;
        for (long[] bits : subdomains) {
            int[] renumbered = new int[2 * strata];
            Arrays.fill(renumbered, -1);
            int used = 0;
            for (int row = 0; row < n; row++) {
                int finer = 2 * stratum[row] + (holds(bits, row) ? 1 : 0);
                if (renumbered[finer] < 0) {
                    renumbered[finer] = used++;
                }
                stratum[row] = renumbered[finer];
            }
            strata = used;
        }
        return new int[][] {stratum, {strata}};
    }

    /** By Gauss and Jordan with pivots; of a symmetric positive definite matrix. */
    private static double[][] inverted(double[][] matrix) {
        int k = matrix.length;
        double[][] work = new double[k][2 * k];
        for (int i = 0; i < k; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, k);
            work[i][k + i] = 1;
        }
        for (int column = 0; column < k; column++) {
            int pivot = column;
            for (int i = column + 1; i < k; i++) {
                pivot = Math.abs(work[i][column]) > Math.abs(work[pivot][column]) ? i : pivot;
            }
            double[] swapped = work[pivot];
            work[pivot] = work[column];
            work[column] = swapped;
            double by = work[column][column];
            for (int j = 0; j < 2 * k; j++) {
                work[column][j] /= by;
            }
            for (int i = 0; i < k; i++) {
                double times = work[i][column];
                if (i != column && times != 0) {
                    for (int j = 0; j < 2 * k; j++) {
                        work[i][j] -= times * work[column][j];
                    }
                }
            }
        }
        double[][] inverse = new double[k][];
        for (int i = 0; i < k; i++) {
            inverse[i] = Arrays.copyOfRange(work[i], k, 2 * k);
        }
        return inverse;
    }
}
