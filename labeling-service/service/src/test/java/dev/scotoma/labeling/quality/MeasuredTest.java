package dev.scotoma.labeling.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.labeling.quality.Labelers.Confusion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BEN = new UUID(2, 2);
    private static final UUID CLEO = new UUID(3, 3);

    private final VoteTable.Builder votes = VoteTable.builder();
    private int tasks;

    /** One task: what Ann, Ben and Cleo say; "-" for who was not asked. */
    private void task(String... answers) {
        for (int labeler = 0; labeler < answers.length; labeler++) {
            switch (answers[labeler]) {
                case "yes" -> votes.add(tasks, labeler, CrowdRule.PRESENT);
                case "no" -> votes.add(tasks, labeler, CrowdRule.ABSENT);
                case "unsure" -> votes.add(tasks, labeler, VoteTable.UNSURE);
                default -> {}
            }
        }
        tasks++;
    }

    private Measured measured() {
        return Measured.of("glare", CrowdRule.fit(votes.build(tasks, 3, 2)), List.of(ANN, BEN, CLEO));
    }

    @Test
    void whatEverybodySaidIsHeldAgainstWhatAllVotesSay() {
        for (int i = 0; i < 10; i++) {
            task("yes", "yes", i < 2 ? "no" : "yes");
            task("no", "no", i < 3 ? "yes" : "no");
        }
        task("unsure", "no", "no");
        task("-", "-", "yes");
        var measured = measured();
        var cleo = measured.confusions().getOrDefault(CLEO, nobody());
        assertThat(counts(cleo)).containsExactly(8, 2, 3, 8, 0);
        assertThat(counts(measured.confusions().getOrDefault(ANN, nobody()))).containsExactly(10, 0, 0, 10, 1);
        assertThat(cleo.presentRight()).isBetween(0.7, 0.95);
        assertThat(measured.attribute().votes()).isEqualTo(63);
        assertThat(measured.attribute().unsure()).isEqualTo(1);
        assertThat(measured.attribute().tasks()).isEqualTo(22);
        assertThat(measured.attribute().posteriors()).hasSize(20).startsWith(11);
        assertThat(measured.attribute().alpha()).isBetween(0.5, 0.8);
        assertThat(measured.attribute().alphaLow())
                .isLessThan(measured.attribute().alpha());
    }

    @Test
    void whereNobodyCanTellNothingIsTold() {
        task("unsure", "unsure");
        var measured = measured();
        assertThat(measured.attribute().alpha()).isNull();
        assertThat(measured.attribute().tasks()).isZero();
        assertThat(counts(measured.confusions().getOrDefault(ANN, nobody()))).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void whereNobodyHasAnsweredThereIsNothing() {
        assertThat(measured().attribute().votes()).isZero();
        assertThat(measured().confusions()).isEmpty();
    }

    private static Confusion nobody() {
        return new Confusion("", -1, -1, -1, -1, -1, 0, 0);
    }

    private static int[] counts(Confusion of) {
        return new int[] {of.presentYes(), of.presentNo(), of.absentYes(), of.absentNo(), of.unsure()};
    }
}
