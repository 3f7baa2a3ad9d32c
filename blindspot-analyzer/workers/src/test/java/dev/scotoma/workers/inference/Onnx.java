package dev.scotoma.workers.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** ONNX files for tests, written field by field (onnx.proto): the means of the three channels times a matrix. */
public final class Onnx {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Onnx() {}

    /** @param weights [3, classes], row-major; the answer is [N, classes]: weighted means of the channels */
    public static byte[] channelMeans(int classes, float... weights) {
        Onnx graph = new Onnx()
                .message(1, node("GlobalAveragePool", "pooled", "frames"))
                .message(1, node("Flatten", "means", "pooled"))
                .message(1, node("MatMul", "classes", "means", "weights"))
                .text(2, "means")
                .message(5, tensor(classes, weights))
                .message(11, value("frames", 4))
                .message(12, value("classes", 2));
        return new Onnx()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Onnx().number(2, 13))
                .bytes
                .toByteArray();
    }

    private static Onnx node(String type, String output, String... inputs) {
        Onnx node = new Onnx();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static Onnx tensor(int classes, float... weights) {
        ByteBuffer raw = ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(weights);
        return new Onnx()
                .number(1, 3)
                .number(1, classes)
                .number(2, 1)
                .text(8, "weights")
                .field(9, raw.array());
    }

    /** A float tensor whose dimensions are not said. */
    private static Onnx value(String name, int dimensions) {
        Onnx shape = new Onnx();
        for (int i = 0; i < dimensions; i++) {
            shape.message(1, new Onnx().text(2, name + i));
        }
        Onnx tensor = new Onnx().number(1, 1).message(2, shape);
        return new Onnx().text(1, name).message(2, new Onnx().message(1, tensor));
    }

    private Onnx number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private Onnx text(int field, String text) {
        return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private Onnx message(int field, Onnx message) {
        return field(field, message.bytes.toByteArray());
    }

    private Onnx field(int field, byte[] content) {
        varint(((long) field << 3) | 2);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    private void varint(long value) {
        long left = value;
        while (left > 127) {
            bytes.write((int) ((left & 127) | 128));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
