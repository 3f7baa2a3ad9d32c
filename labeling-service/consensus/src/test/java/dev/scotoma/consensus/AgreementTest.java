package dev.scotoma.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
    private static final int NONE = -1;

    @Test
    void isWhatKrippendorffsTableSays() {
        // Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, gaps; nominal
        // alpha .743.
        int[][] observers = {
            {1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE},
            {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3},
            {NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE},
            {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE},
        };
        assertThat(Agreement.alpha(table(observers, 6))).isEqualTo(0.743421, within(1e-6));
    }

    @Test
    void byHandOnTwoTasks() {
        // Tasks aab and bb: coincidences of unlike labels 2 + 0, of 2 a and 3 b; 1 - (5 - 1) · (4 / 2) / (25 - 4 - 9).
        VoteTable votes = VoteTable.builder()
                .add(0, 0, 0)
                .add(0, 1, 0)
                .add(0, 2, 1)
                .add(1, 0, 1)
                .add(1, 1, 1)
                .build(2, 3, 2);
        assertThat(Agreement.alpha(votes)).isEqualTo(1 / 3.0, within(1e-12));
    }

    @Test
    void withoutPairsOrWithOneLabelThereIsNothingToTell() {
        assertThat(Agreement.alpha(VoteTable.builder().add(0, 0, 0).add(1, 1, 1).build(2, 2, 2)))
                .isNaN();
        assertThat(Agreement.alpha(VoteTable.builder().add(0, 0, 1).add(0, 1, 1).build(1, 2, 2)))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isWhatAnIndependentImplementationSays(long seed) {
        var random = new Random(seed);
        int[][] observers = new int[5][30];
        for (int task = 0; task < 30; task++) {
            for (int[] observer : observers) {
                observer[task] = random.nextInt(4) == 0 ? NONE : random.nextInt(2) == 0 ? task % 3 : random.nextInt(3);
            }
        }
        var study = new CodingAnnotationStudy(5);
        for (int task = 0; task < 30; task++) {
            @Nullable Object[] item = new @Nullable Object[5];
            for (int observer = 0; observer < 5; observer++) {
                item[observer] = observers[observer][task] == NONE ? null : observers[observer][task];
            }
            study.addItemAsArray(item);
        }
        double theirs = new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement();
        assertThat(Agreement.alpha(table(observers, 3))).isEqualTo(theirs, within(1e-12));
    }

    /** Of many samples of tasks from one crowd, so many intervals hold the alpha of very many tasks. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5})
    void theIntervalHoldsTheAlphaOfAllTasksNineteenTimesInTwenty(double present) {
        double all = Agreement.alpha(crowd(new Random(7), 200_000, present));
        int holding = 0;
        for (int sample = 0; sample < 1000; sample++) {
            Interval interval =
                    Agreement.interval(crowd(new Random(sample), 150, present)).orElseThrow();
            holding += interval.low() <= all && all <= interval.high() ? 1 : 0;
        }
        assertThat(holding).isBetween(930, 970);
    }

    /** Three workers a task, right nine times in ten. */
    private static VoteTable crowd(Random random, int tasks, double present) {
        var votes = VoteTable.builder();
        for (int task = 0; task < tasks; task++) {
            int truth = random.nextDouble() < present ? 1 : 0;
            for (int worker = 0; worker < 3; worker++) {
                votes.add(task, worker, random.nextDouble() < 0.9 ? truth : 1 - truth);
            }
        }
        return votes.build(tasks, 3, 2);
    }

    @Test
    void whereAllAgreeThereIsNoInterval() {
        var agreeing = VoteTable.builder()
                .add(0, 0, 0)
                .add(0, 1, 0)
                .add(1, 0, 1)
                .add(1, 1, 1)
                .build(2, 2, 2);
        assertThat(Agreement.alpha(agreeing)).isEqualTo(1);
        assertThat(Agreement.interval(agreeing)).isEmpty();
        assertThat(Agreement.interval(VoteTable.builder().add(0, 0, 0).build(1, 1, 2)))
                .isEmpty();
    }

    private static VoteTable table(int[][] observers, int classes) {
        var votes = VoteTable.builder();
        for (int observer = 0; observer < observers.length; observer++) {
            for (int task = 0; task < observers[observer].length; task++) {
                if (observers[observer][task] != NONE) {
                    votes.add(task, observer, observers[observer][task]);
                }
            }
        }
        return votes.build(observers[0].length, observers.length, classes);
    }
}
