package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;

/** Computes intervals of the rate of clustered rows, within [0, 1]. */
final class RateInterval {

    private RateInterval() {}

    /**
     * The 95% interval of a rate: Wilson's score interval (JASA 1927) on the effective sample size n/deff instead of n,
     * with Student's t for g − 1 degrees of freedom (g effective participants) instead of the normal quantile. Franco,
     * Little, Louis and Slud compare this form for clustered samples (J. Surv. Stat. Methodol. 7(3), 2019). The design
     * effect is {@link Tally#designEffect}, so the interval is never narrower than Wilson's for independent rows. Fewer
     * than two effective participants say nothing, and their interval is [0, 1].
     *
     * @param spread of all the data
     */
    static Interval of(Tally tally, Spread spread) {
        return of(tally, spread, Interval.TAIL);
    }

    /** The interval of outcomes of 0 and 1. */
    static Interval of(Tally tally, double correlation) {
        return of(tally, new Spread(correlation, 1), Interval.TAIL);
    }

    /**
     * The same interval at another level. With a tail of 0.025 R/m for R reported out of m tested, the share of
     * reported intervals that miss their rate stays at 5% (Benjamini and Yekutieli, JASA 100, 2005).
     *
     * @param tail the probability on either side
     */
    static Interval of(Tally tally, Spread spread, double tail) {
        double g = tally.effectiveClusters();
        if (g < 2) {
            return new Interval(0, 1);
        }
        // Weighted sums of a rate of 0 or 1 leave it by their rounding.
        double rate = Math.clamp(tally.rate(), 0, 1);
        double n = spread.effectiveRows(tally);
        double t = Tails.studentQuantile(tail, g - 1);
        double scale = 1 + t * t / n;
        double centre = (rate + t * t / (2 * n)) / scale;
        double half = t / scale * Math.sqrt(rate * (1 - rate) / n + t * t / (4 * n * n));
        return new Interval(Math.clamp(centre - half, 0, rate), Math.clamp(centre + half, rate, 1));
    }
}
