package dev.scotoma.workers.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithXNNPACK;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** Runs the network that finds faces, in TensorFlow Lite on one thread. {@link Anchors} understands its answer. */
final class BlazeFace implements AutoCloseable {
    /** The side of the square input, in pixels. */
    static final int INPUT = 128;

    private static final String NETWORK = "/models/face_detection_short_range.tflite";

    private final BytePointer bytes;
    private final FlatBufferModel model;
    private final Interpreter interpreter = new Interpreter((Pointer) null);
    private final Mat input;
    private final float[] regression = new float[Anchors.COUNT * Anchors.VALUES];
    private final float[] logits = new float[Anchors.COUNT];

    BlazeFace() throws IOException {
        try (InputStream file = BlazeFace.class.getResourceAsStream(NETWORK)) {
            bytes = new BytePointer(Objects.requireNonNull(file, NETWORK + " is fetched by the build")
                    .readAllBytes());
        }
        model = FlatBufferModel.BuildFromBuffer(bytes, bytes.limit());
        try (var operators = new BuiltinOpResolverWithXNNPACK();
                InterpreterBuilder builder = new InterpreterBuilder(model, operators)) {
            if (builder.apply(interpreter, 1) != tensorflowlite.kTfLiteOk
                    || interpreter.AllocateTensors() != tensorflowlite.kTfLiteOk) {
                throw new IOException(NETWORK + " cannot be loaded.");
            }
        }
        input = new Mat(INPUT, INPUT, opencv_core.CV_32FC3, interpreter.typed_input_tensor_float(0));
    }

    /** The memory that the next picture goes into, as RGB from -1 to 1. */
    Mat input() {
        return input;
    }

    void run() {
        if (interpreter.Invoke() != tensorflowlite.kTfLiteOk) {
            throw new IllegalStateException(NETWORK + " fails.");
        }
        read(0, regression);
        read(1, logits);
    }

    private void read(int output, float[] values) {
        try (FloatPointer tensor = interpreter.typed_output_tensor_float(output)) {
            tensor.get(values);
        }
    }

    /** The regression of the last run, {@link Anchors#VALUES} numbers for each anchor. */
    float[] regression() {
        return regression;
    }

    /** The logits of the last run, one for each anchor. */
    float[] logits() {
        return logits;
    }

    @Override
    public void close() {
        input.close();
        interpreter.close();
        model.close();
        bytes.close();
    }
}
