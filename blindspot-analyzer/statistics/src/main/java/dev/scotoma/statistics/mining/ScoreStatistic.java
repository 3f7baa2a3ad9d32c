package dev.scotoma.statistics.mining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rao's score test of candidates, given the strata of the rows and the subdomains already reported. The statistic is a
 * candidate's observed less its expected outcomes under the joint {@link LogitFit}, over its standard error if nothing
 * is left to find.
 *
 * <p>Two views of the clusters estimate the variance, and the larger counts; the share of it that the fit follows is
 * then taken off. The <em>working</em> variance assumes that every cluster has a tendency of its own, of variance σ² on
 * the logit scale. Two rows of a cluster then covary as σ²·μᵢ(1 − μᵢ)·μⱼ(1 − μⱼ) to first order (Breslow and Clayton,
 * JASA 88, 1993), and σ² is estimated by moments over all the data. The <em>seen</em> variance is the spread of the
 * cluster sums in the candidate around its own rate (Liang and Zeger, Biometrika 73, 1986), brought to the level of the
 * null hypothesis.
 *
 * <p>A cluster counts for at most √n of the n rows of a candidate, and for at most √n of all n rows in the fit. So a
 * participant who has most of the rows does not hide what the others show, and does not make everybody else stand out
 * by a tendency of their own.
 */
final class ScoreStatistic {
    /** Makes up for the last digits of a bound, which differ when the same sum is taken in another order. */
    private static final double SLACK = 1 + 1e-9;

    /**
     * The share of a candidate's variance that the fit has to leave; with less, the reported subdomains determine the
     * candidate.
     */
    private static final double LEAST_LEFT = 0.02;

    /** A score that passes no level worth its name; of lower ones it is not asked what the fit leaves of a candidate. */
    private static final double LOW = 2.5;

    private final Observations rows;
    private final LogitFit fit;
    private volatile @Nullable Clustering clustering;
    private @Nullable StratumPostings postings;

    /** @param reported the rows of each subdomain reported, a bit each */
    ScoreStatistic(Observations rows, List<long[]> reported) {
        this(rows, new Fits(rows).fit(reported));
    }

    /** @param fit of the strata of the rows and what is reported */
    ScoreStatistic(Observations rows, LogitFit fit) {
        this.rows = rows;
        this.fit = fit;
    }

    /**
     * What the residuals of all the data say of the working variance.
     *
     * @param dispersion the variance of one row over μ(1 − μ): 1 for outcomes of 0 and 1, less for shares
     * @param tendency σ², the variance of a cluster's tendency on the logit scale
     */
    private record Clustering(double dispersion, double tendency) {
        static Clustering of(Observations rows, LogitFit fit, double[] weights) {
            return rows.everyRowIsAlone() ? ofAlone(rows.outcomes(), fit) : ofClusters(rows, fit, weights);
        }

        /** As {@link #ofClusters} of rows that have no other to vary with. */
        private static Clustering ofAlone(double[] outcomes, LogitFit fit) {
            int[] strata = fit.stratum;
            double[] means = fit.expected;
            double[] variances = fit.variance;
            double squares = 0;
            double independent = 0;
            for (int row = 0; row < outcomes.length; row++) {
                double residual = outcomes[row] - means[strata[row]];
                squares += residual * residual;
                independent += variances[strata[row]];
            }
            return new Clustering(dispersion(squares, independent), 0);
        }

        private static Clustering ofClusters(Observations rows, LogitFit fit, double[] weights) {
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
            return new Clustering(dispersion(single, independent), together <= 0 ? 0 : Math.max(0, pairs / together));
        }

        private static double dispersion(double squares, double independent) {
            return independent <= 0 ? 1 : Math.clamp(squares / independent, 1e-6, 1);
        }

        double workingVariance(double independent, double together) {
            return dispersion * independent + tendency * together;
        }
    }

    /** Made when a variance is first asked for, because of many fits only the likelihood is. */
    private Clustering clustering() {
        Clustering made = clustering;
        if (made == null) {
            synchronized (this) {
                made = clustering;
                if (made == null) {
                    made = Clustering.of(rows, fit, rows.cappedWeights());
                    clustering = made;
                }
            }
        }
        return made;
    }

    /** Made when a bound is first asked for, because many tests ask for none. */
    private synchronized StratumPostings postings() {
        if (postings == null) {
            postings = StratumPostings.of(rows, fit);
        }
        return postings;
    }

    /**
     * Upper bound on the evidence that {@link #of} would find, from the candidate's counts in the strata and its tally
     * alone: {@link #of} has to read every row. The excess of the bound is exact. Its variance is the working one if
     * all rows varied as those of its least variable stratum do, which the variance of {@link #of} is never below. Its
     * p is Student's tail alone, which p is never below.
     */
    Evidence atMost(Cell cell) {
        if (cell.isCapped()) {
            return Evidence.UNBOUNDED;
        }
        Tally tally = cell.tally();
        double n = tally.rows();
        StratumPostings.Counts counts = postings().counts(cell);
        double expected = 0;
        double independent = 0;
        double least = 1;
        for (int i = 0; i < counts.size(); i++) {
            int stratum = counts.stratum(i);
            expected += counts.rows(i) * fit.expected[stratum];
            independent += counts.rows(i) * fit.variance[stratum];
            least = Math.min(least, fit.variance[stratum]);
        }
        double excess = Math.abs(tally.sum() - expected) + n * (SLACK - 1);
        double together = least * least * (tally.squares() - n);
        double variance = clustering().workingVariance(independent, together);
        if (variance <= 0) {
            return Evidence.UNBOUNDED;
        }
        double score = SLACK * excess / Math.sqrt(variance * LEAST_LEFT);
        if (score > LOW) {
            double share = fit.left(counts);
            if (share < LEAST_LEFT) {
                return Evidence.NONE;
            }
            score = SLACK * excess / Math.sqrt(variance * share);
        }
        return new Evidence(2 * Tails.studentAtLeast(score, n * n / tally.squares() - 1) / SLACK, score);
    }

    /** The two-sided evidence of a cell. Its rows are not read where its tally has every sum that is needed. */
    Evidence either(Cell cell, Postings postings) {
        return fit.expected.length == 1 && !cell.isCapped()
                ? judged(ClusterSums.of(fit, cell.tally()), Evidence::either)
                : either(cell.rows(postings), cell.tally().rows());
    }

    /** The two-sided evidence of a set of rows. */
    Evidence either(long[] candidate, int size) {
        return judged(sums(candidate, size), Evidence::either);
    }

    /**
     * The evidence that a set of rows has an excess.
     *
     * @param candidate the rows, a bit each
     * @param size how many they are
     */
    Evidence of(long[] candidate, int size) {
        return judged(sums(candidate, size), Evidence::of);
    }

    /** The sums over a set of rows. */
    ClusterSums sums(long[] candidate, int size) {
        var sums = new ClusterSums(fit, Math.sqrt(size));
        double[] outcomes = rows.outcomes();
        if (rows.everyRowIsAlone()) {
            sums.addAlone(candidate, outcomes);
            return sums;
        }
        int[] clusters = rows.clusters();
        for (int word = 0; word < candidate.length; word++) {
            for (long left = candidate[word]; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                sums.add(clusters[row], outcomes[row], fit.stratum[row]);
            }
        }
        sums.close();
        return sums;
    }

    private interface Judge {
        Evidence of(double expected, double excess, double variance, double effective);
    }

    private Evidence judged(ClusterSums sums, Judge judge) {
        double excess = sums.excess();
        double effective = sums.effectiveClusters();
        if (Double.isNaN(excess) || excess == 0 || effective < Settings.MIN_EFFECTIVE) {
            return Evidence.NONE;
        }
        double share = fit.left(sums.byStratum);
        if (share < LEAST_LEFT) {
            return Evidence.NONE;
        }
        double variance = variance(sums) * share;
        return judge.of(sums.expected / sums.n, excess, variance / (sums.n * sums.n), effective);
    }

    /** The variance of a candidate's weighted sum of outcomes, before the share that the fit follows is taken off. */
    double variance(ClusterSums sums) {
        return Math.max(clustering().workingVariance(sums.independent, sums.together), sums.seenVariance());
    }

    /** How many times the variance of a candidate is that of rows of 0 and 1 that stand alone. */
    double scale(ClusterSums sums) {
        return sums.independent <= 0 ? 1 : variance(sums) / sums.independent;
    }

    /** The share of a candidate's variance that the fit leaves. */
    double left(ClusterSums sums) {
        return fit.left(sums.byStratum);
    }

    /** The variance of one row over μ(1 − μ). */
    double dispersion() {
        return clustering().dispersion;
    }

    LogitFit fit() {
        return fit;
    }
}
