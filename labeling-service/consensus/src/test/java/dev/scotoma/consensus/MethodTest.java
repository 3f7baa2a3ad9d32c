package dev.scotoma.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodTest {
    @Test
    void aMajorityIsTheShareOfVotesAndATieGoesToTheFirstClassAndIsSaid() {
        Fit fit = Method.MAJORITY.fit(VoteTable.builder()
                .add(0, 0, 2)
                .add(0, 1, 2)
                .add(0, 2, 1)
                .add(1, 0, 2)
                .add(1, 1, 1)
                .add(2, 0, 0)
                .build(3, 3, 3));
        assertThat(fit.rounds()).isZero();
        assertThat(fit.bound()).isNaN();
        assertThat(fit.posterior(0, 2)).isEqualTo(2 / 3.0);
        assertThat(fit.posterior(0, 0)).isZero();
        assertThat(fit.standing(0).decision()).isEqualTo(2);
        assertThat(fit.standing(0).tied()).isFalse();
        assertThat(fit.standing(1).decision()).isEqualTo(1);
        assertThat(fit.standing(1).tied()).isTrue();
        // Wilson's interval of 2 of 3 and of 1 of 1.
        assertThat(fit.standing(0).interval().low()).isEqualTo(0.207660, within(1e-6));
        assertThat(fit.standing(0).interval().high()).isEqualTo(0.938509, within(1e-6));
        assertThat(fit.standing(2).interval().low()).isEqualTo(0.206549, within(1e-6));
        assertThat(fit.standing(new int[] {7, 8, 0}, new int[] {1, 1, 0}).posterior(1))
                .isEqualTo(2 / 3.0);
    }

    @Test
    void oneCoinGivesEveryWorkerOneChanceToBeRight() {
        var votes = VoteTable.builder();
        for (int task = 0; task < 12; task++) {
            for (int worker = 0; worker < 3; worker++) {
                // The third is wrong every fourth time, and only where the truth is 0.
                votes.add(
                        task, worker, worker == 2 && task % 4 == 0 ? (task / 4) % 2 + 1 : task % 3 == 0 ? 0 : task % 3);
            }
        }
        Fit fit = Method.ONE_COIN.fit(votes.build(12, 3, 3));
        for (int worker = 0; worker < 3; worker++) {
            double right = fit.confusion(worker, 0, 0);
            for (int truth = 0; truth < 3; truth++) {
                assertThat(fit.confusion(worker, truth, truth)).isEqualTo(right);
                assertThat(fit.confusion(worker, truth, (truth + 1) % 3)).isEqualTo((1 - right) / 2, within(1e-15));
            }
        }
        assertThat(fit.confusion(0, 0, 0)).isEqualTo(1, within(1e-6));
        assertThat(fit.confusion(2, 0, 0)).isEqualTo(0.75, within(0.1));
    }

    @Test
    void theLastOfAWorkersVotesForATaskCounts() {
        VoteTable table = VoteTable.builder()
                .add(0, 1, 0)
                .add(0, 0, 1)
                .add(0, 1, 1)
                .add(1, 1, 0)
                .add(0, 1, VoteTable.UNSURE)
                .add(0, 0, 0)
                .build(2, 2, 2);
        assertThat(table.superseded()).isEqualTo(3);
        assertThat(table.votes()).isEqualTo(2);
        assertThat(table.counts(0)).containsExactly(1, 0);
        assertThat(table.unsure(1)).isOne();
    }

    @Test
    void thePlatformHoldsAMajorityUntilALabelerHasAHistory() {
        var votes = VoteTable.builder();
        for (int task = 0; task < 60; task++) {
            // Worker 0 is good, 1 and 2 err together every third time; 3 has seen little.
            int truth = task % 2;
            int poor = task % 3 == 0 ? 1 - truth : truth;
            votes.add(task, 0, truth).add(task, 1, poor).add(task, 2, task % 5 == 0 ? 1 - truth : truth);
            votes.add(task, 4, truth);
            if (task < 5) {
                votes.add(task, 3, truth);
            }
        }
        Fit fit = CrowdRule.fit(votes.build(60, 5, 2));
        var last = Optional.of(fit);
        int[] yesNoNo = {CrowdRule.PRESENT, CrowdRule.ABSENT, CrowdRule.ABSENT};
        assertThat(CrowdRule.standing(last, new int[] {0, 1, 2}, yesNoNo).decision())
                .isEqualTo(CrowdRule.PRESENT);
        assertThat(CrowdRule.byFit(fit, new int[] {3, 17, 18}, yesNoNo)).isFalse();
        assertThat(CrowdRule.standing(last, new int[] {3, 17, 18}, yesNoNo).decision())
                .isEqualTo(CrowdRule.ABSENT);
        assertThat(CrowdRule.standing(Optional.empty(), new int[] {0, 1, 2}, yesNoNo)
                        .posterior(CrowdRule.ABSENT))
                .isEqualTo(0.9, within(1e-12));
        assertThat(CrowdRule.majority(2, 2).tied()).isTrue();
        assertThat(CrowdRule.majority(0, 0).posterior(1)).isEqualTo(0.5);
        // By nine to one each: (9·9·9) / (9·9·9 + 1).
        assertThat(CrowdRule.majority(3, 0).posterior(1)).isEqualTo(729 / 730.0, within(1e-12));
    }

    @Test
    void whatIsKeptOfAFitWeighsVotesAsTheFitItself() {
        var votes = VoteTable.builder();
        for (int task = 0; task < 90; task++) {
            for (int worker = 0; worker < 4; worker++) {
                int truth = task % 3 == 0 ? 1 : 0;
                boolean wrong = (task * 7 + worker * 3) % (5 + worker) == 0;
                votes.add(task, worker, task % 20 == worker ? VoteTable.UNSURE : wrong ? 1 - truth : truth);
            }
        }
        votes.add(0, 4, 1);
        Fit fit = CrowdRule.fit(votes.build(90, 5, 2));
        int[] workers = {0, 3, 4, 17, 1};
        int[] labels = {1, 0, 1, 1, VoteTable.UNSURE};
        List<Optional<Skill>> kept = IntStream.of(workers)
                .mapToObj(worker -> worker < 5 ? Optional.of(CrowdRule.skill(fit, worker)) : Optional.<Skill>empty())
                .toList();
        Standing by = CrowdRule.standing(Optional.of(fit), workers, labels);
        Standing again = CrowdRule.standing(Optional.of(CrowdRule.weights(fit)), kept, labels);
        var weights = Optional.of(CrowdRule.weights(fit));
        assertThat(CrowdRule.byFit(weights, kept, labels)).isTrue();
        assertThat(CrowdRule.byFit(weights, kept.subList(2, 4), new int[] {1, 1}))
                .isFalse();
        assertThat(again.posterior(1)).isEqualTo(by.posterior(1), within(1e-12));
        assertThat(again.interval().low()).isEqualTo(by.interval().low(), within(1e-9));
        assertThat(again.interval().high()).isEqualTo(by.interval().high(), within(1e-9));
        assertThat(kept.getFirst().orElseThrow().unsure()).isEqualTo(5);
    }

    @Test
    void whatNobodyCouldTellIsNotDecidedByHowFrequentItIs() {
        var votes = VoteTable.builder();
        for (int task = 0; task < 120; task++) {
            for (int worker = 0; worker < 3; worker++) {
                votes.add(task, worker, task == 0 ? CrowdRule.PRESENT : CrowdRule.ABSENT);
            }
        }
        int[] unsure = {VoteTable.UNSURE, VoteTable.UNSURE, VoteTable.UNSURE};
        int[] workers = {0, 1, 2};
        for (int worker : workers) {
            votes.add(120, worker, VoteTable.UNSURE);
        }
        // Of this one a newcomer alone has said something.
        votes.add(121, 0, VoteTable.UNSURE).add(121, 3, CrowdRule.PRESENT);
        Fit fit = CrowdRule.fit(votes.build(122, 4, 2));
        assertThat(fit.prior(CrowdRule.PRESENT)).isLessThan(0.05);
        var weights = Optional.of(CrowdRule.weights(fit));
        List<Optional<Skill>> kept = IntStream.range(0, 4)
                .mapToObj(worker -> Optional.of(CrowdRule.skill(fit, worker)))
                .toList();
        for (Standing standing : List.of(
                CrowdRule.standing(Optional.of(fit), workers, unsure),
                CrowdRule.standing(weights, kept.subList(0, 3), unsure))) {
            assertThat(standing.posterior(CrowdRule.PRESENT)).isEqualTo(0.5);
            assertThat(standing.interval()).isEqualTo(Interval.ALL);
        }
        assertThat(CrowdRule.byFit(weights, kept.subList(0, 3), unsure)).isFalse();
        Standing newcomer = CrowdRule.standing(
                weights, List.of(kept.get(0), kept.get(3)), new int[] {VoteTable.UNSURE, CrowdRule.PRESENT});
        assertThat(newcomer.posterior(CrowdRule.PRESENT)).isEqualTo(0.9, within(1e-12));
        assertThat(CrowdRule.present(fit)[120]).isEqualTo(0.5);
        assertThat(CrowdRule.present(fit)[121]).isEqualTo(newcomer.posterior(CrowdRule.PRESENT));
    }

    @Test
    void oneMoreIsAskedWhileSomethingIsNotSureAndAReviewerOnlyAboutTheWhole() {
        Overlap overlap = new Overlap(3, 5, 7, 0.95);
        assertThat(overlap.after(2, 1, 1)).isEqualTo(Overlap.Next.VOTE);
        assertThat(overlap.after(3, 0.95, 1)).isEqualTo(Overlap.Next.NOTHING);
        assertThat(overlap.after(3, 0.949, 1)).isEqualTo(Overlap.Next.VOTE);
        assertThat(overlap.after(5, 0.5, 0.95)).isEqualTo(Overlap.Next.NOTHING);
        assertThat(overlap.after(5, 0.5, 0.949)).isEqualTo(Overlap.Next.VOTE);
        assertThat(overlap.after(7, 0.5, 0.949)).isEqualTo(Overlap.Next.REVIEW);
        assertThat(overlap.after(7, 0.5, 0.95)).isEqualTo(Overlap.Next.NOTHING);
    }
}
