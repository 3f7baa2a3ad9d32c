package dev.scotoma.consensus;

/** A way from votes to a consensus. */
public enum Method {
    /** Every vote weighs the same. */
    MAJORITY,
    /** Every worker has one probability of being right, whatever the truth is. */
    ONE_COIN,
    /**
     * Every worker has a probability of each label for each true class (Dawid and Skene, Applied Statistics 28, 1979).
     */
    DAWID_SKENE;

    /** Dawid–Skene and one-coin as they are written in the literature: by maximum likelihood. */
    public static final double NO_SMOOTHING = 0;

    public Fit fit(VoteTable votes) {
        return fit(votes, NO_SMOOTHING);
    }

    /**
     * Fits this method to votes.
     *
     * @param smoothing as how many votes of an average worker, for every true class, everybody starts; majority has no
     *     use for it
     */
    public Fit fit(VoteTable votes, double smoothing) {
        if (!(smoothing >= 0 && smoothing < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing is a number of votes, 0 or more");
        }
        return switch (this) {
            case MAJORITY -> new Estimation(votes, new FreeErrors(votes, NO_SMOOTHING)).shares();
            case ONE_COIN -> new Estimation(votes, new OneCoinErrors(votes, smoothing)).run(this);
            case DAWID_SKENE -> new Estimation(votes, new FreeErrors(votes, smoothing)).run(this);
        };
    }
}
