package dev.scotoma.blindspot.subdomain;

import java.util.Comparator;

/**
 * How strongly a set of rows says that its rate is above an expected one: one-sided, clustered.
 *
 * <p>p is the larger of two tails. The binomial tail on effective counts (rows and errors over the design effect, as Korn and Graubard use
 * them, Surv. Methodol. 24, 1998) stays true where few errors are expected and a normal tail would be far too small; Student's tail of
 * the clustered score with g − 1 degrees of freedom stays true where few participants carry the errors. Below two effective participants
 * nothing can be said: 1.
 *
 * @param score by which sets are told apart whose p is too small for a number
 */
record Evidence(double p, double score) {
    static final Evidence NONE = new Evidence(1, 0);

    static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparingDouble(Evidence::p)
            .thenComparing(Comparator.comparingDouble(Evidence::score).reversed());

    /**
     * @param expected rate under the null hypothesis; taken as known, which is on the safe side where the rows are part of the data it
     *     comes from
     * @param correlation of two rows of one cluster over all the data
     */
    static Evidence above(double expected, Tally tally, double correlation) {
        double rate = tally.rate();
        double g = tally.effectiveClusters();
        if (g < 2 || rate <= expected) {
            return NONE;
        }
        double effect = tally.designEffect(correlation);
        double n = tally.rows() / effect;
        double exact = Tails.binomialAtLeast(tally.sum() / effect, n, expected);
        double variance = Math.max(rate * (1 - rate), expected * (1 - expected)) / n;
        double score = (rate - expected) / Math.sqrt(variance);
        return new Evidence(Math.max(exact, Tails.studentAtLeast(score, g - 1)), score);
    }
}
