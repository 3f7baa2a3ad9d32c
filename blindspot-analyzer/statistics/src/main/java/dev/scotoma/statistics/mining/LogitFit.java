package dev.scotoma.statistics.mining;

import java.util.List;

/**
 * The joint logistic fit of an outcome on sets of rows: logit P = α + Σβ_j·[row in j], by iteratively reweighted least
 * squares (McCullagh and Nelder 1989, 2.5). Rows that lie in the same sets share a stratum, and the fit needs only the
 * strata's counts, whatever the number of rows. Outcomes between 0 and 1 are fitted as shares (quasi-binomial).
 */
final class LogitFit {
    /** The stratum of each row. */
    final int[] stratum;

    /** The stratum of the rows that are in no set, or a negative number when every row is in one. */
    final int outside;

    /** What the fit expects of a row of each stratum, μ. */
    final double[] expected;

    /** The variance of a row of each stratum, μ(1 − μ). */
    final double[] variance;

    /** The weighted rows of each stratum. */
    final double[] weighted;

    private final double[] sums;

    /** α and after it β_j, in the order of the sets. */
    final double[] coefficients;

    /** Whether the coefficients came to rest. */
    final boolean converged;

    private final int[][] members;
    private final Cholesky information;

    private LogitFit(Partition parts, LogitRounds fitted) {
        stratum = parts.ofRow;
        members = fitted.members;
        outside = outside(members);
        expected = fitted.expected;
        variance = fitted.variance;
        weighted = fitted.totals.counts;
        sums = fitted.totals.sums;
        coefficients = fitted.beta;
        information = fitted.information;
        converged = fitted.converged;
    }

    /**
     * Fits the outcomes of the rows.
     *
     * @param sets the rows of each, a bit each
     * @param weights by cluster, the weight of each of its rows
     */
    static LogitFit of(Observations rows, List<long[]> sets, double[] weights) {
        var parts = new Partition(rows.rows());
        sets.forEach(parts::divide);
        return of(rows, parts, sets, weights);
    }

    /** The same over a partition in which every set is a union of parts. */
    static LogitFit of(Observations rows, Partition parts, List<long[]> sets, double[] weights) {
        var rounds = new LogitRounds(parts.members(sets), sets.size() + 1, LogitTotals.of(rows, parts, weights));
        rounds.converge(rows.rows());
        return new LogitFit(parts, rounds);
    }

    /**
     * Which share of a candidate's variance the fit leaves: 1 − x'WZ(Z'WZ)⁻¹Z'Wx / x'Wx. It is near 0 where the sets
     * determine the candidate.
     *
     * @param counts the candidate's weighted rows by stratum
     */
    double left(double[] counts) {
        return leftOf(shared(counts));
    }

    /** The same of a candidate's unweighted rows. */
    double left(StratumPostings.Counts counts) {
        double[] shared = new double[coefficients.length];
        for (int i = 0; i < counts.size(); i++) {
            double weight = counts.rows(i) * variance[counts.stratum(i)];
            for (int j : members[counts.stratum(i)]) {
                shared[j] += weight;
            }
        }
        return leftOf(shared);
    }

    private double leftOf(double[] shared) {
        return shared[0] <= 0 ? 0 : Math.clamp(1 - information.quadratic(shared) / shared[0], 0.0, 1.0);
    }

    /**
     * By stratum what the fit follows of a candidate: Z(Z'WZ)⁻¹Z'Wx. The candidate less this is what its score sums the
     * residuals by.
     *
     * @param counts the candidate's weighted rows by stratum
     */
    double[] followed(double[] counts) {
        double[] by = information.solve(shared(counts));
        double[] followed = new double[members.length];
        for (int s = 0; s < followed.length; s++) {
            for (int j : members[s]) {
                followed[s] += by[j];
            }
        }
        return followed;
    }

    /** Each coefficient in standard errors of rows that stand alone. */
    double[] effects() {
        double[] effects = new double[coefficients.length];
        for (int j = 0; j < effects.length; j++) {
            double[] one = new double[effects.length];
            one[j] = 1;
            effects[j] = coefficients[j] / Math.sqrt(information.solve(one)[j]);
        }
        return effects;
    }

    /** Twice the log-likelihood of the fit. */
    double likelihood() {
        double sum = 0;
        for (int s = 0; s < expected.length; s++) {
            double clipped = Math.clamp(expected[s], 1e-12, 1 - 1e-12);
            sum += sums[s] * Math.log(clipped) + (weighted[s] - sums[s]) * Math.log1p(-clipped);
        }
        return 2 * sum;
    }

    /** The logit that the fit expects of a row of a stratum. */
    double logit(int s) {
        double logit = 0;
        for (int j : members[s]) {
            logit += coefficients[j];
        }
        return logit;
    }

    /** The vector Z'Wx. Its first element belongs to the intercept and equals x'Wx. */
    private double[] shared(double[] counts) {
        double[] shared = new double[coefficients.length];
        for (int s = 0; s < counts.length; s++) {
            if (counts[s] > 0) {
                double weight = counts[s] * variance[s];
                for (int j : members[s]) {
                    shared[j] += weight;
                }
            }
        }
        return shared;
    }

    private static int outside(int[][] members) {
        int outside = -1;
        for (int s = 0; s < members.length; s++) {
            outside = members[s].length == 1 ? s : outside;
        }
        return outside;
    }
}
