package dev.scotoma.statistics.evaluation;

import java.util.function.ToDoubleFunction;

/**
 * Chooses thresholds from data. The candidates are the smallest score and the midpoints between neighbouring distinct
 * scores. Of those that are equally good the last counts, which is the rule of bob.measure. Rates are compared as exact
 * fractions where that decides a tie.
 */
public final class Thresholds {
    private Thresholds() {}

    /**
     * The threshold at which |FAR − FRR| is smallest.
     *
     * @throws IllegalArgumentException when a kind has no response
     */
    public static double eer(Presentations of, Convention convention) {
        return smallest(
                of,
                convention,
                errors -> Math.abs((double)
                        (errors.acceptedAttacks() * errors.genuine() - errors.rejectedGenuine() * errors.attacks())));
    }

    /**
     * The threshold at which FAR + FRR is smallest. It bounds what any threshold could reach on these data, and is
     * never a result to report.
     */
    public static double minHter(Presentations of, Convention convention) {
        return smallest(of, convention, errors ->
                (double) (errors.acceptedAttacks() * errors.genuine() + errors.rejectedGenuine() * errors.attacks()));
    }

    /**
     * The threshold of {@link Metric#BPCER20}: at it no species has an APCER above 5%, and BPCER is the smallest that
     * can be had so. It may lie above the largest score, where only to reject everybody is enough.
     *
     * @throws IllegalArgumentException when a kind has no response
     */
    public static double bpcer20(Presentations of, Convention convention) {
        requireBothKinds(of);
        boolean attackHigh = convention == Convention.HIGHER_IS_ATTACK;
        // Index 0 is genuine, then come the species.
        long[] total = new long[of.species().size() + 1];
        for (int kind : of.kinds) {
            total[kind + 1]++;
        }
        long[] below = new long[total.length];
        long fewest = Long.MAX_VALUE;
        double best = of.scores[0];
        int rows = of.scores.length;
        for (int row = 0; row <= rows; row++) {
            boolean candidate = row == 0 || row == rows || of.scores[row] != of.scores[row - 1];
            long rejected = attackHigh ? total[0] - below[0] : below[0];
            if (candidate && rejected <= fewest && atMostATwentieth(below, total, attackHigh)) {
                fewest = rejected;
                best = row == 0
                        ? of.scores[0]
                        : row == rows ? Math.nextUp(of.scores[row - 1]) : between(of.scores[row - 1], of.scores[row]);
            }
            if (row < rows) {
                below[of.kinds[row] + 1]++;
            }
        }
        return best;
    }

    private static boolean atMostATwentieth(long[] below, long[] total, boolean attackHigh) {
        for (int kind = 1; kind < total.length; kind++) {
            if (20 * (attackHigh ? below[kind] : total[kind] - below[kind]) > total[kind]) {
                return false;
            }
        }
        return true;
    }

    private static void requireBothKinds(Presentations of) {
        if (!of.hasBothKinds()) {
            throw new IllegalArgumentException("a threshold needs genuine presentations and attacks that have a score");
        }
    }

    private static double smallest(Presentations of, Convention convention, ToDoubleFunction<Errors> criterion) {
        requireBothKinds(of);
        long attacks = 0;
        for (int kind : of.kinds) {
            attacks += kind == Presentations.GENUINE ? 0 : 1;
        }
        long genuine = of.kinds.length - attacks;
        long attacksBelow = 0;
        long genuineBelow = 0;
        double least = Double.POSITIVE_INFINITY;
        double best = of.scores[0];
        for (int row = 0; row < of.scores.length; row++) {
            if (row == 0 || of.scores[row] != of.scores[row - 1]) {
                Errors errors = convention == Convention.HIGHER_IS_ATTACK
                        ? new Errors(attacksBelow, attacks, genuine - genuineBelow, genuine)
                        : new Errors(attacks - attacksBelow, attacks, genuineBelow, genuine);
                double value = criterion.applyAsDouble(errors);
                if (value <= least) {
                    least = value;
                    best = row == 0 ? of.scores[0] : between(of.scores[row - 1], of.scores[row]);
                }
            }
            if (of.kinds[row] == Presentations.GENUINE) {
                genuineBelow++;
            } else {
                attacksBelow++;
            }
        }
        return best;
    }

    /** The midpoint of two scores, or the upper one where they are so close that the midpoint would not part them. */
    static double between(double lower, double upper) {
        double sum = lower + upper;
        double middle = Double.isInfinite(sum) ? lower / 2 + upper / 2 : sum / 2;
        return middle > lower && middle <= upper ? middle : upper;
    }
}
