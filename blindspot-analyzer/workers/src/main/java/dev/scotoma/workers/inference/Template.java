package dev.scotoma.workers.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.manifest.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a TorchScript network that heads can be trained for. Its method {@code features} makes [N, D] of frames,
 * and {@code forward} is a linear layer of two classes for each head on them, whose parameters are called as said here.
 * A block that is built in Java cannot be written as TorchScript, so heads are trained apart and put into such a file.
 */
final class Template {
    static final String FEATURES = "features";
    private static final String WEIGHT = "heads.weight";
    private static final String BIAS = "heads.bias";

    private Template() {}

    /**
     * How many features the heads take.
     *
     * @throws Unusable in a sentence, where a network has no such heads
     */
    static int width(Model model, Manifest manifest) throws Unusable {
        String file = manifest.networks().getFirst().file();
        int rows = 2 * manifest.output().heads().size();
        Shape weight = shape(parameter(model, WEIGHT));
        Shape bias = shape(parameter(model, BIAS));
        if (weight.dimension() != 2 || weight.get(0) != rows || !bias.equals(new Shape(rows))) {
            throw new Unusable(
                    "%s is no template for %d heads: %s has to be (%d, features) and %s (%d), and they are %s and %s."
                            .formatted(file, rows / 2, WEIGHT, rows, BIAS, rows, said(weight), said(bias)));
        }
        return Math.toIntExact(weight.get(1));
    }

    private static Shape shape(@Nullable NDArray parameter) {
        return parameter == null ? new Shape() : parameter.getShape();
    }

    private static String said(Shape shape) {
        return shape.dimension() == 0 ? "not there" : shape.toString();
    }

    private static @Nullable NDArray parameter(Model model, String name) {
        if (!(model.getBlock() instanceof PtSymbolBlock block)) {
            return null;
        }
        var parameters = block.getDirectParameters();
        return parameters.contains(name) ? parameters.get(name).getArray() : null;
    }

    /**
     * Writes the network with these heads in the place of its own.
     *
     * @param parameters the weights, row by row, and then the biases
     */
    static void write(Manifest manifest, Path file, float[] parameters, OutputStream out) throws IOException, Unusable {
        // Parameters of a network that was loaded for inference alone may not be written.
        Map<String, String> writable = Map.of("mapLocation", "true", "trainParam", "true");
        try (Model model = Model.newInstance("template", ai.djl.Device.cpu(), "PyTorch")) {
            model.load(
                    Objects.requireNonNull(file.getParent()), file.getFileName().toString(), writable);
            int width = width(model, manifest);
            int weights = 2 * manifest.output().heads().size() * width;
            FloatBuffer all = FloatBuffer.wrap(parameters);
            Objects.requireNonNull(parameter(model, WEIGHT)).set(all.slice(0, weights));
            Objects.requireNonNull(parameter(model, BIAS)).set(all.slice(weights, parameters.length - weights));
            PtSymbolBlock block = (PtSymbolBlock) model.getBlock();
            JniUtils.enableInferenceMode(block);
            JniUtils.writeModule(block, out, false);
        } catch (MalformedModelException | EngineException failed) {
            throw new Unusable("The heads cannot be put into the template: " + Complaint.of(failed));
        }
    }
}
