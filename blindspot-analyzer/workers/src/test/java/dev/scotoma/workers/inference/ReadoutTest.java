package dev.scotoma.workers.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.Manifest.Mixture;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected numbers by hand: e^1 = 2.71828, e^2 = 7.38906. */
class ReadoutTest {
    @Test
    void ofTwoClassesAHeadTakesTheSecond() {
        Readout readout = new Readout(new Output(
                List.of(AttackAttribute.MOIRE, AttackAttribute.SPOOF),
                AttackAttribute.SPOOF,
                Values.TWO_CLASS,
                0,
                List.of()));
        assertThat(readout.width()).isEqualTo(4);
        float[] p = readout.probabilities(new float[] {0, 1, 2, 0, 5, 5, -1000, 1000}, 2);
        near(p, 0.731059f, 0.119203f, 0.5f, 1);
    }

    @Test
    void ofClassesThatExcludeEachOtherSomeAreAddedOrTheRestIs() {
        Output oneMinusGenuine = spoof(Values.LOGITS, 3, new Mixture(true, List.of(1)));
        near(
                new Readout(oneMinusGenuine).probabilities(new float[] {0, 1, 2}, 1),
                1 - 2.71828f / (1 + 2.71828f + 7.38906f));
        Output print = spoof(Values.SOFTMAX, 3, new Mixture(false, List.of(0, 2)));
        near(new Readout(print).probabilities(new float[] {0.2f, 0.5f, 0.3f, 0, 1, 0}, 2), 0.5f, 0);
    }

    @Test
    void logitsCannotBeDeclaredAsProbabilities() {
        assertThat(doubt(Values.SOFTMAX, .3f, .7f, .5f, .6f).contradiction())
                .isEqualTo("a.pt answers (0.50, 0.60) where its manifest promises probabilities that add up to 1"
                        + " (softmax); such numbers are read by values: logits.");
        assertThat(doubt(Values.SIGMOID, .3f, .7f, .5f, 1.6f).contradiction())
                .isEqualTo("a.pt answers (1.60) where its manifest promises probabilities; such numbers are read by"
                        + " values: binary_logits.");
        assertThat(doubt(Values.SOFTMAX, .3f, .7f, .5f, .5004f)).isEqualTo(Readout.Doubt.NONE);
        assertThat(doubt(Values.SIGMOID, .3f, .7f, 0, 1)).isEqualTo(Readout.Doubt.NONE);
        assertThat(doubt(Values.SOFTMAX, Float.NaN, 9))
                .as("is told of as no number")
                .isEqualTo(Readout.Doubt.NONE);
    }

    @Test
    void probabilitiesThatAreDeclaredAsLogitsAreDoubted() {
        assertThat(doubt(Values.LOGITS, .3f, .7f, .5f, .5f).warning())
                .isEqualTo("a.pt answers what are probabilities already, such as (0.30, 0.70), where its manifest"
                        + " promises logits; unless they are declared as such (values: softmax), every score is drawn"
                        + " to one half.");
        assertThat(doubt(Values.BINARY_LOGITS, .3f, .7f, .9f, .5f).warning()).contains("(values: sigmoid)");
        assertThat(doubt(Values.LOGITS, .3f, .7f, .5f, .6f)).isEqualTo(Readout.Doubt.NONE);
        assertThat(doubt(Values.BINARY_LOGITS, .3f, .7f, -.5f, .6f)).isEqualTo(Readout.Doubt.NONE);
    }

    private static Readout.Doubt doubt(Values values, float... raw) {
        return new Readout(spoof(values, 2, new Mixture(false, List.of(1)))).doubt("a.pt", raw, raw.length / 2);
    }

    @Test
    void aSingleNumberIsAProbabilityOrALogitOfEitherDirection() {
        near(
                new Readout(spoof(Values.SIGMOID, 1, new Mixture(false, List.of(0))))
                        .probabilities(new float[] {0.3f}, 1),
                0.3f);
        near(
                new Readout(spoof(Values.SIGMOID, 1, new Mixture(true, List.of(0))))
                        .probabilities(new float[] {0.3f}, 1),
                0.7f);
        near(
                new Readout(spoof(Values.BINARY_LOGITS, 1, new Mixture(true, List.of(0))))
                        .probabilities(new float[] {1}, 1),
                1 - 0.731059f);
    }

    @Test
    void whatCannotBeAProbabilityIsNoNumberAndRoundingIsForgiven() {
        Output sigmoid = spoof(Values.SIGMOID, 1, new Mixture(false, List.of(0)));
        assertThat(new Readout(sigmoid).probabilities(new float[] {1.2f, Float.NaN, Float.POSITIVE_INFINITY, -0.5f}, 4))
                .containsOnly(Float.NaN);
        near(new Readout(sigmoid).probabilities(new float[] {1.0001f, -0.0001f}, 2), 1, 0);
        Output logits = spoof(Values.LOGITS, 2, new Mixture(false, List.of(1)));
        assertThat(new Readout(logits).probabilities(new float[] {Float.NaN, 0}, 1))
                .containsOnly(Float.NaN);
    }

    private static Output spoof(Values values, int classes, Mixture mixture) {
        return new Output(List.of(AttackAttribute.SPOOF), AttackAttribute.SPOOF, values, classes, List.of(mixture));
    }

    private static void near(float[] p, float... expected) {
        assertThat(p).containsExactly(expected, within(1e-5f));
    }
}
