package dev.scotoma.blindspot.subdomain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rao's score test of candidates given the strata of the rows and the subdomains already reported: a candidate's observed less its expected
 * outcomes under their joint {@link LogitFit}, over its variance under the hypothesis that nothing is left.
 *
 * <p>The variance is the larger of what two views of the clusters say, less what the fit follows of it. <em>Working:</em> two rows of a
 * cluster covary as σ²·μᵢ(1 − μᵢ)·μⱼ(1 − μⱼ), to first order that of a tendency of variance σ² on the logit scale (Breslow and Clayton,
 * JASA 88, 1993), with σ² by moments over all the data. <em>Seen:</em> the spread of the cluster sums in the candidate around its own rate
 * (Liang and Zeger, Biometrika 73, 1986), brought to the level of the null hypothesis.
 *
 * <p>A cluster counts for at most √n of the n rows of the candidate, and of all rows in the fit: so one who has most of the rows neither
 * hides what the others show nor, by their own tendency, makes everybody else stand out.
 */
final class ScoreTest {
    /** A sum in another order differs in its last digits. */
    private static final double SLACK = 1 + 1e-9;

    /** Of a candidate's variance; with less left the reported ones determine it. */
    private static final double LEAST_LEFT = 0.02;

    private final Observations rows;
    private final LogitFit fit;
    private final double dispersion;
    private final double tendency;
    private final long[] inside;

    /** @param reported the rows of each subdomain reported, a bit each */
    ScoreTest(Observations rows, List<long[]> reported) {
        this.rows = rows;
        inside = union(reported);
        double[] weights = rows.cappedWeights();
        List<long[]> given = new ArrayList<>(Baseline.columns(rows));
        given.addAll(reported);
        fit = new LogitFit(rows, given, weights);
        double single = 0;
        double independent = 0;
        double pairs = 0;
        double together = 0;
        for (int row = 0; row < rows.rows(); ) {
            int cluster = rows.clusters()[row];
            double weight = weights[cluster];
            double sum = 0;
            double squares = 0;
            double variances = 0;
            double varianceSquares = 0;
            for (; row < rows.rows() && rows.clusters()[row] == cluster; row++) {
                int stratum = fit.stratum[row];
                double residual = rows.outcomes()[row] - fit.expected[stratum];
                double variance = fit.variance[stratum];
                sum += residual;
                squares += residual * residual;
                variances += variance;
                varianceSquares += variance * variance;
            }
            single += weight * squares;
            independent += weight * variances;
            pairs += weight * weight * (sum * sum - squares);
            together += weight * weight * (variances * variances - varianceSquares);
        }
        // 1 for zeros and ones, less for shares.
        dispersion = independent <= 0 ? 1 : Math.clamp(single / independent, 1e-6, 1);
        tendency = together <= 0 ? 0 : Math.max(0, pairs / together);
    }

    private static long[] union(List<long[]> reported) {
        long[] union = reported.isEmpty() ? new long[0] : reported.getFirst().clone();
        for (long[] bits : reported.subList(Math.min(1, reported.size()), reported.size())) {
            for (int word = 0; word < union.length; word++) {
                union[word] |= bits[word];
            }
        }
        return union;
    }

    /**
     * Whether the candidate's p is above a level for certain, told by its counts in the strata and its tally alone: {@link #of} has to read
     * every row. Its excess is exact; its variance is at least the working one in which all rows vary as the least of its strata does;
     * Student's tail alone is at most p.
     */
    boolean misses(double level, long[] candidate, Cell cell) {
        Tally tally = cell.tally();
        double n = tally.rows();
        if ((double) cell.largestCluster() * cell.largestCluster() > n) {
            return false;
        }
        double[] byStratum = byStratum(candidate, tally.rows());
        double expected = 0;
        double independent = 0;
        double least = 1;
        for (int stratum = 0; stratum < byStratum.length; stratum++) {
            if (byStratum[stratum] > 0) {
                expected += byStratum[stratum] * fit.expected[stratum];
                independent += byStratum[stratum] * fit.variance[stratum];
                least = Math.min(least, fit.variance[stratum]);
            }
        }
        double excess = tally.sum() - expected + n * (SLACK - 1);
        double together = least * least * (tally.squares() - n);
        double variance = (dispersion * independent + tendency * together) * fit.left(byStratum);
        if (excess <= 0) {
            return true;
        }
        double effective = n * n / tally.squares();
        return variance > 0
                && Tails.studentAtLeast(SLACK * excess / Math.sqrt(variance), effective - 1) > SLACK * level;
    }

    private double[] byStratum(long[] candidate, int size) {
        double[] byStratum = new double[fit.expected.length];
        int met = 0;
        for (int word = 0; word < inside.length; word++) {
            for (long left = candidate[word] & inside[word]; left != 0; left &= left - 1) {
                byStratum[fit.stratum[(word << 6) + Long.numberOfTrailingZeros(left)]]++;
                met++;
            }
        }
        if (met < size) {
            byStratum[fit.outside] += size - met;
        }
        return byStratum;
    }

    /** @param size how many rows the candidate has */
    Evidence of(long[] candidate, int size) {
        var sums = new ClusterSums(Math.sqrt(size));
        for (int word = 0; word < candidate.length; word++) {
            for (long left = candidate[word]; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                sums.add(rows.clusters()[row], rows.outcomes()[row], fit.stratum[row]);
            }
        }
        sums.close();
        double excess = (sums.observed - sums.expected) / sums.n;
        double effective = sums.n * sums.n / sums.squares;
        if (!(excess > 0) || effective < Settings.MIN_EFFECTIVE) {
            return Evidence.NONE;
        }
        double share = fit.left(sums.byStratum);
        if (share < LEAST_LEFT) {
            return Evidence.NONE;
        }
        double variance = Math.max(sums.working(), sums.seen(excess)) * share;
        return Evidence.of(sums.expected / sums.n, excess, variance / (sums.n * sums.n), effective);
    }

    /** Sums over a candidate's rows, cluster by cluster, each with its weight capped. */
    private final class ClusterSums {
        private final double cap;
        private final double[] byStratum = new double[fit.expected.length];
        private int cluster = -1;
        private int size;
        private int[] strata = new int[16];
        private double outcomes;
        private double means;
        private double variances;
        private double varianceSquares;
        private double n;
        private double observed;
        private double expected;
        private double independent;
        private double together;
        private double squares;
        private double residualSquares;
        private double residualProducts;

        ClusterSums(double cap) {
            this.cap = cap;
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

        double working() {
            return dispersion * independent + tendency * together;
        }

        double seen(double excess) {
            double rate = observed / n;
            double g = n * n / squares;
            double spread = residualSquares - 2 * excess * residualProducts + excess * excess * squares;
            double binomial = n * rate * (1 - rate);
            return binomial <= 0 || g <= 1 ? 0 : Math.max(0, spread) * g / (g - 1) * independent / binomial;
        }
    }
}
