package dev.scotoma.lab.benchmark;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What a benchmark holds the workers against: a TorchScript network in this process, on tensors that are there, and
 * nothing else.
 */
public final class ForwardLoop {
    private static final int WARM_UP = 3;
    private static final double SECONDS = 15;

    private ForwardLoop() {}

    /** @return frames per second on the CPU, on random frames [batch, 3, side, side] */
    public static double framesPerSecond(Path network, int batch, int side) throws Exception {
        try (Model model = Model.newInstance("forward", Device.cpu(), "PyTorch");
                InputStream in = Files.newInputStream(network)) {
            model.load(in);
            Random random = new Random(1);
            float[] frames = new float[batch * 3 * side * side];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = random.nextFloat();
            }
            try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
                    var memory = model.getNDManager().newSubManager()) {
                NDList input = new NDList(memory.create(frames, new Shape(batch, 3, side, side)));
                for (int i = 0; i < WARM_UP; i++) {
                    predictor.predict(input).close();
                }
                long began = System.nanoTime();
                int batches = 0;
                while (System.nanoTime() - began < SECONDS * 1e9) {
                    try (NDList answer = predictor.predict(input)) {
                        answer.singletonOrThrow().toFloatArray();
                    }
                    batches++;
                }
                return batches * batch / ((System.nanoTime() - began) / 1e9);
            }
        }
    }
}
