package dev.scotoma.workers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTargetTest {
    private static final int DRAWS = 200_000;

    private final SplittableRandom random = new SplittableRandom(5);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, .891111", "2, .782222", "9, .02", "30, .02"})
    void softBatchesBecomeFewer(int epoch, double share) {
        assertThat(CrowdTarget.softShare(epoch)).isCloseTo(share, within(1e-6));
        long soft = IntStream.range(0, DRAWS)
                .filter(i -> CrowdTarget.ofBatch(epoch, random) == CrowdTarget.SOFT)
                .count();
        assertThat((double) soft / DRAWS).isCloseTo(share, within(.005));
    }

    /** A bar between .05 and .80, evenly: (p − .05) / .75 of the draws say present. */
    @ParameterizedTest
    @CsvSource({"0, 0", ".05, 0", ".2, .2", ".425, .5", ".65, .8", ".8, 1", "1, 1"})
    void aSoftTargetIsPresentAsOftenAsTheCrowdIsSure(double probability, double share) {
        long present = IntStream.range(0, DRAWS)
                .filter(i -> CrowdTarget.SOFT.of(probability, random) == CrowdTarget.PRESENT)
                .count();
        assertThat((double) present / DRAWS).isCloseTo(share, within(.005));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", ".0499, 0", ".05, -1", ".3, -1", ".65, -1", ".6501, 1", "1, 1"})
    void aHardTargetIsWhatTheCrowdIsSureOf(double probability, byte target) {
        assertThat(CrowdTarget.HARD.of(probability, random)).isEqualTo(target);
    }

    @Test
    void whatNobodyVotedOnIsIgnored() {
        for (CrowdTarget way : CrowdTarget.values()) {
            assertThat(way.of(Double.NaN, random)).isEqualTo(CrowdTarget.IGNORED);
        }
    }
}
