package dev.scotoma.blindspot.discovery;

/**
 * The share of α that a mining run may spend. All runs over one iteration and outcome share a family-wise error α, and
 * the n-th spends α·6/(π²n²) of it.
 *
 * <p>Any shares that sum to no more than α keep the error over all runs at α, however many there are, however they
 * depend on each other and whenever somebody stops (alpha spending: Foster and Stine, J. R. Stat. Soc. B 70, 2008; Tian
 * and Ramdas, Stat. Methods Med. Res. 30, 2021). Σ1/n² = π²/6 (Euler) makes these sum to just α. They fall slowly: the
 * first run has 61% of α, and the fifth still 2.4%.
 */
final class AlphaSpending {
    private AlphaSpending() {}

    /**
     * The share of one run.
     *
     * @param place of the run, from 1
     */
    static double share(double total, int place) {
        if (place < 1) {
            throw new IllegalArgumentException("the place " + place + " is below 1");
        }
        return total * 6 / (Math.PI * Math.PI * place * place);
    }
}
