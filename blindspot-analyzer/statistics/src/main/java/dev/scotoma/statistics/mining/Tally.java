package dev.scotoma.statistics.mining;

/**
 * The exact counts of a set of rows, with the sums over its clusters s that the clustered variance needs. Tallies add
 * up over sets that share no cluster, and over no others.
 *
 * @param rows n
 * @param sum Σe_s, the sum of the outcomes
 * @param clusters how many clusters have a row here
 * @param squares Σn_s²
 * @param products Σe_s·n_s
 * @param sumSquares Σe_s²
 */
public record Tally(int rows, double sum, int clusters, double squares, double products, double sumSquares) {

    /** The tally of both sets together, which must share no cluster. */
    public Tally plus(Tally other) {
        return new Tally(
                rows + other.rows,
                sum + other.sum,
                clusters + other.clusters,
                squares + other.squares,
                products + other.products,
                sumSquares + other.sumSquares);
    }

    /** The mean outcome, ē. */
    public double rate() {
        return sum / rows;
    }

    /** The number of participants of equal weight that would say as much, n²/Σn_s². */
    public double effectiveClusters() {
        return (double) rows * rows / squares;
    }

    /**
     * The cluster-robust variance of the rate, (Σe_s² − 2ēΣe_s·n_s + ē²Σn_s²)/n², times the small-sample factor g/(g −
     * 1) for g effective clusters. It is infinite for a single cluster, which says nothing of the spread between
     * clusters.
     */
    double clusteredVariance() {
        double g = effectiveClusters();
        if (g <= 1) {
            return Double.POSITIVE_INFINITY;
        }
        double rate = rate();
        double spread = sumSquares - 2 * rate * products + rate * rate * squares;
        return Math.max(0, spread) / ((double) rows * rows) * g / (g - 1);
    }

    /** The variance that the rate would have if every row stood alone. */
    double binomialVariance() {
        return rate() * (1 - rate()) / rows;
    }

    /**
     * How many times the variance exceeds that of independent rows, and at least 1. It is the larger of what is seen
     * here and of what the correlation seen in all the data gives clusters of these sizes, 1 + ρ(Σn_s²/n − 1) (Kish
     * 1965). The second keeps a cell with few clusters, or with no error at all, from seeming surer than it is.
     *
     * @param correlation ρ, of two rows of one cluster
     */
    double designEffect(double correlation) {
        double model = 1 + correlation * (squares / rows - 1);
        double binomial = binomialVariance();
        double seen = binomial > 0 ? clusteredVariance() / binomial : 1;
        return Math.max(1, Math.max(model, seen));
    }

    /**
     * ρ, the correlation of two rows of one cluster, estimated by moments over all the data: the mean product of the
     * deviations of two rows of one cluster, over the variance of one row. It is clamped to [0, 1], and 0 where no
     * cluster has two rows or the outcome is constant.
     *
     * @param ofSquares Σ of the squared outcomes of single rows; for outcomes of 0 and 1 the same as the sum
     */
    double correlation(double ofSquares) {
        double rate = rate();
        double single = ofSquares - rows * rate * rate;
        double pairs = squares - rows;
        if (pairs <= 0 || single <= 0) {
            return 0;
        }
        double spread = sumSquares - 2 * rate * products + rate * rate * squares;
        return Math.clamp((spread - single) / pairs / (single / rows), 0, 1);
    }
}
