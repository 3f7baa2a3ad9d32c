package dev.scotoma.workers.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** ONNX files for tests, written field by field (onnx.proto): the means of the three channels times a matrix. */
public final class Onnx {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Onnx() {}

    /**
     * A network of opset 13.
     *
     * @param weights [3, classes], or as many rows as there are channels, row-major; the answer is [N, classes]:
     *     weighted means of the channels
     */
    public static byte[] channelMeans(int classes, float... weights) {
        return channelMeans(new Declared(8, 13, List.of(0, 0, 0, 0)), classes, weights);
    }

    /**
     * What a file says of itself.
     *
     * @param ir the version of its format
     * @param opset the version of its operators
     * @param input the dimensions of its input; 0 is any
     */
    public record Declared(int ir, int opset, List<Integer> input) {}

    public static byte[] channelMeans(Declared declared, int classes, float... weights) {
        Onnx graph = new Onnx()
                .message(1, node("GlobalAveragePool", "pooled", "frames"))
                .message(1, node("Flatten", "means", "pooled"))
                .message(1, node("MatMul", "classes", "means", "weights"))
                .text(2, "means")
                .message(5, tensor(classes, weights))
                .message(11, value("frames", declared.input()))
                .message(12, value("classes", List.of(0, 0)));
        return new Onnx()
                .number(1, declared.ir())
                .message(7, graph)
                .message(8, new Onnx().number(2, declared.opset()))
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
                .number(1, weights.length / classes)
                .number(1, classes)
                .number(2, 1)
                .text(8, "weights")
                .field(9, raw.array());
    }

    /** A float tensor; a dimension of 0 is not said. */
    private static Onnx value(String name, List<Integer> dimensions) {
        Onnx shape = new Onnx();
        for (int i = 0; i < dimensions.size(); i++) {
            int size = dimensions.get(i);
            shape.message(1, size == 0 ? new Onnx().text(2, name + i) : new Onnx().number(1, size));
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
