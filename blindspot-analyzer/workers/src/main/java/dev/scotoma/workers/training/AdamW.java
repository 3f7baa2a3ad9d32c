package dev.scotoma.workers.training;

/**
 * Adam with decoupled weight decay, step by step as PyTorch computes it with its default numbers (β .9 and .999, ε 1e-8,
 * decay .01). DJL's optimizer of that name puts ε and the corrections elsewhere, and its curves drift away.
 */
final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double DECAY = 0.01;

    private final float[] mean;
    private final float[] square;
    private long steps;

    AdamW(int parameters) {
        this(new float[parameters], new float[parameters], 0);
    }

    /**
     * Goes on where another one was.
     *
     * @param mean of the gradients, as {@link #mean} gave it
     * @param square of the gradients, as {@link #square} gave it
     */
    AdamW(float[] mean, float[] square, long steps) {
        this.mean = mean.clone();
        this.square = square.clone();
        this.steps = steps;
    }

    /** Moves the parameters one step. */
    void step(float[] parameters, float[] gradients, double rate) {
        steps++;
        float kept = (float) (1 - rate * DECAY);
        float towards = (float) (1 - BETA1);
        float keptSquare = (float) BETA2;
        float newSquare = (float) (1 - BETA2);
        float size = (float) (rate / (1 - Math.pow(BETA1, (double) steps)));
        float correction = (float) Math.sqrt(1 - Math.pow(BETA2, (double) steps));
        float epsilon = (float) EPSILON;
        for (int i = 0; i < parameters.length; i++) {
            float gradient = gradients[i];
            float m = mean[i] + towards * (gradient - mean[i]);
            float v = keptSquare * square[i] + newSquare * gradient * gradient;
            mean[i] = m;
            square[i] = v;
            parameters[i] = kept * parameters[i] - size * m / ((float) Math.sqrt(v) / correction + epsilon);
        }
    }

    float[] mean() {
        return mean.clone();
    }

    float[] square() {
        return square.clone();
    }

    long steps() {
        return steps;
    }
}
