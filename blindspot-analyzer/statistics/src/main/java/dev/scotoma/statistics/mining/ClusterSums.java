package dev.scotoma.statistics.mining;

import java.util.Arrays;

/**
 * The sums over a candidate's rows that {@link ScoreStatistic} needs, taken cluster by cluster. A cluster s counts with
 * the weight w_s = min(1, cap / n_s) for each of its n_s rows. Rows come in the order of their clusters, and {@link
 * #close} ends the last one.
 */
final class ClusterSums {
    private final LogitFit fit;
    private final double cap;

    /** The weighted rows of each stratum. */
    final double[] byStratum;

    /** Σ w_s·n_s. */
    double n;

    /** Σ w_s·e_s for the outcomes e_s of a cluster. */
    double observed;

    /** Σ w_s·Σμ. */
    double expected;

    /** Σ w_s²·Σv for the variances v = μ(1 − μ) of a cluster's rows: the variance if rows stood alone. */
    double independent;

    /** Σ w_s²·((Σv)² − Σv²): the covariance of the pairs of rows of a cluster, for σ² = 1. */
    double together;

    /** Σ (w_s·n_s)². */
    double squares;

    /** Σ r_s² for the weighted residual r_s = w_s·(e_s − Σμ) of a cluster. */
    double residualSquares;

    /** Σ r_s·w_s·n_s. */
    double residualProducts;

    private int cluster = -1;
    private int size;
    private int[] strata = new int[16];
    private double outcomes;
    private double means;
    private double variances;
    private double varianceSquares;

    ClusterSums(LogitFit fit, double cap) {
        this.fit = fit;
        this.cap = cap;
        byStratum = new double[fit.expected.length];
    }

    /** The sums that follow from a tally alone. All rows must be of one stratum, and no weight may be capped. */
    static ClusterSums of(LogitFit fit, Tally tally) {
        double mean = fit.expected[0];
        double variance = fit.variance[0];
        var sums = new ClusterSums(fit, Double.POSITIVE_INFINITY);
        sums.byStratum[0] = tally.rows();
        sums.n = tally.rows();
        sums.observed = tally.sum();
        sums.expected = tally.rows() * mean;
        sums.independent = tally.rows() * variance;
        sums.together = (tally.squares() - tally.rows()) * variance * variance;
        sums.squares = tally.squares();
        sums.residualSquares = tally.sumSquares() - 2 * mean * tally.products() + mean * mean * tally.squares();
        sums.residualProducts = tally.products() - mean * tally.squares();
        return sums;
    }

    void add(int ofCluster, double outcome, int stratum) {
        if (ofCluster != cluster) {
            close();
            cluster = ofCluster;
        }
        if (size == strata.length) {
            strata = Arrays.copyOf(strata, 2 * size);
        }
        strata[size++] = stratum;
        double variance = fit.variance[stratum];
        outcomes += outcome;
        means += fit.expected[stratum];
        variances += variance;
        varianceSquares += variance * variance;
    }

    /**
     * Adds rows each of which is a cluster by itself, as {@link #add} and {@link #close} would. The sums are of this method
     * until its end, for a compiler that keeps no field in a register.
     *
     * @param rows a bit each
     */
    void addAlone(long[] rows, double[] outcomes) {
        int[] stratumOf = fit.stratum;
        double[] meanOf = fit.expected;
        double[] varianceOf = fit.variance;
        double[] counts = byStratum;
        int added = 0;
        double sum = 0;
        double sumOfMeans = 0;
        double sumOfVariances = 0;
        double sumOfSquares = 0;
        double sumOfResiduals = 0;
        for (int word = 0; word < rows.length; word++) {
            for (long left = rows[word]; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                int stratum = stratumOf[row];
                double outcome = outcomes[row];
                double residual = outcome - meanOf[stratum];
                counts[stratum]++;
                added++;
                sum += outcome;
                sumOfMeans += meanOf[stratum];
                sumOfVariances += varianceOf[stratum];
                sumOfSquares += residual * residual;
                sumOfResiduals += residual;
            }
        }
        n += added;
        observed += sum;
        expected += sumOfMeans;
        independent += sumOfVariances;
        squares += added;
        residualSquares += sumOfSquares;
        residualProducts += sumOfResiduals;
    }

    void close() {
        if (size > 0) {
            double weight = Math.min(1, cap / size);
            double counted = weight * size;
            for (int i = 0; i < size; i++) {
                byStratum[strata[i]] += weight;
            }
            double residual = weight * (outcomes - means);
            n += counted;
            observed += weight * outcomes;
            expected += weight * means;
            independent += weight * weight * variances;
            together += weight * weight * (variances * variances - varianceSquares);
            squares += counted * counted;
            residualSquares += residual * residual;
            residualProducts += residual * counted;
        }
        size = 0;
        outcomes = 0;
        means = 0;
        variances = 0;
        varianceSquares = 0;
    }

    /** By how much the rate exceeds what the fit expects. */
    double excess() {
        return (observed - expected) / n;
    }

    double effectiveClusters() {
        return n * n / squares;
    }

    /**
     * The variance of the weighted sum that the spread of the cluster sums around the candidate's own rate shows,
     * brought from the level of that rate to the level of the null hypothesis; 0 where there is no spread to see.
     */
    double seenVariance() {
        double excess = excess();
        double rate = observed / n;
        double g = effectiveClusters();
        double spread = residualSquares - 2 * excess * residualProducts + excess * excess * squares;
        double binomial = n * rate * (1 - rate);
        return binomial <= 0 || g <= 1 ? 0 : Math.max(0, spread) * g / (g - 1) * independent / binomial;
    }
}
