package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest.Mixture;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Values;

/** Turns what a network answers into P(attribute present) per frame and head, as the manifest says. */
final class Readout {
    /** How far rounding may carry a sum of probabilities beyond what it can be. */
    private static final double ROUNDING = 1e-3;

    private final Output output;
    private final int heads;
    private final int width;

    Readout(Output output) {
        this.output = output;
        this.heads = output.heads().size();
        this.width = output.values() == Values.TWO_CLASS ? 2 * heads : output.classes();
    }

    /** How many numbers a network has to give for each frame. */
    int width() {
        return width;
    }

    /**
     * Reads what a network gave.
     *
     * @param raw frames × {@link #width}, row-major
     * @return frames × heads; NaN where the network gives no number, or none that can be a probability
     */
    float[] probabilities(float[] raw, int frames) {
        float[] p = new float[frames * heads];
        double[] classes = new double[width];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < width; i++) {
                classes[i] = raw[frame * width + i];
            }
            if (output.values() == Values.LOGITS) {
                softmax(classes, 0, width);
            }
            for (int head = 0; head < heads; head++) {
                p[frame * heads + head] = probability(of(classes, head));
            }
        }
        return p;
    }

    private double of(double[] classes, int head) {
        if (output.values() == Values.TWO_CLASS) {
            softmax(classes, 2 * head, 2);
            return classes[2 * head + 1];
        }
        Mixture mixture = output.mixtures().get(head);
        double sum = 0;
        for (int i : mixture.classes()) {
            sum += output.values() == Values.BINARY_LOGITS ? 1 / (1 + Math.exp(-classes[i])) : classes[i];
        }
        return mixture.complement() ? 1 - sum : sum;
    }

    private static void softmax(double[] values, int from, int count) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            greatest = Math.max(greatest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            values[i] = Math.exp(values[i] - greatest);
            sum += values[i];
        }
        for (int i = from; i < from + count; i++) {
            values[i] /= sum;
        }
    }

    private static float probability(double p) {
        return p >= -ROUNDING && p <= 1 + ROUNDING ? (float) Math.clamp(p, 0.0, 1.0) : Float.NaN;
    }
}
