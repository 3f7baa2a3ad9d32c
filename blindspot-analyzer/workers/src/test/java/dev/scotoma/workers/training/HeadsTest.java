package dev.scotoma.workers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What PyTorch 1.13 computes of the same numbers, by its own Linear, cross entropy, AdamW and CosineAnnealingWarmRestarts. */
class HeadsTest {
    private static final int FEATURES = 5;
    private static final int HEADS = 2;
    private static final int FRAMES = 6;
    private static final int BATCHES = 10;
    private static final byte[] TARGETS = {-1, 1, 0, -1, 1, 0, -1, 1, 0, -1, 1, 0};

    private static final double[] FIRST_GRADIENT = {
        0.009420245885848999,
        -0.08574384450912476,
        -0.13870520889759064,
        -0.12339647114276886,
        -0.047352563589811325,
        -0.0094202421605587,
        0.08574384450912476,
        0.13870522379875183,
        0.12339647859334946,
        0.04735257104039192,
        -0.020341558381915092,
        -0.075089231133461,
        -0.0928783044219017,
        -0.06495314836502075,
        -0.005058309528976679,
        0.020341550931334496,
        0.075089231133461,
        0.0928783044219017,
        0.06495314836502075,
        0.005058309528976679,
        0.0614839568734169,
        -0.0614839643239975,
        0.11412559449672699,
        -0.11412559449672699
    };

    private static final double[] AFTER_FIFTY_STEPS = {
        -0.23510554432868958,
        -0.46111032366752625,
        -0.29298633337020874,
        0.17543239891529083,
        0.5129117965698242,
        0.40392807126045227,
        -0.10645069181919098,
        -0.4891451895236969,
        -0.4530465006828308,
        -0.03077131137251854,
        0.44126200675964355,
        0.48165273666381836,
        0.09755268692970276,
        -0.3494306802749634,
        -0.442348450422287,
        -0.15700940787792206,
        0.3019729256629944,
        0.4649845361709595,
        0.1736852377653122,
        -0.3101000487804413,
        0.4483458995819092,
        0.4049355387687683,
        -0.11300980299711227,
        -0.42745068669319153
    };

    private static final Map<Integer, Double> LOSSES = new TreeMap<>(Map.of(
            0, 1.1091794967651367,
            1, 1.107509970664978,
            9, 1.1002414226531982,
            10, 1.1002012491226196,
            29, 1.084632158279419,
            30, 1.0846223831176758,
            49, 1.0547878742218018));

    private static final Map<Integer, Double> RATES = new TreeMap<>(Map.of(
            0, 0.001,
            1, 0.0009755527298894294,
            9, 2.5447270110570814e-05,
            10, 0.001,
            29, 7.149673872728739e-06,
            30, 0.001,
            49, 0.0005396903183160585));

    private final float[] rows = new float[FRAMES * FEATURES];
    private final Heads heads = new Heads(FEATURES, HEADS, new float[Heads.size(FEATURES, HEADS)]);
    private final float[] gradients = new float[heads.parameters().length];

    HeadsTest() {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) Math.sin(1 + 3 * (i / FEATURES) + 7 * (i % FEATURES));
        }
        int weights = 2 * HEADS * FEATURES;
        for (int i = 0; i < gradients.length; i++) {
            heads.parameters()[i] = (float) (Math.cos(i < weights ? 2 + i : 50 + i - weights) / 2);
        }
    }

    private static double[] doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }

    @Test
    void theGradientIsThatOfPyTorch() {
        assertThat(heads.loss(rows, FRAMES, TARGETS, gradients)).isCloseTo(LOSSES.get(0), within(1e-6));
        assertThat(doubles(gradients)).containsExactly(FIRST_GRADIENT, within(1e-6));
    }

    @Test
    void fiftyStepsOfAdamWWithWarmRestartsAreThoseOfPyTorch() {
        AdamW optimizer = new AdamW(gradients.length);
        for (int step = 0; step < 50; step++) {
            double rate = Schedule.WARM_RESTARTS.rate(1e-3, (double) step / BATCHES);
            double loss = heads.loss(rows, FRAMES, TARGETS, gradients);
            optimizer.step(heads.parameters(), gradients, rate);
            if (LOSSES.containsKey(step)) {
                assertThat(rate).as("rate of step " + step).isCloseTo(RATES.get(step), within(1e-9));
                assertThat(loss).as("loss of step " + step).isCloseTo(LOSSES.get(step), within(1e-6));
            }
        }
        assertThat(doubles(heads.parameters())).containsExactly(AFTER_FIFTY_STEPS, within(1e-6));
    }

    @Test
    void anOptimizerGoesOnWhereItWas() {
        AdamW optimizer = new AdamW(gradients.length);
        heads.loss(rows, FRAMES, TARGETS, gradients);
        optimizer.step(heads.parameters(), gradients, 1e-3);
        float[] there = heads.parameters().clone();
        AdamW again = new AdamW(optimizer.mean(), optimizer.square(), optimizer.steps());
        optimizer.step(heads.parameters(), gradients, 1e-3);
        again.step(there, gradients, 1e-3);
        assertThat(there).isEqualTo(heads.parameters());
    }

    @Test
    void aHeadWithoutAnyTargetCountsNothingAndStaysAsItIs() {
        byte[] none = new byte[TARGETS.length];
        Arrays.fill(none, CrowdTarget.IGNORED);
        assertThat(heads.loss(rows, FRAMES, none, gradients)).isZero();
        assertThat(gradients).containsOnly(0);
        byte[] first = none.clone();
        first[0] = CrowdTarget.PRESENT;
        assertThat(heads.loss(rows, FRAMES, first, gradients)).isFinite().isPositive();
        assertThat(Arrays.copyOfRange(gradients, 2 * FEATURES, 4 * FEATURES)).containsOnly(0);
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTwoLogits() {
        double[] p = heads.probabilities(rows, FRAMES);
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int head = 0; head < HEADS; head++) {
                double absent = Math.exp(logit(frame, 2 * head));
                double present = Math.exp(logit(frame, 2 * head + 1));
                assertThat(p[frame * HEADS + head]).isCloseTo(present / (absent + present), within(1e-6));
            }
        }
    }

    private double logit(int frame, int k) {
        double sum = heads.parameters()[2 * HEADS * FEATURES + k];
        for (int i = 0; i < FEATURES; i++) {
            sum += (double) heads.parameters()[k * FEATURES + i] * rows[frame * FEATURES + i];
        }
        return sum;
    }

    @Test
    void aSilencedHeadSaysOneHalf() {
        Heads drawn = Heads.drawn(FEATURES, HEADS, new SplittableRandom(1));
        drawn.silence(1);
        double[] p = drawn.probabilities(rows, FRAMES);
        for (int frame = 0; frame < FRAMES; frame++) {
            assertThat(p[frame * HEADS + 1]).isEqualTo(.5);
            assertThat(p[frame * HEADS]).isNotEqualTo(.5);
        }
    }
}
