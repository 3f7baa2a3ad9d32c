package dev.scotoma.workers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReducedFocalLossTest {
    /** Logits of absent and present, and the target; the losses are those of the published code. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0.693147181",
        "0, 0, 1, 0.693147181",
        "2, -2, 0, 2.34863e-5",
        "2, -2, 1, 4.018150",
        "0.1, 0, 0, 0.581619"
    })
    void theLossIsThatOfThePublishedCode(double absent, double present, int target, double loss) {
        double margin = target == 0 ? present - absent : absent - present;
        assertThat(ReducedFocalLoss.of(margin)).isCloseTo(loss, within(5e-7));
    }

    /** Computed by PyTorch's autograd in 64 bits. */
    @ParameterizedTest
    @CsvSource({
        "-4, 2.3486278887476947e-05, 6.940212488615096e-05",
        "-1, 0.09063223003386932, 0.2103245199102425",
        "-0.1, 0.5816189506053311, 1.0394195405921047",
        "0.3, 0.8543552444685272, 0.574442516811659",
        "2, 2.1269280110429727, 0.8807970779778824",
        "40, 40, 1"
    })
    void theSlopeIsThatOfAutograd(double margin, double loss, double slope) {
        assertThat(ReducedFocalLoss.of(margin)).isCloseTo(loss, within(1e-12));
        assertThat(ReducedFocalLoss.slope(margin)).isCloseTo(slope, within(1e-12));
    }

    @Test
    void noMarginIsTooLargeToHaveALoss() {
        assertThat(ReducedFocalLoss.of(1e6)).isEqualTo(1e6);
        assertThat(ReducedFocalLoss.slope(1e6)).isEqualTo(1);
        assertThat(ReducedFocalLoss.of(-1e6)).isZero();
        assertThat(ReducedFocalLoss.slope(-1e6)).isZero();
    }
}
