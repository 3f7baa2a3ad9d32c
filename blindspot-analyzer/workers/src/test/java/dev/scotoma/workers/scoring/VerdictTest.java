package dev.scotoma.workers.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.scoring.Verdict.Perturbed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final float NONE = Float.NaN;

    @Test
    void theScoreIsTheMeanOverTheFrames() {
        Verdict verdict = verdict(0.5, 0.25f, 0.5f, 0.875f);
        assertThat(verdict.spoofScore()).hasValueCloseTo(0.541666667, within(1e-9));
        assertThat(verdict.decision()).isEqualTo(Decision.ATTACK);
    }

    @Test
    void framesWithoutANumberWeighNothing() {
        Verdict verdict = verdict(0.5, NONE, 0.25f, NONE, 0.5f);
        assertThat(verdict.spoofScore()).hasValue(0.375);
        assertThat(verdict.decision()).isEqualTo(Decision.GENUINE);
    }

    @Test
    void aMeanAtTheThresholdIsAnAttack() {
        assertThat(verdict(0.5, 0.25f, 0.75f).decision()).isEqualTo(Decision.ATTACK);
        assertThat(verdict(0.5 + 1e-9, 0.25f, 0.75f).decision()).isEqualTo(Decision.GENUINE);
        assertThat(verdict(0, 0f).decision()).isEqualTo(Decision.ATTACK);
    }

    @Test
    void aSessionWithoutAnyNumberIsANoResponse() {
        for (Verdict verdict : List.of(verdict(0.5), verdict(0.5, NONE, NONE))) {
            assertThat(verdict.spoofScore()).isEmpty();
            assertThat(verdict.decision()).isEqualTo(Decision.NO_RESPONSE);
            assertThat(verdict.flips()).isZero();
        }
    }

    @Test
    void aFlipIsAChangeOfDecisionBetweenNeighboursThatGaveANumber() {
        assertThat(verdict(0.5, 0.1f, 0.2f, 0.3f).flips()).isZero();
        assertThat(verdict(0.5, 0.1f, 0.5f, 0.4f, 0.9f, 0.9f).flips()).isEqualTo(3);
        assertThat(verdict(0.5, 0.1f, NONE, 0.2f).flips()).isZero();
        assertThat(verdict(0.5, 0.1f, NONE, 0.7f, NONE, 0.2f).flips()).isEqualTo(2);
        assertThat(verdict(0.5, NONE, 0.7f).flips()).isZero();
    }

    @Test
    void aPerturbedFlipIsAnotherDecisionThanThatOnTheSameFrameUnchanged() {
        FrameScores scores = scores(0.2f, 0.5f, NONE);
        assertThat(verdict(0.5, 0.2f, 0.5f).perturbed()).isEmpty();
        assertThat(perturbed(scores.with(NONE, NONE, NONE, NONE, NONE, NONE))).isEmpty();
        assertThat(perturbed(scores.with(0.5f, 0.1f, 0.5f, 0.9f, NONE, NONE))).hasValue(new Perturbed(4, 1));
        assertThat(perturbed(scores.with(0.1f, 0.49f, 0.49f, NONE, 0.1f, 0.9f))).hasValue(new Perturbed(3, 1));
        assertThat(perturbed(scores(NONE, NONE).with(0.1f, 0.9f))).isEmpty();
    }

    private static Optional<Perturbed> perturbed(FrameScores scores) {
        return Verdict.of(scores, manifest("[spoof]", 0.5, "mean")).perturbed();
    }

    @Test
    void onlyTheDecidingHeadDecides() {
        FrameScores scores = new FrameScores(List.of(0, 100), 2, 0.9f, 0.1f, 0.9f, 0.2f);
        assertThat(Verdict.of(scores, manifest("[moire, spoof]", 0.5, "mean")).decision())
                .isEqualTo(Decision.GENUINE);
        assertThat(Verdict.of(scores, manifest("[spoof, moire]", 0.5, "mean")).decision())
                .isEqualTo(Decision.ATTACK);
    }

    @Test
    void anIterationMayTakeTheMedianOrTheGreatestFrameAndThenHasNoIntervalOfTheMean() {
        FrameScores scores = scores(0.1f, NONE, 0.9f, 0.3f, 0.2f, 0.2f, 0.6f);
        assertThat(Verdict.of(scores, manifest("[spoof]", 0.5, "median")).spoofScore())
                .hasValueCloseTo(0.25, within(1e-7));
        assertThat(Verdict.of(scores(0.1f, 0.9f, 0.3f), manifest("[spoof]", 0.5, "median"))
                        .spoofScore())
                .hasValueCloseTo(0.3, within(1e-7));
        Verdict greatest = Verdict.of(scores, manifest("[spoof]", 0.5, "max"));
        assertThat(greatest.spoofScore()).hasValueCloseTo(0.9, within(1e-7));
        assertThat(greatest.decision()).isEqualTo(Decision.ATTACK);
        assertThat(greatest.interval()).isEmpty();
        assertThat(Verdict.of(scores, manifest("[spoof]", 0.5, "mean")).interval())
                .isPresent();
    }

    private static Verdict verdict(double threshold, float... frames) {
        return Verdict.of(scores(frames), manifest("[spoof]", threshold, "mean"));
    }

    private static FrameScores scores(float... frames) {
        List<Integer> atMs = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            atMs.add(100 * i);
        }
        return new FrameScores(atMs, 1, frames);
    }

    private static Manifest manifest(String heads, double threshold, String aggregation) {
        return Manifest.read("""
                name: verdict
                iteration: 1
                network: {file: network.pt, format: torchscript, sha256: %s}
                input: {width: 32, height: 32, channels: rgb, scale: 1, mean: [0, 0, 0], std: [1, 1, 1]}
                crop: {around: face, context: 2}
                output: {heads: %s, decides: spoof}
                threshold: {value: %s, from: a test}
                aggregation: %s
                lineage: {trainedOn: nothing, participants: none}
                """.formatted("0".repeat(64), heads, threshold, aggregation));
    }
}
