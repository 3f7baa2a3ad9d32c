package dev.scotoma.workers.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two-class linear heads side by side on the features of a frozen trunk: logits = W x + b with two rows of W for each
 * head, of which the second says "present". The parameters are W, row by row, and then b, as PyTorch's Linear has them.
 * Not safe for several threads.
 */
final class Heads {
    private final int features;
    private final int heads;
    private final float[] parameters;

    Heads(int features, int heads, float[] parameters) {
        if (parameters.length != size(features, heads)) {
            throw new IllegalArgumentException("These parameters are of other heads.");
        }
        this.features = features;
        this.heads = heads;
        this.parameters = parameters;
    }

    static int size(int features, int heads) {
        return 2 * heads * (features + 1);
    }

    /** Drawn as PyTorch's Linear does: evenly between ±1/√features. */
    static Heads drawn(int features, int heads, RandomGenerator random) {
        float[] parameters = new float[size(features, heads)];
        double most = 1 / Math.sqrt(features);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextDouble(-most, most);
        }
        return new Heads(features, heads, parameters);
    }

    /** Has a head say one half of everything. Without a target it learns nothing, and goes on saying so. */
    void silence(int head) {
        Arrays.fill(parameters, 2 * head * features, 2 * (head + 1) * features, 0);
        Arrays.fill(parameters, 2 * heads * features + 2 * head, 2 * heads * features + 2 * head + 2, 0);
    }

    float[] parameters() {
        return parameters;
    }

    int count() {
        return heads;
    }

    int features() {
        return features;
    }

    /**
     * The loss of a batch and where it comes from: the mean over the frames that have a target for a head, summed over
     * the heads. A head for which no frame has one counts nothing.
     *
     * @param rows frames × features
     * @param targets frames × heads, each as {@link CrowdTarget} draws it
     * @param gradients written anew, one for each parameter
     */
    double loss(float[] rows, int frames, byte[] targets, float[] gradients) {
        float[] logits = logits(rows, frames);
        float[] slopes = new float[2 * heads * frames];
        double sum = 0;
        for (int head = 0; head < heads; head++) {
            sum += loss(head, logits, frames, targets, slopes);
        }
        Arrays.fill(gradients, 0);
        for (int k = 0; k < 2 * heads; k++) {
            for (int frame = 0; frame < frames; frame++) {
                float slope = slopes[k * frames + frame];
                if (slope != 0) {
                    addTimes(slope, rows, frame * features, gradients, k * features, features);
                    gradients[2 * heads * features + k] += slope;
                }
            }
        }
        return sum;
    }

    private double loss(int head, float[] logits, int frames, byte[] targets, float[] slopes) {
        int known = 0;
        double sum = 0;
        for (int frame = 0; frame < frames; frame++) {
            byte target = targets[frame * heads + head];
            if (target == CrowdTarget.IGNORED) {
                continue;
            }
            int right = (2 * head + target) * frames + frame;
            int wrong = (2 * head + 1 - target) * frames + frame;
            double margin = (double) logits[wrong] - logits[right];
            known++;
            sum += ReducedFocalLoss.of(margin);
            slopes[wrong] = (float) ReducedFocalLoss.slope(margin);
            slopes[right] = -slopes[wrong];
        }
        if (known == 0) {
            return 0;
        }
        for (int i = 2 * head * frames; i < 2 * (head + 1) * frames; i++) {
            slopes[i] /= known;
        }
        return sum / known;
    }

    /** P(attribute present), frames × heads. */
    double[] probabilities(float[] rows, int frames) {
        float[] logits = logits(rows, frames);
        double[] p = new double[frames * heads];
        for (int frame = 0; frame < frames; frame++) {
            for (int head = 0; head < heads; head++) {
                double margin = (double) logits[2 * head * frames + frame] - logits[(2 * head + 1) * frames + frame];
                p[frame * heads + head] = 1 / (1 + Math.exp(margin));
            }
        }
        return p;
    }

    /**
     * The logits, (2 × heads) × frames. Frames lie side by side while they are computed, because sums along one frame
     * cannot be taken several at a time without changing their order.
     */
    private float[] logits(float[] rows, int frames) {
        float[] logits = new float[2 * heads * frames];
        for (int k = 0; k < 2 * heads; k++) {
            Arrays.fill(logits, k * frames, (k + 1) * frames, parameters[2 * heads * features + k]);
        }
        float[] across = new float[frames];
        for (int feature = 0; feature < features; feature++) {
            for (int frame = 0; frame < frames; frame++) {
                across[frame] = rows[frame * features + feature];
            }
            for (int k = 0; k < 2 * heads; k++) {
                addTimes(parameters[k * features + feature], across, 0, logits, k * frames, frames);
            }
        }
        return logits;
    }

    private static void addTimes(float factor, float[] from, int at, float[] to, int place, int count) {
        for (int i = 0; i < count; i++) {
            to[place + i] += factor * from[at + i];
        }
    }
}
