package dev.scotoma.statistics.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * One point of the detection error trade-off.
 *
 * @param far the share of attacks that are accepted, all species pooled
 * @param apcerMax the largest APCER of a species
 */
public record DetPoint(double threshold, double far, double apcerMax, double bpcer) {
    /**
     * The curve, by a threshold that rises from the smallest score to above the largest.
     *
     * @param most about so many points are kept: of the thresholds between distinct scores, those that a DET plot shows
     *     apart on its probit axes
     */
    public static List<DetPoint> curve(Presentations of, Convention convention, int most) {
        List<DetPoint> points = new ArrayList<>();
        int[] kinds = of.kinds;
        int species = of.species().size();
        long[] total = new long[species];
        long genuine = 0;
        for (int kind : kinds) {
            if (kind == Presentations.GENUINE) {
                genuine++;
            } else {
                total[kind]++;
            }
        }
        long attacks = kinds.length - genuine;
        long[] below = new long[species];
        long genuineBelow = 0;
        boolean attackHigh = convention == Convention.HIGHER_IS_ATTACK;
        for (int row = 0; row <= kinds.length; row++) {
            boolean last = row == kinds.length;
            if (row == 0 || last || of.scores[row] != of.scores[row - 1]) {
                long passed = row - genuineBelow;
                double worst = 0;
                for (int kind = 0; kind < species; kind++) {
                    long accepted = attackHigh ? below[kind] : total[kind] - below[kind];
                    worst = total[kind] == 0 ? worst : Math.max(worst, (double) accepted / total[kind]);
                }
                var point = new DetPoint(
                        row == 0
                                ? of.scores[0]
                                : last
                                        ? Math.nextUp(of.scores[row - 1])
                                        : Thresholds.between(of.scores[row - 1], of.scores[row]),
                        (double) (attackHigh ? passed : attacks - passed) / attacks,
                        worst,
                        (double) (attackHigh ? genuine - genuineBelow : genuineBelow) / genuine);
                if (last || points.isEmpty() || point.isApart(points.getLast(), 1.0 / most)) {
                    points.add(point);
                }
            }
            if (!last && kinds[row] == Presentations.GENUINE) {
                genuineBelow++;
            } else if (!last) {
                below[kinds[row]]++;
            }
        }
        return points;
    }

    private boolean isApart(DetPoint other, double step) {
        return wide(far, other.far, step) || wide(apcerMax, other.apcerMax, step) || wide(bpcer, other.bpcer, step);
    }

    /** Whether two rates are far apart on the probit scale of a DET plot, wherever they lie on the axis. */
    private static boolean wide(double here, double there, double step) {
        double end = Math.min(Math.min(here, 1 - here), Math.min(there, 1 - there));
        return Math.abs(here - there) >= step * Math.max(0.02, 4 * end);
    }
}
