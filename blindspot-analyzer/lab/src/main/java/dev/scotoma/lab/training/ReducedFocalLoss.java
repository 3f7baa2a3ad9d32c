package dev.scotoma.lab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * Two-class cross entropy per head with the Reduced Focal weight of the published training code: with p = e^(−CE), a
 * sample that is still wrong (p &lt; 0.5) weighs 1, one that is right weighs ((1−p)/0.5)². Mean over the samples of a
 * head, sum over the heads. Logits are [N, heads, 2], targets [N, heads] in {0, 1}, −1 where the sample has none for
 * that head; a head without any target in the batch counts 0, where a plain mean would be NaN and spoil every weight.
 */
public final class ReducedFocalLoss extends Loss {
    private static final double TURN = 0.5;

    public ReducedFocalLoss() {
        super("reduced-focal");
    }

    @Override
    public NDArray evaluate(NDList targets, NDList logits) {
        NDArray target = targets.singletonOrThrow();
        NDArray known = target.gte(0).toType(logits.singletonOrThrow().getDataType(), false);
        NDArray positive = target.maximum(0);
        NDArray log = logits.singletonOrThrow().logSoftmax(-1);
        NDArray entropy = log.get(":, :, 0")
                .mul(positive.neg().add(1))
                .add(log.get(":, :, 1").mul(positive))
                .neg();
        NDArray p = entropy.neg().exp();
        NDArray weight = NDArrays.where(
                p.lt(TURN), p.onesLike(), p.neg().add(1).div(1 - TURN).square());
        NDArray perHead = entropy.mul(weight).mul(known).sum(new int[] {0});
        return perHead.div(known.sum(new int[] {0}).maximum(1)).sum();
    }
}
