package dev.scotoma.lab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ReducedFocalLossTest {
    private final ReducedFocalLoss loss = new ReducedFocalLoss();

    @Test
    void oneHeadGivesThePublishedValues() {
        assertThat(value(new float[] {0, 0}, 1, 1)).isCloseTo(0.693147, within(1e-6));
        assertThat(value(new float[] {0, 0}, 1, 0)).isCloseTo(0.693147, within(1e-6));
        assertThat(value(new float[] {2, -2}, 1, 0)).isCloseTo(2.34863e-5, within(1e-9));
        assertThat(value(new float[] {2, -2}, 1, 1)).isCloseTo(4.018150, within(1e-5));
        assertThat(value(new float[] {.1f, 0}, 1, 0)).isCloseTo(0.581619, within(1e-6));
    }

    @Test
    void samplesAreAveragedAndHeadsAreSummed() {
        float[] twoSamplesOfTwoHeads = {0, 0, 2, -2, 2, -2, .1f, 0};
        assertThat(value(twoSamplesOfTwoHeads, 2, 1, 1, 0, 0))
                .isCloseTo((0.693147 + 2.34863e-5) / 2 + (4.018150 + 0.581619) / 2, within(1e-5));
    }

    @Test
    void ignoredTargetsCountForNothingAndAHeadWithoutAnyIsZeroInsteadOfNaN() {
        float[] twoSamplesOfTwoHeads = {0, 0, 2, -2, 2, -2, .1f, 0};
        assertThat(value(twoSamplesOfTwoHeads, 2, 1, -1, -1, -1)).isCloseTo(0.693147, within(1e-6));
        assertThat(value(twoSamplesOfTwoHeads, 2, -1, -1, -1, -1)).isZero();
    }

    @Test
    void anIgnoredHeadPullsAtNoWeight() {
        try (NDManager memory = NDManager.newBaseManager();
                var gradients = Engine.getInstance().newGradientCollector()) {
            NDArray logits = memory.create(new float[] {0, 0, 2, -2}, new Shape(1, 2, 2));
            logits.setRequiresGradient(true);
            NDArray targets = memory.create(new float[] {1, -1}, new Shape(1, 2));
            gradients.backward(loss.evaluate(new NDList(targets), new NDList(logits)));
            float[] pull = logits.getGradient().toFloatArray();
            assertThat(pull[0]).isPositive();
            assertThat(pull[1]).isNegative();
            assertThat(pull[2]).isZero();
            assertThat(pull[3]).isZero();
        }
    }

    private double value(float[] logits, int heads, float... targets) {
        try (NDManager memory = NDManager.newBaseManager()) {
            int samples = targets.length / heads;
            return loss.evaluate(
                            new NDList(memory.create(targets, new Shape(samples, heads))),
                            new NDList(memory.create(logits, new Shape(samples, heads, 2))))
                    .getFloat();
        }
    }
}
