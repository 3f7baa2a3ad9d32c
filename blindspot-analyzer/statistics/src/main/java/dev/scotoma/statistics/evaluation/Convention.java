package dev.scotoma.statistics.evaluation;

/**
 * What a score at or above the threshold means. The two are no mirror images: negating the scores would move those that lie exactly on the
 * threshold to the other side.
 */
public enum Convention {
    /** Attack when score ≥ threshold: the platform's own. */
    HIGHER_IS_ATTACK,
    /** Genuine, and accepted, when score ≥ threshold: that of bob.measure. */
    HIGHER_IS_GENUINE
}
