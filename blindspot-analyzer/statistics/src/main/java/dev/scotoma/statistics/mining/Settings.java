package dev.scotoma.statistics.mining;

/**
 * Says how to mine.
 *
 * @param order how many conditions a conjunction has at most
 * @param minSupport how many rows a cell must have to be tested
 * @param alpha the family-wise error over all tested cells
 * @param context how many cells that are not reported the answer carries beside those that are, the strongest first
 * @param sets whether one condition may be several values of its axis, or a range of numbers with estimated edges;
 *     otherwise each condition is one value
 */
public record Settings(int order, int minSupport, double alpha, int context, boolean sets) {
    /** How many effective participants a tested cell must have when nobody counts for more than √n of its n rows. */
    public static final int MIN_EFFECTIVE = 10;

    public Settings {
        if (order < 1 || order > 4) {
            throw new IllegalArgumentException("the order " + order + " is not between 1 and 4");
        }
        if (minSupport < 1) {
            throw new IllegalArgumentException("the minimum support " + minSupport + " is below 1");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha " + alpha + " is not between 0 and 1");
        }
        if (context < 0) {
            throw new IllegalArgumentException("the context " + context + " is below 0");
        }
    }

    /** Settings in which every condition is one value. */
    public Settings(int order, int minSupport, double alpha, int context) {
        this(order, minSupport, alpha, context, false);
    }

    public Settings withSets() {
        return new Settings(order, minSupport, alpha, context, true);
    }

    public Settings withoutSets() {
        return new Settings(order, minSupport, alpha, context, false);
    }

    /** Whether a tally is enough to be tested, and to be drawn as more than a hint. */
    public static boolean enough(Tally tally, int minSupport) {
        return tally.rows() >= minSupport && tally.effectiveClusters() >= MIN_EFFECTIVE;
    }
}
