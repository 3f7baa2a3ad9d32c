package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
final class ScoreStatistic {
    /** A sum in another order differs in its last digits. */
    private static final double SLACK = 1 + 1e-9;

    /** Of a candidate's variance; with less left the reported ones determine it. */
    private static final double LEAST_LEFT = 0.02;

    private final Observations rows;
    private final LogitFit fit;
    private final double dispersion;
    private final double tendency;
    private @Nullable Crossed crossed;

    /** @param reported the rows of each subdomain reported, a bit each */
    ScoreStatistic(Observations rows, List<long[]> reported) {
        this.rows = rows;
        double[] weights = rows.cappedWeights();
        List<long[]> given = new ArrayList<>(StratumRates.columns(rows));
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

    /** Made when it is first asked for: many tests ask for no bound. */
    private synchronized Crossed crossed() {
        if (crossed == null) {
            crossed = new Crossed();
        }
        return crossed;
    }

    /** The rows of each stratum, but for the one outside of everything, in words of their own: a candidate's are counted word by word. */
    private final class Crossed {
        private final int[] ends = new int[fit.expected.length];
        private final Postings postings;

        Crossed() {
            int[] next = new int[ends.length];
            for (int stratum : fit.stratum) {
                next[stratum]++;
            }
            int end = 0;
            for (int stratum = 0; stratum < ends.length; stratum++) {
                int words = stratum == fit.outside ? 0 : (next[stratum] + 63) >> 6;
                next[stratum] = end << 6;
                end += words;
                ends[stratum] = end;
            }
            int[] places = new int[rows.rows()];
            for (int row = 0; row < places.length; row++) {
                places[row] = fit.stratum[row] == fit.outside ? -1 : next[fit.stratum[row]]++;
            }
            postings = new Postings(rows, places, end << 6);
        }

        double[] counts(Cell cell) {
            long[][] conditions = cell.conditions(postings);
            double[] counts = new double[ends.length];
            int met = 0;
            int word = 0;
            for (int stratum = 0; stratum < ends.length; stratum++) {
                int count = 0;
                for (; word < ends[stratum]; word++) {
                    long all = conditions[0][word];
                    for (int i = 1; i < conditions.length; i++) {
                        all &= conditions[i][word];
                    }
                    count += Long.bitCount(all);
                }
                counts[stratum] = count;
                met += count;
            }
            if (fit.outside >= 0) {
                counts[fit.outside] = cell.tally().rows() - met;
            }
            return counts;
        }
    }

    /**
     * What {@link #of} is not stronger than, told by the candidate's counts in the strata and its tally alone: {@link #of} has to read every
     * row. Its excess is exact; its variance is at least the working one in which all rows vary as the least of its strata does; Student's
     * tail alone is at most p.
     */
    Evidence atMost(Cell cell) {
        if (cell.isCapped()) {
            return Evidence.UNBOUNDED;
        }
        Tally tally = cell.tally();
        double n = tally.rows();
        double[] byStratum = crossed().counts(cell);
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
        double share = fit.left(byStratum);
        if (excess <= 0 || share < LEAST_LEFT) {
            return Evidence.NONE;
        }
        double together = least * least * (tally.squares() - n);
        double variance = (dispersion * independent + tendency * together) * share;
        if (variance <= 0) {
            return Evidence.UNBOUNDED;
        }
        double score = SLACK * excess / Math.sqrt(variance);
        return new Evidence(Tails.studentAtLeast(score, n * n / tally.squares() - 1) / SLACK, score);
    }

    /** Where all rows are of one stratum, and nobody's weight is capped, the tally has every sum that is needed. */
    Evidence of(Cell cell, Postings postings) {
        return fit.expected.length == 1 && !cell.isCapped()
                ? evidence(sums(cell.tally()))
                : of(cell.rows(postings), cell.tally().rows());
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
        return evidence(sums);
    }

    private ClusterSums sums(Tally tally) {
        double mean = fit.expected[0];
        double variance = fit.variance[0];
        var sums = new ClusterSums(Double.POSITIVE_INFINITY);
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

    private Evidence evidence(ClusterSums sums) {
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
