package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.List;

/**
 * The joint logistic fit of an outcome on the subdomains already reported: logit P = α + Σβ_j·[row in j], by
 * iteratively reweighted least squares (McCullagh and Nelder 1989, 2.5). Rows that lie in the same subdomains share a
 * stratum, and the fit needs only the strata's counts, whatever the number of rows. Outcomes between 0 and 1 are fitted
 * as shares (quasi-binomial).
 */
final class LogitFit {
    /** The stratum of each row. */
    final int[] stratum;

    /** The stratum of the rows that are in no subdomain, or a negative number when every row is in one. */
    final int outside;

    /** What the fit expects of a row of each stratum, μ. */
    final double[] expected;

    /** The variance of a row of each stratum, μ(1 − μ). */
    final double[] variance;

    private final boolean[][] in;
    private final double[][] inverse;

    private LogitFit(int[] stratum, boolean[][] in, Rounds fitted) {
        this.stratum = stratum;
        this.in = in;
        outside = outside(in);
        expected = fitted.expected;
        variance = fitted.variance;
        inverse = fitted.inverse;
    }

    /**
     * Fits the outcomes of the rows.
     *
     * @param subdomains the rows of each, a bit each
     * @param weights by cluster, the weight of each of its rows
     */
    static LogitFit of(Observations rows, List<long[]> subdomains, double[] weights) {
        Strata strata = Strata.of(rows.rows(), subdomains);
        boolean[][] in = strata.columns(subdomains);
        var rounds = new Rounds(in, subdomains.size() + 1, Totals.of(rows, strata, weights));
        rounds.converge(rows.rows());
        return new LogitFit(strata.ofRow, in, rounds);
    }

    /**
     * Which share of a candidate's variance the fit leaves: 1 − x'WZ(Z'WZ)⁻¹Z'Wx / x'Wx. It is near 0 where the
     * reported subdomains determine the candidate.
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

    /** The vector Z'Wx. Its first element belongs to the intercept and equals x'Wx. */
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

    private static int outside(boolean[][] in) {
        int outside = -1;
        for (int s = 0; s < in.length; s++) {
            boolean some = false;
            for (int j = 1; j < in[s].length; j++) {
                some |= in[s][j];
            }
            outside = some ? outside : s;
        }
        return outside;
    }

    /**
     * The coarsest partition of the rows in which every subdomain is a union of parts. Strata are numbered from 0, and
     * none is empty.
     */
    private static final class Strata {
        private final int[] ofRow;
        private int count;

        private Strata(int rows) {
            ofRow = new int[rows];
            count = rows == 0 ? 0 : 1;
        }

        static Strata of(int rows, List<long[]> subdomains) {
            var strata = new Strata(rows);
            subdomains.forEach(strata::divide);
            return strata;
        }

        /** Divides each stratum into its rows inside and outside of one more subdomain. */
        private void divide(long[] subdomain) {
            int[] renumbered = new int[2 * count];
            Arrays.fill(renumbered, -1);
            int used = 0;
            for (int row = 0; row < ofRow.length; row++) {
                int finer = 2 * ofRow[row] + (holds(subdomain, row) ? 1 : 0);
                if (renumbered[finer] < 0) {
                    renumbered[finer] = used++;
                }
                ofRow[row] = renumbered[finer];
            }
            count = used;
        }

        /**
         * The matrix Z: whether a stratum lies in a subdomain. The first column is the intercept's and holds
         * everywhere.
         */
        boolean[][] columns(List<long[]> subdomains) {
            int[] witness = new int[count];
            for (int row = 0; row < ofRow.length; row++) {
                witness[ofRow[row]] = row;
            }
            boolean[][] in = new boolean[count][subdomains.size() + 1];
            for (int s = 0; s < count; s++) {
                in[s][0] = true;
                for (int j = 1; j < in[s].length; j++) {
                    in[s][j] = holds(subdomains.get(j - 1), witness[s]);
                }
            }
            return in;
        }
    }

    /** The weighted rows of each stratum and the weighted sum of their outcomes: all that the fit reads of the data. */
    private static final class Totals {
        private final double[] counts;
        private final double[] sums;

        private Totals(int strata) {
            counts = new double[strata];
            sums = new double[strata];
        }

        static Totals of(Observations rows, Strata strata, double[] weights) {
            var totals = new Totals(strata.count);
            for (int row = 0; row < rows.rows(); row++) {
                int stratum = strata.ofRow[row];
                double weight = weights[rows.clusters()[row]];
                totals.counts[stratum] += weight;
                totals.sums[stratum] += weight * rows.outcomes()[row];
            }
            return totals;
        }

        double rate() {
            return Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
        }
    }

    /**
     * The rounds of the fit: each expects by the coefficients so far, and corrects them by one step of Newton's method.
     */
    private static final class Rounds {
        private static final int MOST = 60;
        private static final double CLOSE = 1e-10;

        /**
         * A subdomain in which everything fails has no finite effect; so little a penalty keeps it finite and changes
         * no other.
         */
        private static final double RIDGE = 1e-4;

        /** The intercept is hardly penalised at all, which keeps the information invertible where nothing varies. */
        private static final double INTERCEPT_RIDGE = 1e-9;

        /** A longer step overshoots, because the likelihood is quadratic only close to its maximum. */
        private static final double LONGEST_STEP = 2;

        /** Beyond this logit a probability is 0 or 1 in thirteen digits. */
        private static final double FARTHEST = 30;

        private final boolean[][] in;
        private final Totals totals;
        private final double[] beta;
        private final double[] expected;
        private final double[] variance;

        /** The inverse of the information, (Z'WZ)⁻¹, in which the last round ended. */
        private double[][] inverse;

        Rounds(boolean[][] in, int columns, Totals totals) {
            this.in = in;
            this.totals = totals;
            beta = new double[columns];
            expected = new double[in.length];
            variance = new double[in.length];
            inverse = new double[columns][columns];
        }

        /** Starts from the rate of all rows, and ends when no coefficient moves any more. */
        void converge(int rows) {
            double rate = totals.rate();
            beta[0] = Math.log((rate + 0.5 / rows) / (1 - rate + 0.5 / rows));
            double moved = Double.POSITIVE_INFINITY;
            for (int round = 0; round < MOST && !(moved < CLOSE); round++) {
                expect();
                inverse = inverted(information());
                moved = move(score());
            }
            expect();
        }

        private void expect() {
            for (int s = 0; s < expected.length; s++) {
                double logit = 0;
                for (int j = 0; j < beta.length; j++) {
                    logit += in[s][j] ? beta[j] : 0;
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
                for (int i = 0; i < score.length; i++) {
                    if (in[s][i]) {
                        score[i] += residual;
                    }
                }
            }
            for (int i = 1; i < score.length; i++) {
                score[i] -= RIDGE * beta[i];
            }
            return score;
        }

        /** Z'WZ with the penalty on its diagonal. */
        private double[][] information() {
            double[][] information = new double[beta.length][beta.length];
            for (int s = 0; s < variance.length; s++) {
                addOuterProduct(information, in[s], totals.counts[s] * variance[s]);
            }
            information[0][0] += INTERCEPT_RIDGE;
            for (int i = 1; i < information.length; i++) {
                information[i][i] += RIDGE;
            }
            return information;
        }

        private static void addOuterProduct(double[][] to, boolean[] columns, double weight) {
            for (int i = 0; i < columns.length; i++) {
                if (columns[i]) {
                    for (int j = 0; j < columns.length; j++) {
                        to[i][j] += columns[j] ? weight : 0;
                    }
                }
            }
        }

        /** Moves the coefficients by one step, and answers the length of the step where it is longest. */
        private double move(double[] score) {
            double longest = 0;
            for (int i = 0; i < beta.length; i++) {
                double step = 0;
                for (int j = 0; j < beta.length; j++) {
                    step += inverse[i][j] * score[j];
                }
                double moved = beta[i] + Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
                beta[i] = Math.clamp(moved, -FARTHEST, FARTHEST);
                longest = Math.max(longest, Math.abs(step));
            }
            return longest;
        }
    }

    /** The inverse of a symmetric positive definite matrix, by Gauss and Jordan's elimination with pivots. */
    private static double[][] inverted(double[][] matrix) {
        int k = matrix.length;
        double[][] work = besideIdentity(matrix);
        for (int column = 0; column < k; column++) {
            pivot(work, column);
            for (int i = 0; i < k; i++) {
                if (i != column) {
                    eliminate(work[i], work[column], column);
                }
            }
        }
        double[][] inverse = new double[k][];
        for (int i = 0; i < k; i++) {
            inverse[i] = Arrays.copyOfRange(work[i], k, 2 * k);
        }
        return inverse;
    }

    private static double[][] besideIdentity(double[][] matrix) {
        int k = matrix.length;
        double[][] work = new double[k][2 * k];
        for (int i = 0; i < k; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, k);
            work[i][k + i] = 1;
        }
        return work;
    }

    /** Brings the row with the largest element of a column to the diagonal, and scales it to 1 there. */
    private static void pivot(double[][] work, int column) {
        int pivot = column;
        for (int i = column + 1; i < work.length; i++) {
            pivot = Math.abs(work[i][column]) > Math.abs(work[pivot][column]) ? i : pivot;
        }
        double[] swapped = work[pivot];
        work[pivot] = work[column];
        work[column] = swapped;
        double by = swapped[column];
        for (int j = 0; j < swapped.length; j++) {
            swapped[j] /= by;
        }
    }

    private static void eliminate(double[] row, double[] pivot, int column) {
        double times = row[column];
        if (times != 0) {
            for (int j = 0; j < row.length; j++) {
                row[j] -= times * pivot[j];
            }
        }
    }
}
