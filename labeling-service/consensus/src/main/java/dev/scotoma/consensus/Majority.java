package dev.scotoma.consensus;

/**
 * Decides an attribute by a strict majority of yes over no, or no over yes. "Unsure" is missing information: it is counted and
 * reported, and never a class of its own, so one yes and two unsure settle as present. A tie is contested; with nothing but
 * unsure there is no verdict. The probability is the share of yes among yes and no.
 */
public final class Majority {
    public static final String NAME = "majority";

    private Majority() {}

    public static Verdict decide(Tally tally) {
        if (tally.informative() == 0) {
            return new Verdict.Insufficient();
        }
        double share = (double) tally.yes() / tally.informative();
        return tally.yes() == tally.no()
                ? new Verdict.Contested(share)
                : new Verdict.Settled(tally.yes() > tally.no(), share);
    }
}
