package dev.scotoma.statistics.mining;

/**
 * How outcomes vary over all the data.
 *
 * @param correlation ρ, of two rows of one cluster
 * @param dispersion the variance of one row over ē(1 − ē): 1 for outcomes of 0 and 1, less for shares
 */
record Spread(double correlation, double dispersion) {
    private static final double LEAST = 1e-6;

    static Spread of(Tally all, double[] outcomes) {
        double squares = 0;
        for (double outcome : outcomes) {
            squares += outcome * outcome;
        }
        double binomial = all.sum() * (1 - all.rate());
        double single = squares - all.sum() * all.rate();
        return new Spread(all.correlation(squares), binomial <= 0 ? 1 : Math.clamp(single / binomial, LEAST, 1));
    }

    /** The number of rows of 0 and 1, standing alone, that would say as much of a rate. */
    double effectiveRows(Tally tally) {
        double model = 1 + correlation * (tally.squares() / tally.rows() - 1);
        double single = dispersion * tally.binomialVariance();
        double seen = single > 0 ? tally.clusteredVariance() / single : 1;
        return tally.rows() / (dispersion * Math.max(1, Math.max(model, seen)));
    }
}
