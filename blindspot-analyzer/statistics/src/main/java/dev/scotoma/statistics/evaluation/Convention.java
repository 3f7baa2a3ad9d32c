package dev.scotoma.statistics.evaluation;

/**
 * What a score at or above the threshold means. The two conventions are no mirror images: negating the scores would
 * move those that lie exactly on the threshold to the other side.
 */
public enum Convention {
    /** Says attack when score ≥ threshold. It is the platform's own convention. */
    HIGHER_IS_ATTACK,
    /** Says genuine, and accepts, when score ≥ threshold. It is the convention of bob.measure. */
    HIGHER_IS_GENUINE
}
