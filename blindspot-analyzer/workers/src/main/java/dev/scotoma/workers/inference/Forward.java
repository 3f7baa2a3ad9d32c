package dev.scotoma.workers.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** A network as an engine has it, on a device and with numbers of a certain width. */
final class Forward implements AutoCloseable {
    /** Loads to this device at once what was saved on another, which may not be there. */
    private static final Map<String, String> TORCHSCRIPT = Map.of("mapLocation", "true");

    private final Model model;
    private final DataType width;
    private final Predictor<NDList, NDList> predictor;
    /**
     * The memory of an input. It is kept, because to get and clear tens of megabytes for every batch costs as much as
     * to fill them.
     */
    private ByteBuffer staged = ByteBuffer.allocateDirect(0);

    private Forward(Model model, DataType width) {
        this.model = model;
        this.width = width;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    /**
     * What a network gives: its first tensor, and how many there are in all. It is closed with the memory that they lie
     * in.
     */
    record Output(NDArray first, int tensors) {}

    static Forward load(Manifest.Network described, InputStream bytes, Device device)
            throws IOException, MalformedModelException {
        boolean onnx = described.format() == Format.ONNX;
        Model model = Model.newInstance(
                described.file(),
                device.onGpu() && !onnx ? ai.djl.Device.gpu(device.gpu()) : ai.djl.Device.cpu(),
                onnx ? "OnnxRuntime" : "PyTorch");
        try {
            model.load(bytes, onnx ? onnxOptions() : TORCHSCRIPT);
            return new Forward(model, device.half() && !onnx ? DataType.FLOAT16 : DataType.FLOAT32);
        } catch (IOException | MalformedModelException | RuntimeException failed) {
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

    NDManager memory() {
        return model.getNDManager().newSubManager();
    }

    Output run(float[] frames, Shape shape, NDManager memory) throws TranslateException {
        NDArray input = memory.create(staged(frames), shape, DataType.FLOAT32).toType(width, false);
        NDList answer = predictor.predict(new NDList(input));
        answer.attach(memory);
        NDArray first = answer.get(0);
        boolean narrow = first.getDataType() == DataType.FLOAT16 && width == DataType.FLOAT16;
        return new Output(narrow ? first.toType(DataType.FLOAT32, false) : first, answer.size());
    }

    /** The frames as an engine reads them. It may read them where they lie, because it holds one input at a time. */
    private ByteBuffer staged(float[] frames) {
        int bytes = frames.length * Float.BYTES;
        if (staged.capacity() < bytes) {
            staged = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        staged.clear().limit(bytes).asFloatBuffer().put(frames);
        return staged;
    }

    @Override
    public String toString() {
        return model.getNDManager().getDevice() + (width == DataType.FLOAT16 ? " in half precision, " : ", ")
                + model.getNDManager().getEngine().getEngineName() + " "
                + model.getNDManager().getEngine().getVersion();
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
