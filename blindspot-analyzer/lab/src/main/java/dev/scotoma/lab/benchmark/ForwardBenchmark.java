package dev.scotoma.lab.benchmark;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.translate.NoopTranslator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code make bench-gpu}, the Java side: the networks that {@code forward_benchmark.py} wrote, through DJL on the
 * device that is there, beside what Python torch did with them, and how far the answers are from those of the CPU in
 * full precision.
 */
public final class ForwardBenchmark {
    private static final int SIDE = 256;
    private static final int WARM_UP = 10;
    private static final double SECONDS = 5;

    private ForwardBenchmark() {}

    /**
     * @param arguments the folder, then for each line of Python's the network, the precision, the batch and the frames
     *     per second
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Device device = Engine.getEngine("PyTorch").defaultDevice();
        System.out.printf(
                "%s, libtorch %s%n", device, Engine.getEngine("PyTorch").getVersion());
        for (int i = 1; i + 3 < arguments.length; i += 4) {
            run(
                    folder,
                    arguments[i],
                    arguments[i + 1],
                    Integer.parseInt(arguments[i + 2]),
                    Double.parseDouble(arguments[i + 3]),
                    device);
        }
    }

    private static void run(Path folder, String name, String precision, int batch, double python, Device device)
            throws Exception {
        Criteria<NDList, NDList> criteria = Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optEngine("PyTorch")
                .optDevice(device)
                .optModelPath(folder.resolve(name + "-" + precision + ".pt"))
                .optTranslator(new NoopTranslator())
                .build();
        try (var loaded = criteria.loadModel();
                Predictor<NDList, NDList> predictor = loaded.newPredictor();
                var manager = loaded.getNDManager().newSubManager()) {
            NDList frames = new NDList(
                    manager.create(floats(folder.resolve(name + ".input")), new Shape(batch, 3, SIDE, SIDE)));
            float[] answer = {};
            for (int i = 0; i < WARM_UP; i++) {
                answer = answer(predictor, frames);
            }
            double rate;
            String use;
            try (GpuWatch watch = new GpuWatch()) {
                long began = System.nanoTime();
                int batches = 0;
                while (System.nanoTime() - began < SECONDS * 1e9) {
                    answer = answer(predictor, frames);
                    batches++;
                }
                rate = batches * batch / ((System.nanoTime() - began) / 1e9);
                use = watch.toString();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s precision, batch %d: DJL %.0f frames/s, Python torch %.0f, ratio %.2f; %s; farthest from"
                            + " the CPU's probabilities, which spread over %.2f: %.1e%n",
                    name,
                    precision,
                    batch,
                    rate,
                    python,
                    rate / python,
                    use,
                    spread(floats(folder.resolve(name + ".expected"))),
                    farthest(answer, floats(folder.resolve(name + ".expected"))));
        }
    }

    private static float[] answer(Predictor<NDList, NDList> predictor, NDList frames) throws Exception {
        try (NDList answer = predictor.predict(frames)) {
            return answer.singletonOrThrow().toFloatArray();
        }
    }

    private static double farthest(float[] answer, FloatBuffer expected) {
        double farthest = answer.length == expected.remaining() ? 0 : Double.NaN;
        for (int i = 0; i < answer.length; i += 2) {
            double off = present(answer[i], answer[i + 1]) - present(expected.get(i), expected.get(i + 1));
            farthest = Math.max(farthest, Math.abs(off));
        }
        return farthest;
    }

    /** From the smallest to the largest: were they all alike, being close to them would mean nothing. */
    private static double spread(FloatBuffer expected) {
        double smallest = 1;
        double largest = 0;
        for (int i = 0; i < expected.remaining(); i += 2) {
            double probability = present(expected.get(i), expected.get(i + 1));
            smallest = Math.min(smallest, probability);
            largest = Math.max(largest, probability);
        }
        return largest - smallest;
    }

    /** The probability of the second of a head's two classes. */
    private static double present(float absent, float present) {
        return 1 / (1 + Math.exp(absent - present));
    }

    private static FloatBuffer floats(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }
}
