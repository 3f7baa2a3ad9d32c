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

    private static double smallest(Presentations of, Convention convention, ToDoubleFunction<Errors> criterion) {
        if (!of.hasBothKinds()) {
            throw new IllegalArgumentException("a threshold needs genuine presentations and attacks that have a score");
        }
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
