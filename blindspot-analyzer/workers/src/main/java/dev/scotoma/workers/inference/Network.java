package dev.scotoma.workers.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One loaded network of an iteration. Pictures come to it as they are cropped; it makes numbers of them as its manifest
 * says on the device on which it runs.
 */
final class Network implements AutoCloseable {
    /** Loads to this device at once what was saved on another, which may not be there. */
    private static final Map<String, String> TORCHSCRIPT = Map.of("mapLocation", "true");

    private static final String FORWARD = "forward";

    private final Manifest.Network described;
    private final Output output;
    private final Readout readout;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;
    /** Where numbers are made of pixels. ONNX Runtime cannot do that itself. */
    private final NDManager tensors;

    private final NDArray factors;
    private final NDArray shifts;

    private Network(Manifest.Network described, Output output, Model model) {
        this.described = described;
        this.output = output;
        this.readout = new Readout(output);
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
        this.tensors =
                Engine.getEngine("PyTorch").newBaseManager(model.getNDManager().getDevice());
        Manifest.Input input = described.input();
        this.factors = perChannel(channel -> input.scale() / input.std().get(channel));
        this.shifts =
                perChannel(channel -> input.mean().get(channel) / input.std().get(channel));
    }

    /** Says that the network cannot be used, whatever it is fed. The message says why. */
    static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    static Network load(Manifest.Network described, Output output, Path file, Device device)
            throws IOException, Unusable, DeviceFailure {
        boolean onnx = described.format() == Format.ONNX;
        Model model = Model.newInstance(
                described.file(),
                device.onGpu() && !onnx ? ai.djl.Device.gpu(device.gpu()) : ai.djl.Device.cpu(),
                onnx ? "OnnxRuntime" : "PyTorch");
        try {
            model.load(
                    Objects.requireNonNull(file.getParent()),
                    file.getFileName().toString(),
                    onnx ? onnxOptions() : TORCHSCRIPT);
            return new Network(described, output, model);
        } catch (MalformedModelException | EngineException malformed) {
            model.close();
            throw failure(described.file() + " cannot be loaded: ", malformed, "");
        } catch (IOException | RuntimeException failed) {
            model.close();
            throw failed;
        }
    }

    private static Map<String, String> onnxOptions() {
        return Map.of(
                "intraOpNumThreads",
                System.getProperty("ai.djl.onnxruntime.num_threads", "1"),
                "interOpNumThreads",
                "1");
    }

    private interface OfChannel {
        double of(int channel);
    }

    private NDArray perChannel(OfChannel number) {
        return tensors.create(new double[] {number.of(0), number.of(1), number.of(2)}, new Shape(1, 3, 1, 1));
    }

    /** How many numbers one frame's input has: 3 × height × width. */
    int frameSize() {
        return 3 * described.input().width() * described.input().height();
    }

    /** How many bytes one frame's pixels have. */
    int frameBytes() {
        return frameSize() * (whole() ? Byte.BYTES : Float.BYTES);
    }

    private boolean whole() {
        return described.input().ofBytes();
    }

    FaceCrop crop() {
        return new FaceCrop(described.input(), described.crop());
    }

    /** Where it runs, in which precision, and by what. */
    String device() {
        NDManager manager = model.getNDManager();
        return (manager.getDevice().isGpu() ? "cuda:" + manager.getDevice().getDeviceId() : "cpu") + ", 32 bits, "
                + manager.getEngine().getEngineName() + " "
                + manager.getEngine().getVersion();
    }

    /**
     * What the network says of frames.
     *
     * @param frames pixels of [count, 3, height, width], direct and in native order
     * @return count × heads, P(attribute present); NaN where the network gives no number
     */
    float[] probabilities(ByteBuffer frames, int count) throws Unusable, DeviceFailure {
        return readout.probabilities(answers(frames, count), count);
    }

    /** What the numbers of frames as different as can be say against the manifest. */
    Readout.Doubt doubt(ByteBuffer frames, int count) throws Unusable, DeviceFailure {
        return readout.doubt(described.file(), answers(frames, count), count);
    }

    private float[] answers(ByteBuffer frames, int count) throws Unusable, DeviceFailure {
        Shape promised = output.values() == Values.TWO_CLASS
                ? new Shape(count, output.heads().size(), 2)
                : new Shape(count, output.classes());
        return run(frames, count, FORWARD, promised);
    }

    /**
     * What the trunk of a template makes of frames.
     *
     * @param width how many numbers the heads take
     * @return count × width
     */
    float[] features(ByteBuffer frames, int count, int width) throws Unusable, DeviceFailure {
        return run(frames, count, Template.FEATURES, new Shape(count, width));
    }

    private float[] run(ByteBuffer frames, int count, String method, Shape promised) throws Unusable, DeviceFailure {
        Shape shape = new Shape(
                count, 3, described.input().height(), described.input().width());
        try (NDManager memory = model.getNDManager().newSubManager()) {
            NDList question = new NDList(input(frames, shape, memory));
            if (!method.equals(FORWARD)) {
                NDArray named = memory.create("");
                named.setName("module_method:" + method);
                question.add(named);
            }
            NDList answer = predictor.predict(question);
            answer.attach(memory);
            NDArray raw = answer.get(0);
            if (answer.size() != 1 || !alike(raw.getShape(), promised)) {
                throw new Unusable(described.file() + " answers "
                        + (answer.size() == 1 ? raw.getShape() : answer.size() + " tensors")
                        + (method.equals(FORWARD)
                                ? " where its manifest promises "
                                : " by its method " + method + " where its heads take ")
                        + promised + ".");
            }
            if (raw.getDataType() != DataType.FLOAT32) {
                throw new Unusable(
                        described.file() + " answers numbers of type " + raw.getDataType() + "; float32 is needed.");
            }
            return raw.toFloatArray();
        } catch (TranslateException | EngineException | IllegalArgumentException failed) {
            throw failure(described.file() + " fails on its input: ", failed, "; it was fed " + shape);
        }
    }

    Model model() {
        return model;
    }

    /** In 64 bits on the way, because thresholds are frozen for numbers that were made so. */
    private NDArray input(ByteBuffer frames, Shape shape, NDManager memory) {
        try (NDManager scratch = tensors.newSubManager()) {
            NDArray pixels = scratch.create(frames, shape, whole() ? DataType.UINT8 : DataType.FLOAT32);
            NDArray numbers = pixels.toType(DataType.FLOAT64, false)
                    .muli(factors)
                    .subi(shifts)
                    .toType(DataType.FLOAT32, false);
            if (described.format() == Format.ONNX) {
                return memory.create(numbers.toByteBuffer(), shape, DataType.FLOAT32);
            }
            numbers.attach(memory);
            return numbers;
        }
    }

    private static Unusable failure(String what, Exception failed, String fed) throws DeviceFailure {
        String reason = Complaint.of(failed);
        Optional<DeviceFailure> ofDevice = DeviceFailure.in(what, reason);
        if (ofDevice.isPresent()) {
            throw ofDevice.get();
        }
        return new Unusable(what + reason + fed);
    }

    /** Whether two shapes are alike but for dimensions of one, which some exporters leave in and others drop. */
    private static boolean alike(Shape shape, Shape promised) {
        return Arrays.equals(
                Arrays.stream(shape.getShape()).filter(n -> n != 1).toArray(),
                Arrays.stream(promised.getShape()).filter(n -> n != 1).toArray());
    }

    @Override
    public void close() {
        predictor.close();
        tensors.close();
        model.close();
    }
}
