package dev.scotoma.statistics.evaluation;

/** Counts of errors at one threshold, all species pooled, over the presentations that got a response. */
public record Errors(long acceptedAttacks, long attacks, long rejectedGenuine, long genuine) {

    public static Errors at(Presentations of, Convention convention, double threshold) {
        int from = of.from(threshold);
        long[] below = new long[2];
        long[] all = new long[2];
        for (int row = 0; row < of.kinds.length; row++) {
            int attack = of.kinds[row] == Presentations.GENUINE ? 0 : 1;
            all[attack]++;
            below[attack] += row < from ? 1 : 0;
        }
        return convention == Convention.HIGHER_IS_ATTACK
                ? new Errors(below[1], all[1], all[0] - below[0], all[0])
                : new Errors(all[1] - below[1], all[1], below[0], all[0]);
    }

    public double far() {
        return (double) acceptedAttacks / attacks;
    }

    public double frr() {
        return (double) rejectedGenuine / genuine;
    }

    public double hter() {
        return (far() + frr()) / 2;
    }

    /** The harmonic mean of the precision and recall with which genuine presentations are accepted. */
    public double f1() {
        long accepted = genuine - rejectedGenuine;
        return 2.0 * accepted / (2 * accepted + acceptedAttacks + rejectedGenuine);
    }
}
