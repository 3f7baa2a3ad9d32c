package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameScoresTest {
    @Test
    void bytesAreLittleEndianRowsAndReadBackAsTheyWere() {
        FrameScores scores = new FrameScores(List.of(0, 200), 2, 0.5f, 1f, Float.NaN, 0f);
        assertThat(scores.bytes()).startsWith(0, 0, 0, 0x3F, 0, 0, 0x80, 0x3F).hasSize(16);
        FrameScores back = FrameScores.of(List.of(0, 200), 2, scores.bytes());
        assertThat(back.probability(0, 1)).isEqualTo(1f);
        assertThat(back.probability(1, 0)).isNaN();
        assertThat(back.probability(1, 1)).isZero();
    }

    @Test
    void perturbedNumbersStandBehindTheOthersAndAreNotAmongTheStoredBytes() {
        FrameScores scores = new FrameScores(List.of(0, 200), 1, 0.5f, 1f).with(0.1f, 0.2f, Float.NaN, 0.4f);
        assertThat(scores.bytes()).hasSize(8);
        FrameScores back = FrameScores.of(List.of(0, 200), 1, 2, scores.bytesWithPerturbed());
        assertThat(back.bytes()).isEqualTo(scores.bytes());
        assertThat(back.changes()).isEqualTo(2);
        assertThat(back.perturbed(0, 1)).isEqualTo(0.2f);
        assertThat(back.perturbed(1, 0)).isNaN();
        assertThat(back.perturbed(1, 1)).isEqualTo(0.4f);
        assertThat(new FrameScores(List.of(0), 1, 0.5f).changes()).isZero();
    }

    @Test
    void whatIsNoProbabilityOrNoRowIsRefused() {
        assertThatThrownBy(() -> new FrameScores(List.of(0), 1, 1.5f)).hasMessage("1.5 is no probability.");
        assertThatThrownBy(() -> new FrameScores(List.of(0), 1, -0.1f)).isInstanceOf(IllegalArgumentException.class);
        FrameScores one = new FrameScores(List.of(0), 1, 0.5f);
        assertThatThrownBy(() -> one.with(0.5f, -2f)).hasMessage("-2.0 is no probability.");
        assertThatThrownBy(() -> new FrameScores(List.of(0, 1), 2, 0f, 0f, 0f))
                .hasMessage("2 frames of 2 heads are not 3 numbers.");
    }
}
