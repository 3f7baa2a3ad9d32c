package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Axis;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Excess;
import dev.scotoma.statistics.mining.Observations;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often a retest closes a blind spot that is not closed: the rate inside exceeds that outside by exactly the margin,
 * and the upper bound of the excess lies below the margin all the same. People have unequally many sessions and differ in
 * their tendency (standard deviation of 1 on the logit scale).
 */
final class ClosingError {
    private static final Condition INSIDE = new Condition("place", "inside");
    private static final double TAIL = 0.025;
    private static final double FEWEST = 20;
    private static final int SESSIONS = 6;

    /**
     * Who is asked.
     *
     * @param people on each side
     * @param rate outside
     * @param heavy the share of the sessions inside that one person has beside the others, or 0
     */
    record Setting(int people, double rate, double margin, double heavy) {
        static List<Setting> all() {
            return IntStream.range(0, 8)
                    .mapToObj(i -> new Setting(
                            (i & 1) == 0 ? 60 : 200,
                            (i & 2) == 0 ? 0.05 : 0.2,
                            (i & 2) == 0 ? 0.03 : 0.1,
                            (i & 4) == 0 ? 0 : 0.2))
                    .toList();
        }
    }

    private final Setting setting;
    private final double outside;
    private final double inside;

    ClosingError(Setting setting) {
        this.setting = setting;
        outside = logit(setting.rate);
        inside = logit(setting.rate + setting.margin);
    }

    /** In how many of some draws the blind spot is closed. */
    int of(int draws) {
        return (int) IntStream.range(0, draws)
                .parallel()
                .filter(draw -> isClosed(drawn(new Random(draw))))
                .count();
    }

    private boolean isClosed(Observations rows) {
        Excess excess = Excess.of(rows, INSIDE, TAIL).orElseThrow();
        return excess.capped().effectiveClusters() >= FEWEST
                && excess.baseline()
                        .filter(against -> against.effective() >= FEWEST && against.bound() < setting.margin)
                        .isPresent();
    }

    private Observations drawn(Random random) {
        int people = setting.people;
        int[] sessions = IntStream.range(0, 2 * people)
                .map(_ -> 1 + (int) (SESSIONS * Math.exp(random.nextGaussian() - 0.5)))
                .toArray();
        if (setting.heavy > 0) {
            int others = IntStream.range(1, people).map(i -> sessions[i]).sum();
            sessions[0] = (int) Math.round(others * setting.heavy / (1 - setting.heavy));
        }
        int rows = Arrays.stream(sessions).sum();
        short[] place = new short[rows];
        int[] clusters = new int[rows];
        double[] outcomes = new double[rows];
        int row = 0;
        for (int person = 0; person < sessions.length; person++) {
            double logit = (person < people ? inside : outside) + random.nextGaussian();
            double chance = 1 / (1 + Math.exp(-logit));
            for (int session = 0; session < sessions[person]; session++) {
                place[row] = (short) (person < people ? 0 : 1);
                clusters[row] = person;
                outcomes[row++] = random.nextDouble() < chance ? 1 : 0;
            }
        }
        var axis = new Axis("place", List.of("inside", "outside"));
        return Observations.ofColumns(List.of(axis), new short[][] {place}, clusters, sessions.length, outcomes);
    }

    /** The logit at which people of that spread have a mean rate. */
    private static double logit(double rate) {
        double low = -20;
        double high = 20;
        for (int round = 0; round < 60; round++) {
            double middle = (low + high) / 2;
            low = mean(middle) < rate ? middle : low;
            high = mean(middle) < rate ? high : middle;
        }
        return low;
    }

    /** The mean over a normal tendency, by the trapezoidal rule, which is exact here to many digits. */
    private static double mean(double logit) {
        double sum = 0;
        double weights = 0;
        for (int i = -400; i <= 400; i++) {
            double tendency = i / 50.0;
            double weight = Math.exp(-tendency * tendency / 2);
            sum += weight / (1 + Math.exp(-logit - tendency));
            weights += weight;
        }
        return sum / weights;
    }
}
