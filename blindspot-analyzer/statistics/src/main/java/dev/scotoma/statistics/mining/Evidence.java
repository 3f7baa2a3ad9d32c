package dev.scotoma.statistics.mining;

import java.util.Comparator;

/**
 * How strongly a set of rows shows that its rate is not the expected one, by a test that allows for clusters: a
 * one-sided one of an excess ({@link #of}), or a two-sided one ({@link #either}).
 *
 * <p>p is the larger of two tails. The binomial tail on effective counts (Korn and Graubard, Surv. Methodol. 24, 1998)
 * stays true where few errors are expected and a normal tail would be far too small. Student's tail with g − 1 degrees
 * of freedom for g effective participants makes up for a variance that is estimated from few participants.
 *
 * @param score the standardised difference without its sign, which ranks sets of rows whose p is too small to be
 *     compared
 * @param worse whether the rate is above the expected one
 */
record Evidence(double p, double score, boolean worse) {
    static final Evidence NONE = new Evidence(1, 0);

    Evidence(double p, double score) {
        this(p, score, true);
    }

    /** Evidence than which none is stronger. */
    static final Evidence UNBOUNDED = new Evidence(0, Double.POSITIVE_INFINITY);

    /** Below this, a comparison of two p would compare numbers of participants rather than causes. */
    private static final double SMALLEST = 1e-20;

    static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparingDouble(
                    (Evidence evidence) -> Math.max(evidence.p(), SMALLEST))
            .thenComparing(Comparator.comparingDouble(Evidence::score).reversed());

    /**
     * Judges an excess by its variance.
     *
     * @param expected the mean rate under the null hypothesis, between 0 and 1
     * @param excess the observed less the expected rate
     * @param variance the variance of the excess under the null hypothesis, clustering included
     * @param effective how many effective participants the rows are of
     */
    static Evidence of(double expected, double excess, double variance, double effective) {
        if (excess <= 0 || variance <= 0 || effective < 2) {
            return NONE;
        }
        double trials = expected * (1 - expected) / variance;
        double exact = Tails.binomialAtLeast(trials * (expected + excess), trials, expected);
        double score = excess / Math.sqrt(variance);
        return new Evidence(Math.max(exact, Tails.studentAtLeast(score, effective - 1)), score);
    }

    /**
     * Judges a difference of either sign: the tail of its own side, twice. Rates below the expected one are judged as
     * the excess of the opposite outcome.
     */
    static Evidence either(double expected, double excess, double variance, double effective) {
        Evidence side = excess >= 0
                ? of(expected, excess, variance, effective)
                : of(1 - expected, -excess, variance, effective);
        return new Evidence(Math.min(1, 2 * side.p), side.score, excess >= 0);
    }

    /**
     * The squared score; where p says less than the score does, because few participants do, what p is worth: -2 ln p is
     * 5 above the squared score where the two meet.
     */
    double strength() {
        return p > SMALLEST ? Math.max(0, -2 * Math.log(p) - 5) : score * score;
    }

    /** The score with a minus where the rate is below the expected one. */
    double z() {
        return worse ? score : -score;
    }
}
