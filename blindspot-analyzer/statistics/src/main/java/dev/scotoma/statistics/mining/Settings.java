package dev.scotoma.statistics.mining;

/**
 * How to mine.
 *
 * @param order most conditions in a conjunction
 * @param minSupport fewest rows of a cell that is tested
 * @param alpha family-wise error over all tested cells
 * @param context how many cells that are not reported the answer carries beside them, the strongest first
 */
public record Settings(int order, int minSupport, double alpha, int context) {
    /** Fewest effective participants of a cell that is tested, with nobody counting for more than √n of its n rows. */
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

    /** Whether there is enough to test, and to draw as more than a hint. */
    public static boolean enough(Tally tally, int minSupport) {
        return tally.rows() >= minSupport && tally.effectiveClusters() >= MIN_EFFECTIVE;
    }
}
