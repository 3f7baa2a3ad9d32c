package dev.scotoma.workers.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Tails;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameIntervalTest {
    private static final int ROUNDS = 4_000;

    @Test
    void alternatingFramesGiveStudentsIntervalOfIndependentOnes() {
        // Mean .5, s = .1 √(8/7); the lag-one correlation is below zero and counts as none: .5 ± t(.975; 7) s/√8.
        FrameInterval interval =
                FrameInterval.of(.4, .6, .4, .6, .4, .6, .4, .6).orElseThrow();
        double half = 2.364624 * .1 * Math.sqrt(8 / 7.0) / Math.sqrt(8);
        assertThat(interval.low()).isCloseTo(.5 - half, within(1e-6));
        assertThat(interval.high()).isCloseTo(.5 + half, within(1e-6));
    }

    @Test
    void aCorrelatedSeriesIsWidenedAsCountedByHand() {
        // Deviations ±.01: squares .0008, products of neighbours (3 + 3 − 1) × .0001 = .0005, so r = 5/8 and ρ = (8 ×
        // 5/8 + 1)/4, held to .9.
        // f = 1 + 2 Σ (1 − k/8) .9ᵏ; σ² = .0008/(8 − f); Student's t of one degree of freedom is 12.7062.
        double f = 1;
        for (int k = 1; k < 8; k++) {
            f += 2 * (1 - k / 8.0) * Math.pow(.9, k);
        }
        double half = 12.7062047 * Math.sqrt(.0008 / (8 - f) * f / 8);
        FrameInterval interval =
                FrameInterval.of(.49, .49, .49, .49, .51, .51, .51, .51).orElseThrow();
        assertThat(interval.low()).isCloseTo(.5 - half, within(1e-6));
        assertThat(interval.high()).isCloseTo(.5 + half, within(1e-6));
    }

    @Test
    void framesThatAgreeLeaveNoDoubtAndFewOnesSayNothing() {
        assertThat(FrameInterval.of(.25, .25, .25, .25, .25)).contains(new FrameInterval(.25, .25));
        assertThat(FrameInterval.of(.1, .2, .3, .4)).isEmpty();
        assertThat(FrameInterval.of()).isEmpty();
    }

    /**
     * The table of docs/scoring.md: how often the true mean is covered, and how often it would be if frames were taken
     * for independent.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 16, 0.96, 0.95",
        "0.3, 16, 0.94, 0.85",
        "0.6, 16, 0.92, 0.68",
        "0.8, 16, 0.89, 0.47",
        "0.5, 48, 0.94, 0.74"
    })
    void theTrueMeanLiesInsideAboutAsOftenAsDocumented(
            double correlation, int frames, double documented, double asIndependent) {
        Random random = new Random(7);
        int inside = 0;
        int naive = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] series = series(correlation, frames, random);
            FrameInterval interval = FrameInterval.of(series).orElseThrow();
            inside += interval.low() <= .5 && .5 <= interval.high() ? 1 : 0;
            naive += studentCovers(series) ? 1 : 0;
        }
        assertThat((double) inside / ROUNDS).isCloseTo(documented, within(.01));
        assertThat((double) naive / ROUNDS).isCloseTo(asIndependent, within(.01));
    }

    private static boolean studentCovers(double[] series) {
        int n = series.length;
        double mean = Arrays.stream(series).average().orElseThrow();
        double squares = Arrays.stream(series).map(x -> (x - mean) * (x - mean)).sum();
        double half = Tails.studentQuantile(.025, n - 1) * Math.sqrt(squares / (n - 1) / n);
        return Math.abs(mean - .5) <= half;
    }

    /** AR(1) around one half, narrow enough that nothing is cut off at 0 and 1. */
    private static double[] series(double correlation, int frames, Random random) {
        double[] series = new double[frames];
        double deviation = random.nextGaussian();
        for (int i = 0; i < frames; i++) {
            series[i] = .5 + .01 * deviation;
            deviation = correlation * deviation + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return series;
    }
}
