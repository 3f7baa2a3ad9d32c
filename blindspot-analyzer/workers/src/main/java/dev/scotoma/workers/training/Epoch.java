package dev.scotoma.workers.training;

import java.util.Comparator;
import java.util.List;

/**
 * What came of one pass over the recordings that are learned from.
 *
 * @param number from 1
 * @param rate the learning rate of its last batch
 * @param loss mean over its batches, of all heads together
 * @param devLoss of the deciding head against the truth, on the development set
 * @param devHter half the sum of both errors there, by recording, at the threshold
 * @param threshold where both errors are closest there
 * @param headErrors for each head the share of recordings there that it takes otherwise than the crowd does, at one
 *     half; NaN where nobody voted
 */
public record Epoch(
        int number,
        double rate,
        double loss,
        double devLoss,
        double devHter,
        double threshold,
        List<Double> headErrors) {
    /** The better epoch comes first: by the error, then by the loss, then the earlier one. */
    static final Comparator<Epoch> BETTER = Comparator.comparingDouble(Epoch::devHter)
            .thenComparingDouble(Epoch::devLoss)
            .thenComparingInt(Epoch::number);

    public Epoch {
        headErrors = List.copyOf(headErrors);
    }
}
