package dev.scotoma.statistics.mining;

import java.util.Collection;

/**
 * Draws rates towards the base rate by empirical Bayes, for display. The rates of subdomains are taken for draws from
 * one beta distribution. Its mean is the base rate, and its spread is estimated by moments from all supported cells
 * (Kleinman, JASA 68, 1973). A rate counts for as many rows as its clusters are worth.
 */
final class Shrinkage {
    /**
     * Where cells do not differ beyond chance the prior is worth this many rows, which draws every rate to the base
     * rate.
     */
    private static final double MOST_PRIOR = 1e9;

    private final double mean;
    private final Spread spread;
    private final double prior;

    Shrinkage(Tally all, Spread spread, Collection<Tally> cells) {
        mean = all.rate();
        this.spread = spread;
        double n = 0;
        double squares = 0;
        double apart = 0;
        for (Tally cell : cells) {
            double size = spread.effectiveRows(cell);
            n += size;
            squares += size * size;
            apart += size * (cell.rate() - mean) * (cell.rate() - mean);
        }
        double binomial = mean * (1 - mean);
        double between = n - squares / Math.max(n, 1) <= 0
                ? 0
                : (apart - cells.size() * binomial) / (n - squares / Math.max(n, 1));
        prior = between <= 0 || binomial <= 0 ? MOST_PRIOR : Math.clamp(binomial / between - 1, 1, MOST_PRIOR);
    }

    double rate(Tally cell) {
        double size = spread.effectiveRows(cell);
        return (size * cell.rate() + prior * mean) / (size + prior);
    }
}
