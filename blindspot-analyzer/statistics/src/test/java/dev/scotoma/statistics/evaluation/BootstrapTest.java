package dev.scotoma.statistics.evaluation;

import static dev.scotoma.statistics.evaluation.Convention.HIGHER_IS_ATTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.evaluation.Bootstrap.Judged;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1_000, 7);

    @Test
    void theSameSeedDrawsTheSameIntervals() {
        Judged people = people(new SplittableRandom(1), 60, 4);
        assertThat(BOOTSTRAP.intervals(people)).isEqualTo(BOOTSTRAP.intervals(people));
        assertThat(new Bootstrap(1_000, 8).intervals(people)).isNotEqualTo(BOOTSTRAP.intervals(people));
    }

    /**
     * Of 300 samples of people who err as a whole; clustered intervals hold the truth, those that ignore the people do
     * not.
     */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySayWhereSessionsOfAPersonAreAlike() {
        int held = 0;
        int heldByRows = 0;
        var quick = new Bootstrap(300, 3);
        for (int sample = 0; sample < 300; sample++) {
            var clustered = Presentations.builder();
            var rows = Presentations.builder();
            var random = new SplittableRandom(sample);
            for (int person = 0; person < 80; person++) {
                double score = random.nextInt(5) == 0 ? .2 : .8;
                for (int session = 0; session < 6; session++) {
                    clustered.add(score, "print", person);
                    rows.add(score, "print", null);
                }
            }
            held += holds(quick, clustered.build()) ? 1 : 0;
            heldByRows += holds(quick, rows.build()) ? 1 : 0;
        }
        assertThat(held).isGreaterThan(270);
        assertThat(heldByRows).isLessThan(210);
    }

    private static boolean holds(Bootstrap bootstrap, Presentations presentations) {
        Interval far = bootstrap
                .intervals(new Judged(presentations, HIGHER_IS_ATTACK, .5))
                .of(Metric.FAR)
                .orElseThrow();
        return far.low() <= .2 && .2 <= far.high();
    }

    @Test
    void noErrorIsNoCertainty() {
        var scores = Presentations.builder();
        for (int person = 0; person < 20; person++) {
            scores.add(.9, "print", person).add(.9, "print", person).add(.1, null, person);
        }
        scores.add(.9, "mask", 0).add(.9, "mask", 1);
        Intervals intervals = BOOTSTRAP.intervals(new Judged(scores.build(), HIGHER_IS_ATTACK, .5));
        // 1 − .025^(1/20) and 1 − .025^(1/2)
        assertThat(intervals.of("print").orElseThrow().high()).isCloseTo(.1684, within(5e-4));
        assertThat(intervals.of("mask").orElseThrow().high()).isCloseTo(.8419, within(5e-4));
        assertThat(intervals.of(Metric.APCER_MAX)).isEqualTo(intervals.of("mask"));
        assertThat(intervals.of(Metric.BPCER).orElseThrow().low()).isZero();
        assertThat(intervals.of(Metric.AUC)).isEmpty();
        assertThat(intervals.of(Metric.EER)).isEmpty();
    }

    /** Two iterations that err on the same people: the rates vary from draw to draw, their difference does not. */
    @Test
    void aPairedDifferenceIsSurerThanTheRates() {
        var first = Presentations.builder();
        var second = Presentations.builder();
        var random = new SplittableRandom(5);
        for (int person = 0; person < 200; person++) {
            boolean hard = random.nextInt(3) == 0;
            boolean better = hard && random.nextInt(10) == 0;
            first.add(hard ? .2 : .8, "print", person).add(.1, null, person);
            second.add(hard && !better ? .2 : .8, "print", person).add(.1, null, person);
        }
        var one = new Judged(first.build(), HIGHER_IS_ATTACK, .5);
        var other = new Judged(second.build(), HIGHER_IS_ATTACK, .5);
        double difference = Bootstrap.difference(one, other).of(Metric.FAR);
        Interval paired = BOOTSTRAP.differences(one, other).of(Metric.FAR).orElseThrow();
        Interval rate = BOOTSTRAP.intervals(one).of(Metric.FAR).orElseThrow();
        assertThat(difference).isNegative().isBetween(paired.low(), paired.high());
        assertThat(paired.high() - paired.low()).isLessThan((rate.high() - rate.low()) / 2);
        assertThat(BOOTSTRAP.differences(one, one).of(Metric.FAR)).isEmpty();
        assertThat(Bootstrap.difference(one, one).of(Metric.FAR)).isZero();
    }

    @Test
    void onlyTheSamePresentationsAreCompared() {
        Judged one = people(new SplittableRandom(1), 10, 2);
        Judged other = people(new SplittableRandom(1), 11, 2);
        assertThatThrownBy(() -> BOOTSTRAP.differences(one, other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bootstrap(10, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quantilesLieBetweenTheOrderStatistics() {
        double[] sorted = {0, 1, 2, 3};
        assertThat(Bootstrap.quantile(sorted, 0)).isZero();
        assertThat(Bootstrap.quantile(sorted, .5)).isEqualTo(1.5);
        assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(3);
    }

    @Test
    void theHistogramHasEveryResponseOnce() {
        Presentations scores = Presentations.builder()
                .add(0, null, 1)
                .add(.49, null, 1)
                .add(Double.NaN, null, 1)
                .add(1, "print", 1)
                .add(.5, "print", 1)
                .build();
        assertThat(Histogram.of(scores, 2))
                .containsExactly(new Histogram(null, List.of(2, 0)), new Histogram("print", List.of(0, 2)));
    }

    private static Judged people(SplittableRandom random, int people, int sessions) {
        var scores = Presentations.builder();
        for (int person = 0; person < people; person++) {
            double hard = random.nextDouble(.4);
            for (int session = 0; session < sessions; session++) {
                scores.add(1 - hard - random.nextDouble(.3), "print", person);
                scores.add(hard + random.nextDouble(.3), null, person);
            }
        }
        return new Judged(scores.build(), HIGHER_IS_ATTACK, .5);
    }
}
