package dev.scotoma.lab.training;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/** The network under training: a TorchScript template whose weights are changed in place and written out again. */
final class StarterNetwork implements AutoCloseable {
    private static final int BATCH = 64;
    private static final float RATE = 3e-3f;

    /** (byte / 255 − MEAN) / DEVIATION; the manifest says the same. */
    static final float MEAN = 0.5f;

    static final float DEVIATION = 0.25f;

    private final Model model;
    private final Trainer trainer;
    private final SplittableRandom random;

    StarterNetwork(Path template, int steps, long seed) throws IOException, MalformedModelException {
        random = new SplittableRandom(seed);
        Engine.getInstance().setRandomSeed((int) seed);
        model = Model.newInstance("starter", Device.cpu(), "PyTorch");
        try (var in = Files.newInputStream(template)) {
            model.load(in, Map.of("trainParam", "true"));
        }
        Tracker rate = Tracker.cosine()
                .setBaseValue(RATE)
                .optFinalValue(1e-6f)
                .setMaxUpdates(steps)
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(new ReducedFocalLoss())
                .optOptimizer(AdamW.builder()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(1e-4f)
                        .build())
                .optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(new Shape(1, 3, ClipFrames.SIDE, ClipFrames.SIDE));
    }

    static int steps(ClipFrames set, int epochs) {
        return set.size() / BATCH * epochs;
    }

    /** One pass over the set in random order; returns the mean loss. */
    double epoch(ClipFrames set) {
        int[] order = shuffled(set.size());
        int batches = set.size() / BATCH;
        double sum = 0;
        for (int b = 0; b < batches; b++) {
            try (NDManager memory = trainer.getManager().newSubManager();
                    GradientCollector gradients = trainer.newGradientCollector()) {
                byte[] frames = new byte[BATCH * ClipFrames.FRAME_BYTES];
                float[] targets = new float[BATCH * ClipFrames.HEADS];
                for (int i = 0; i < BATCH; i++) {
                    int index = order[b * BATCH + i];
                    Augmentation.put(set.frame(index), frames, i * ClipFrames.FRAME_BYTES, random);
                    System.arraycopy(set.target(index), 0, targets, i * ClipFrames.HEADS, ClipFrames.HEADS);
                }
                NDArray target = memory.create(targets, new Shape(BATCH, ClipFrames.HEADS));
                NDList logits = trainer.forward(new NDList(input(memory, frames, BATCH)));
                NDArray loss = trainer.getLoss().evaluate(new NDList(target), logits);
                gradients.backward(loss);
                sum += loss.getFloat();
                logits.close();
            }
            trainer.step();
        }
        return sum / batches;
    }

    /** Writes TorchScript in inference mode (Model.save would write a format that only DJL reads). */
    void write(Path file) throws IOException {
        PtSymbolBlock block = (PtSymbolBlock) model.getBlock();
        JniUtils.enableInferenceMode(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            JniUtils.writeModule(block, out, false);
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    static NDArray input(NDManager memory, byte[] frames, int count) {
        return memory.create(
                        ByteBuffer.wrap(frames), new Shape(count, ClipFrames.SIDE, ClipFrames.SIDE, 3), DataType.UINT8)
                .toType(DataType.FLOAT32, false)
                .div(255f)
                .sub(MEAN)
                .div(DEVIATION)
                .transpose(0, 3, 1, 2);
    }

    private int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
