package dev.scotoma.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DawidSkeneTest {
    private static final int TASKS = 40;
    private static final int WORKERS = 6;

    @ParameterizedTest(name = "{0} classes")
    @ValueSource(ints = {2, 3, 5})
    void isWhatTheEquationsSayRoundForRound(int classes) {
        int[][] given = answers(classes, 3);
        Fit fit = Method.DAWID_SKENE.fit(table(given, classes, false));
        WrittenOut reference = new WrittenOut(given, classes);
        reference.run();
        assertThat(fit.rounds()).isEqualTo(reference.rounds).isBetween(3, 99);
        assertThat(fit.bound()).isEqualTo(reference.bound, within(1e-12));
        for (int task = 0; task < TASKS; task++) {
            for (int label = 0; label < classes; label++) {
                assertThat(fit.posterior(task, label)).isEqualTo(reference.posterior[task][label], within(1e-9));
            }
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            for (int cell = 0; cell < classes * classes; cell++) {
                assertThat(fit.confusion(worker, cell / classes, cell % classes))
                        .isEqualTo(reference.errors[worker][cell % classes][cell / classes], within(1e-9));
            }
        }
    }

    @Test
    void twoOfThreeWhoAlwaysAgreeCarryTheThird() {
        // By hand: shares are 2/3 and 1/3 or 1; workers 0 and 1 never differ, worker 2 errs on one of four tasks.
        var votes = VoteTable.builder();
        int[] truth = {0, 0, 1, 1};
        for (int task = 0; task < 4; task++) {
            votes.add(task, 0, truth[task]).add(task, 1, truth[task]).add(task, 2, task == 3 ? 0 : truth[task]);
        }
        Fit fit = Method.DAWID_SKENE.fit(votes.build(4, 3, 2));
        assertThat(fit.posterior(3, 1)).isEqualTo(1, within(1e-9));
        assertThat(fit.confusion(0, 1, 1)).isEqualTo(1, within(1e-9));
        assertThat(fit.confusion(2, 1, 0)).isEqualTo(0.5, within(1e-9));
        assertThat(fit.confusion(2, 0, 0)).isEqualTo(1, within(1e-9));
        assertThat(fit.prior(1)).isEqualTo(0.5, within(1e-9));
        assertThat(fit.history(2)).isEqualTo(4);
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        int[][] given = answers(3, 7);
        Fit one = Method.DAWID_SKENE.fit(table(given, 3, false));
        Fit other = Method.DAWID_SKENE.fit(table(given, 3, true));
        assertThat(other.bound()).isEqualTo(one.bound());
        for (int task = 0; task < TASKS; task++) {
            assertThat(other.posterior(task, 1)).isEqualTo(one.posterior(task, 1));
        }
    }

    @Test
    void withoutAnyVotesForATaskThePriorIsAllThatIsKnown() {
        var votes = VoteTable.builder()
                .add(0, 0, 0)
                .add(0, 1, 0)
                .add(1, 0, 1)
                .add(1, 1, 1)
                .add(2, 1, 1);
        votes.add(3, 0, VoteTable.UNSURE);
        VoteTable table = votes.build(4, 2, 2);
        assertThat(table.unsure()).isOne();
        assertThat(table.unsure(0)).isOne();
        for (Method method : new Method[] {Method.DAWID_SKENE, Method.ONE_COIN}) {
            Fit fit = method.fit(table);
            assertThat(fit.posterior(3, 1))
                    .isEqualTo(fit.prior(1), within(1e-3))
                    .isEqualTo(2 / 3.0, within(1e-2));
        }
        assertThat(Method.MAJORITY.fit(table).posterior(3, 1)).isEqualTo(0.5);
    }

    @Test
    void aVoteIsWeighedUnderTheLastFitAsThatFitWeighedItsOwn() {
        int[][] given = answers(2, 11);
        VoteTable table = table(given, 2, false);
        for (double smoothing : new double[] {0, 4}) {
            Fit fit = Method.DAWID_SKENE.fit(table, smoothing);
            for (int task = 0; task < TASKS; task++) {
                int[] workers = IntStream.range(0, WORKERS).toArray();
                Standing again = fit.standing(workers, given[task]);
                // Of the confusions after the last round instead of those before it.
                assertThat(again.posterior(1)).isEqualTo(fit.posterior(task, 1), within(2e-3));
                assertThat(again.decision()).isEqualTo(fit.standing(task).decision());
            }
        }
    }

    @Test
    void whoIsNotKnownCountsAsTheAverageWorkerAndWhoIsUnsureNotAtAll() {
        Fit fit = Method.DAWID_SKENE.fit(table(answers(2, 11), 2, false), 4);
        double yes = fit.prior(1) * fit.confusion(1, 1);
        double no = fit.prior(0) * fit.confusion(0, 1);
        double expected = yes / (yes + no);
        assertThat(fit.standing(new int[] {-1}, new int[] {1}).posterior(1)).isEqualTo(expected, within(1e-12));
        assertThat(fit.standing(new int[] {999, 0}, new int[] {1, VoteTable.UNSURE})
                        .posterior(1))
                .isEqualTo(expected, within(1e-12));
        assertThat(fit.standing(new int[0], new int[0]).posterior(1)).isEqualTo(fit.prior(1), within(1e-12));
    }

    @Test
    void anIntervalIsWiderForWhoIsHardlyKnownAndHoldsThePosterior() {
        var votes = VoteTable.builder();
        var random = new Random(5);
        for (int task = 0; task < 3000; task++) {
            for (int worker = 0; worker < 5; worker++) {
                boolean right = random.nextDouble() < 0.85;
                if (worker < 4 || task < 12) {
                    votes.add(task, worker, (task & 1) ^ (right ? 0 : 1));
                }
            }
        }
        Fit fit = Method.DAWID_SKENE.fit(votes.build(3000, 5, 2));
        Standing known = fit.standing(new int[] {0}, new int[] {1});
        Standing hardly = fit.standing(new int[] {4}, new int[] {1});
        assertThat(known.posterior(1)).isEqualTo(0.85, within(0.02));
        assertThat(known.interval().low()).isBetween(0.8, known.posterior(1));
        assertThat(known.interval().high()).isBetween(known.posterior(1), 0.9);
        assertThat(hardly.interval().high() - hardly.interval().low()).isGreaterThan(0.3);
        for (int task = 0; task < 100; task++) {
            Standing standing = fit.standing(task);
            double posterior = standing.posterior(standing.decision());
            assertThat(standing.interval().low()).isLessThanOrEqualTo(posterior);
            assertThat(standing.interval().high()).isGreaterThanOrEqualTo(posterior);
        }
    }

    @Test
    void whoEverGaveOneLabelAloneIsNotCertain() {
        // Of both true classes each says one label always, by a vote or a fraction of one.
        Fit fit = Method.DAWID_SKENE.fit(
                VoteTable.builder().add(0, 0, 1).add(0, 1, 0).add(1, 0, 1).build(2, 2, 2));
        Interval interval = fit.standing(0).interval();
        assertThat(interval.high() - interval.low()).isGreaterThan(0.3);
    }

    @Test
    void smoothingDrawsWhoHasFewVotesTowardsTheAverage() {
        var votes = VoteTable.builder();
        for (int task = 0; task < 100; task++) {
            for (int worker = 0; worker < 3; worker++) {
                votes.add(task, worker, (task & 1) ^ (task % 10 == worker ? 1 : 0));
            }
        }
        // The fourth has seen one task of each truth, and was right both times.
        votes.add(4, 3, 0).add(5, 3, 1);
        VoteTable table = votes.build(100, 4, 2);
        assertThat(Method.DAWID_SKENE.fit(table).confusion(3, 1, 1)).isEqualTo(1, within(1e-3));
        Fit smoothed = Method.DAWID_SKENE.fit(table, 8);
        // (1 + 8 · pool) / (1 + 8), of a pool of about .9.
        assertThat(smoothed.confusion(3, 1, 1)).isEqualTo((1 + 8 * smoothed.confusion(1, 1)) / 9, within(1e-3));
        assertThat(smoothed.confusion(1, 1)).isEqualTo(0.9, within(0.1));
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> VoteTable.builder().add(0, 0, 0).build(1, 1, 1))
                .hasMessageContaining("two classes");
        assertThatThrownBy(() -> VoteTable.builder().add(0, 0, 2).build(1, 1, 2))
                .hasMessageContaining("2 of 2");
        assertThatThrownBy(() -> VoteTable.builder().add(1, 0, 0).build(1, 1, 2))
                .hasMessageContaining("1 of 1");
        assertThatThrownBy(() -> VoteTable.builder().add(-1, 0, 0).build(1, 1, 2))
                .hasMessageContaining("-1 of 1");
        VoteTable table = VoteTable.builder().build(0, 0, 2);
        assertThatThrownBy(() -> Method.DAWID_SKENE.fit(table, -1)).hasMessageContaining("smoothing");
        assertThat(Method.DAWID_SKENE.fit(table).prior(0)).isEqualTo(0.5);
    }

    private static int[][] answers(int classes, long seed) {
        var random = new Random(seed);
        int[][] given = new int[TASKS][WORKERS];
        for (int task = 0; task < TASKS; task++) {
            for (int worker = 0; worker < WORKERS; worker++) {
                boolean right = random.nextDouble() < 0.5 + 0.08 * worker;
                given[task][worker] = right ? task % classes : random.nextInt(classes);
            }
        }
        return given;
    }

    private static VoteTable table(int[][] given, int classes, boolean backwards) {
        var votes = VoteTable.builder();
        for (int i = 0; i < TASKS * WORKERS; i++) {
            int vote = backwards ? TASKS * WORKERS - 1 - i : i;
            votes.add(vote / WORKERS, vote % WORKERS, given[vote / WORKERS][vote % WORKERS]);
        }
        return votes.build(TASKS, WORKERS, classes);
    }
}
