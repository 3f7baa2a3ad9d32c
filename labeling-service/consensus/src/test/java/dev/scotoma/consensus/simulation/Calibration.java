package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.Interval;
import dev.scotoma.consensus.Standing;
import java.util.Arrays;
import java.util.Locale;

/**
 * Of what was said with some probability, how much is right, and what the intervals of those probabilities say; a tie
 * is half wrong.
 */
public final class Calibration {
    private final Band sure = new Band(0.95, 1.01);
    private final Band near = new Band(0.93, 0.97);

    /** Answers how wrong the decision is. */
    public double add(Standing standing, int truth) {
        double wrong = standing.tied() ? 0.5 : standing.decision() == truth ? 0 : 1;
        add(standing.posterior(standing.decision()), standing.interval(), 1 - wrong);
        return wrong;
    }

    /**
     * Takes one decision.
     *
     * @param said the probability of what was decided
     * @param interval of that probability
     * @param right 1, 0, or half of it
     */
    public void add(double said, Interval interval, double right) {
        sure.add(said, interval, right);
        near.add(said, interval, right);
    }

    /** Ends a crowd. */
    public void next() {
        sure.next();
        near.next();
    }

    @Override
    public String toString() {
        return sure + "  " + near;
    }

    /** Decisions whose posterior is in a range. */
    private static final class Band {
        private final double from;
        private final double to;
        private final Mean said = new Mean();
        private final Mean low = new Mean();
        private final Mean high = new Mean();
        private final Mean right = new Mean();
        private final double[] sums = new double[4];
        private int count;

        Band(double from, double to) {
            this.from = from;
            this.to = to;
        }

        void add(double posterior, Interval interval, double hit) {
            if (posterior >= from && posterior < to) {
                count++;
                sums[0] += posterior;
                sums[1] += interval.low();
                sums[2] += interval.high();
                sums[3] += hit;
            }
        }

        void next() {
            if (count > 0) {
                said.add(sums[0] / count);
                low.add(sums[1] / count);
                high.add(sums[2] / count);
                right.add(sums[3] / count);
            }
            count = 0;
            Arrays.fill(sums, 0);
        }

        @Override
        public String toString() {
            return right.none()
                    ? String.format("%-29s", "-")
                    : String.format(
                            Locale.ROOT,
                            "%6.2f (%.0f-%.0f) %-12s",
                            100 * said.value(),
                            100 * low.value(),
                            100 * high.value(),
                            right.percent());
        }
    }
}
