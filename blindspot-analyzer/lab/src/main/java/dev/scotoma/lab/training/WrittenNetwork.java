package dev.scotoma.lab.training;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A network as it lies on disk: what is measured is the file that ships, not the one in training. */
final class WrittenNetwork implements AutoCloseable {
    private static final int BATCH = 64;

    private final Model model = Model.newInstance("written", Device.cpu(), "PyTorch");

    WrittenNetwork(Path file) throws IOException, MalformedModelException {
        try (var in = Files.newInputStream(file)) {
            model.load(in);
        }
    }

    /** P(attribute) per frame of the set and head, [frames][heads]. */
    float[][] probabilities(ClipFrames set) throws TranslateException {
        float[][] result = new float[set.size()][];
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
            for (int from = 0; from < set.size(); from += BATCH) {
                int count = Math.min(BATCH, set.size() - from);
                byte[] frames = new byte[count * ClipFrames.FRAME_BYTES];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(
                            set.frame(from + i), 0, frames, i * ClipFrames.FRAME_BYTES, ClipFrames.FRAME_BYTES);
                }
                try (NDManager memory = model.getNDManager().newSubManager()) {
                    NDList logits = predictor.predict(new NDList(StarterNetwork.input(memory, frames, count)));
                    float[] p =
                            logits.singletonOrThrow().softmax(-1).get(":, :, 1").toFloatArray();
                    for (int i = 0; i < count; i++) {
                        result[from + i] = Arrays.copyOfRange(p, i * ClipFrames.HEADS, (i + 1) * ClipFrames.HEADS);
                    }
                    logits.close();
                }
            }
        }
        return result;
    }

    @Override
    public void close() {
        model.close();
    }
}
