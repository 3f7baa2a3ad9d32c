package dev.scotoma.statistics.evaluation;

/** A two-sided 95% interval. */
public record Interval(double low, double high) {
    static final double TAIL = 0.025;

    /**
     * Of a rate without any error, or with nothing but errors: no draw of participants can show anything else, so that a bootstrap would
     * claim certainty. The exact binomial bound (Clopper and Pearson 1934) on the effective number of participants instead.
     *
     * @param rate 0 or 1
     * @param participants effective: (Σn_s)²/Σn_s²
     */
    static Interval ofNoVariation(double rate, double participants) {
        double bound = 1 - Math.pow(TAIL, 1 / participants);
        return rate == 0 ? new Interval(0, bound) : new Interval(1 - bound, 1);
    }
}
