package dev.scotoma.workers.training;

/**
 * The Reduced Focal loss of one head on one frame: two-class cross entropy CE, weighted by 1 while the sample is still
 * wrong (p = e^(−CE) below a half) and by ((1 − p) / 0.5)² once it is right. Everything follows from the margin, the
 * logit of the wrong class less that of the right one, because CE = ln(1 + e^margin).
 */
final class ReducedFocalLoss {
    private static final double TURN = 0.5;

    private ReducedFocalLoss() {}

    static double of(double margin) {
        double entropy = entropy(margin);
        double p = Math.exp(-entropy);
        return p < TURN ? entropy : square((1 - p) / TURN) * entropy;
    }

    /** The derivative by the margin: that by the logit of the wrong class, and minus that by the right one's. */
    static double slope(double margin) {
        double entropy = entropy(margin);
        double p = Math.exp(-entropy);
        double byEntropy = p < TURN ? 1 : square((1 - p) / TURN) + 2 * (1 - p) * p / square(TURN) * entropy;
        return byEntropy * (1 - p);
    }

    /** Without overflow for large margins, and without losing the digits of small ones. */
    private static double entropy(double margin) {
        return Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    }

    private static double square(double x) {
        return x * x;
    }
}
