package dev.scotoma.workers.training;

import java.util.random.RandomGenerator;

/**
 * Draws what a head is to answer from what the crowd answered, as the published code does ({@code unroll_prob}). A
 * batch is drawn softly or hard, for all its frames and heads, and ever more often hard as training goes on.
 */
enum CrowdTarget {
    /** Present, if the crowd is surer than a number drawn anew for every frame and head. */
    SOFT {
        @Override
        byte draw(double probability, RandomGenerator random) {
            double bar = LEAST_BAR + (MOST_BAR - LEAST_BAR) * random.nextDouble();
            return probability > bar ? PRESENT : ABSENT;
        }
    },
    /** What the crowd is sure of; the rest says nothing. */
    HARD {
        @Override
        byte draw(double probability, RandomGenerator random) {
            return probability < SURELY_ABSENT ? ABSENT : probability > SURELY_PRESENT ? PRESENT : IGNORED;
        }
    };

    static final byte ABSENT = 0;
    static final byte PRESENT = 1;
    static final byte IGNORED = -1;

    private static final double LEAST_BAR = 0.05;
    private static final double MOST_BAR = 0.80;
    private static final double SURELY_ABSENT = 0.05;
    private static final double SURELY_PRESENT = 0.65;
    private static final double LEAST_SOFT = 0.02;
    private static final int LAST_EPOCH = 9;

    abstract byte draw(double probability, RandomGenerator random);

    /** The target of a head; NaN where nobody voted, which says nothing either way. */
    byte of(double probability, RandomGenerator random) {
        return Double.isNaN(probability) ? IGNORED : draw(probability, random);
    }

    /** How one batch of an epoch, counted from 0, is drawn. */
    static CrowdTarget ofBatch(int epoch, RandomGenerator random) {
        return random.nextDouble() < softShare(epoch) ? SOFT : HARD;
    }

    /** The share of soft batches: all in the first epoch, and 2% from the tenth on. */
    static double softShare(int epoch) {
        return 1 - (double) Math.min(epoch, LAST_EPOCH) / LAST_EPOCH * (1 - LEAST_SOFT);
    }
}
