package dev.scotoma.statistics.evaluation;

import static dev.scotoma.statistics.evaluation.Presentations.GENUINE;

import java.util.Arrays;

/**
 * Computes all rates in one pass along the sorted scores, with every participant counted as often as a weight says.
 * Weights of one give the rates of the data themselves; the number of times that each participant was drawn gives those
 * of a bootstrap draw. One threshold is fixed; the others are those between neighbouring distinct scores.
 */
final class Sweep {
    private static final int METRICS = Metric.ORDER.size();

    private final Presentations of;
    private final boolean attackHigh;
    private final int fixed;

    Sweep(Presentations of, Convention convention, double threshold) {
        this.of = of;
        this.attackHigh = convention == Convention.HIGHER_IS_ATTACK;
        this.fixed = of.from(threshold);
    }

    /** The rates of the data as they are. */
    double[] rates() {
        int[] once = new int[of.participants()];
        Arrays.fill(once, 1);
        return rates(once);
    }

    /** The rates under weights: the metrics in their order, then the APCER of every species. */
    double[] rates(int[] weights) {
        int rows = of.kinds.length;
        int[] rowWeights = new int[rows];
        long[] total = new long[of.species().size() + 1];
        for (int row = 0; row < rows; row++) {
            int weight = weights[of.persons[row]];
            rowWeights[row] = weight;
            total[of.kinds[row] + 1] += weight;
        }
        long[] silent = new long[2];
        for (int row = 0; row < of.silentKinds.length; row++) {
            silent[of.silentKinds[row] == GENUINE ? 0 : 1] += weights[of.silentPersons[row]];
        }
        double[] rates = new double[METRICS + of.species().size()];
        var walk = new Walk(total);
        walk.along(rowWeights, rates);
        set(rates, Metric.APNRR, share(silent[1], walk.attacks + silent[1]));
        set(rates, Metric.BPNRR, share(silent[0], walk.genuine + silent[0]));
        return rates;
    }

    private static void set(double[] rates, Metric metric, double value) {
        rates[metric.place()] = value;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /**
     * The counts below a threshold that rises from the smallest score to above the largest. It runs a thousand times
     * over all rows, so its inner loop has no division and no branch on the kind of a row. Index 0 is genuine, then
     * come the species.
     */
    private final class Walk {
        private final long[] total;
        private final long genuine;
        private final long attacks;
        private final long[] below;
        /** When so many of a species are passed, its APCER crosses 5%. It is monotone, so that happens once. */
        private final long[] crossing;

        private int speciesAbove5;
        private long attacksBelow;

        Walk(long[] total) {
            this.total = total;
            genuine = total[0];
            attacks = Arrays.stream(total).sum() - genuine;
            below = new long[total.length];
            crossing = new long[total.length];
            crossing[0] = Long.MAX_VALUE;
            for (int kind = 1; kind < total.length; kind++) {
                long allowed = total[kind] / 20;
                crossing[kind] = total[kind] == 0 ? Long.MAX_VALUE : attackHigh ? allowed + 1 : total[kind] - allowed;
                speciesAbove5 += attackHigh || total[kind] == 0 ? 0 : 1;
            }
        }

        void along(int[] weights, double[] rates) {
            double[] scores = of.scores;
            int[] kinds = of.kinds;
            long leastGap = Long.MAX_VALUE;
            long accepted = 0;
            long rejected = 0;
            long fewestRejected = Long.MAX_VALUE;
            long twiceOrdered = 0;
            int row = 0;
            while (true) {
                if (row == fixed) {
                    fix(rates);
                }
                if (speciesAbove5 == 0) {
                    fewestRejected = Math.min(fewestRejected, rejectedGenuine());
                }
                if (row == scores.length) {
                    break;
                }
                long gap = Math.abs(acceptedAttacks() * genuine - rejectedGenuine() * attacks);
                if (gap <= leastGap) {
                    leastGap = gap;
                    accepted = acceptedAttacks();
                    rejected = rejectedGenuine();
                }
                long genuineBefore = below[0];
                long attacksBefore = attacksBelow;
                double score = scores[row];
                long passed = 0;
                do {
                    int kind = kinds[row] + 1;
                    passed += weights[row];
                    below[kind] += weights[row];
                    if (below[kind] >= crossing[kind]) {
                        crossing[kind] = Long.MAX_VALUE;
                        speciesAbove5 += attackHigh ? 1 : -1;
                    }
                    row++;
                } while (row < scores.length && scores[row] == score);
                long genuineHere = below[0] - genuineBefore;
                attacksBelow = attacksBefore + passed - genuineHere;
                twiceOrdered += genuineHere * (2 * attacks - attacksBelow - attacksBefore);
            }
            boolean both = attacks > 0 && genuine > 0;
            double auc = twiceOrdered / 2.0 / ((double) genuine * attacks);
            set(rates, Metric.EER, (share(accepted, attacks) + share(rejected, genuine)) / 2);
            set(rates, Metric.AUC, attackHigh ? auc : 1 - auc);
            set(rates, Metric.BPCER20, both ? share(fewestRejected, genuine) : Double.NaN);
        }

        private void fix(double[] rates) {
            double worst = Double.NaN;
            for (int kind = 1; kind < total.length; kind++) {
                double apcer = share(attackHigh ? below[kind] : total[kind] - below[kind], total[kind]);
                rates[METRICS + kind - 1] = apcer;
                worst = Double.isNaN(worst) || apcer > worst ? apcer : worst;
            }
            double bpcer = share(rejectedGenuine(), genuine);
            double far = share(acceptedAttacks(), attacks);
            set(rates, Metric.APCER_MAX, worst);
            set(rates, Metric.BPCER, bpcer);
            set(rates, Metric.ACER, (worst + bpcer) / 2);
            set(rates, Metric.FAR, far);
            set(rates, Metric.FRR, bpcer);
            set(rates, Metric.HTER, (far + bpcer) / 2);
        }

        private long acceptedAttacks() {
            return attackHigh ? attacksBelow : attacks - attacksBelow;
        }

        private long rejectedGenuine() {
            return attackHigh ? genuine - below[0] : below[0];
        }
    }
}
