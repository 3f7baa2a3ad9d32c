package dev.scotoma.blindspot.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.scotoma.blindspot.model.Manifest;
import dev.scotoma.blindspot.model.Manifest.Format;
import dev.scotoma.blindspot.model.Manifest.Output;
import dev.scotoma.blindspot.model.Manifest.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One loaded network of an iteration. */
final class Network implements AutoCloseable {
    private final Manifest.Network described;
    private final Output output;
    private final Readout readout;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    private Network(Manifest.Network described, Output output, Model model) {
        this.described = described;
        this.output = output;
        this.readout = new Readout(output);
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    /** The network cannot be used, whatever it is fed; the message says why. */
    static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    /** Reads the stream to its end. */
    static Network load(Manifest.Network described, Output output, InputStream bytes) throws IOException, Unusable {
        boolean onnx = described.format() == Format.ONNX;
        Model model = Model.newInstance(described.file(), Device.cpu(), onnx ? "OnnxRuntime" : "PyTorch");
        try {
            DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
            model.load(digested, onnx ? onnxOptions() : null);
            digested.transferTo(OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            if (!digest.equals(described.sha256())) {
                model.close();
                throw new Unusable(
                        "The stored " + described.file() + " has the sha256 " + digest + ", not that of its manifest.");
            }
            return new Network(described, output, model);
        } catch (MalformedModelException | EngineException malformed) {
            model.close();
            throw new Unusable(described.file() + " cannot be loaded: " + reason(malformed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> onnxOptions() {
        return Map.of(
                "intraOpNumThreads",
                System.getProperty("ai.djl.onnxruntime.num_threads", "1"),
                "interOpNumThreads",
                "1");
    }

    /** Numbers of one frame's input: 3 × height × width. */
    int frameSize() {
        return 3 * described.input().width() * described.input().height();
    }

    FaceCrop crop() {
        return new FaceCrop(described.input(), described.crop());
    }

    String device() {
        return model.getNDManager().getDevice() + ", "
                + model.getNDManager().getEngine().getEngineName() + " "
                + model.getNDManager().getEngine().getVersion();
    }

    /**
     * @param frames [count, 3, height, width]
     * @return count × heads, P(attribute present); NaN where the network gives no number
     */
    float[] probabilities(float[] frames, int count) throws Unusable {
        Shape shape = new Shape(
                count, 3, described.input().height(), described.input().width());
        try (NDManager memory = model.getNDManager().newSubManager()) {
            NDList answer = predictor.predict(new NDList(memory.create(frames, shape)));
            answer.attach(memory);
            NDArray raw = answer.get(0);
            Shape promised = output.values() == Values.TWO_CLASS
                    ? new Shape(count, output.heads().size(), 2)
                    : new Shape(count, output.classes());
            if (answer.size() != 1 || !alike(raw.getShape(), promised)) {
                throw new Unusable(described.file() + " answers "
                        + (answer.size() == 1 ? raw.getShape() : answer.size() + " tensors")
                        + " where its manifest promises " + promised + ".");
            }
            if (raw.getDataType() != DataType.FLOAT32) {
                throw new Unusable(
                        described.file() + " answers numbers of type " + raw.getDataType() + "; float32 is needed.");
            }
            return readout.probabilities(raw.toFloatArray(), count);
        } catch (TranslateException | EngineException | IllegalArgumentException failed) {
            throw new Unusable(described.file() + " fails on its input: " + reason(failed));
        }
    }

    /** But for dimensions of one, which some exporters leave in and others drop. */
    private static boolean alike(Shape shape, Shape promised) {
        return Arrays.equals(
                Arrays.stream(shape.getShape()).filter(n -> n != 1).toArray(),
                Arrays.stream(promised.getShape()).filter(n -> n != 1).toArray());
    }

    /** The line that says what went wrong: libtorch puts a traceback before it. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof EngineException)) {
            cause = cause.getCause();
        }
        List<String> lines = String.valueOf(cause.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.stream()
                .filter(line -> line.startsWith("RuntimeError: "))
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .orElse("no reason given");
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
