package dev.scotoma.workers.manifest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be known about an iteration to run its networks and to read their answers. Scores grow with the likelihood
 * of an attack. The decision is "attack" when the aggregated score of {@code output.decides} is at or above {@code
 * threshold.value}, which is frozen here.
 *
 * @param parent the iteration that this one was made from, when there is one
 * @param networks at least one; the probabilities of several are averaged
 * @param perturbations present when decisions are also made on slightly changed frames, to see whether they hold
 */
public record Manifest(
        String name,
        int iteration,
        @Nullable Name parent,
        boolean demonstration,
        List<Network> networks,
        Output output,
        Threshold threshold,
        Aggregation aggregation,
        @Nullable Perturbations perturbations,
        Lineage lineage) {

    public Manifest {
        networks = List.copyOf(networks);
    }

    /** The name of an iteration, which is never given twice. */
    public record Name(String name, int iteration) {
        @Override
        public String toString() {
            return name + " iteration " + iteration;
        }
    }

    public Name id() {
        return new Name(name, iteration);
    }

    public Optional<Name> madeFrom() {
        return Optional.ofNullable(parent);
    }

    /** Whether a network sees more than stored frame packs hold. */
    public boolean wantsWholeFrames() {
        return networks.stream().anyMatch(network -> network.crop() instanceof WholeFrame);
    }

    /**
     * One network.
     *
     * @param sha256 of the file, in lower-case hexadecimal
     */
    public record Network(String file, Format format, String sha256, Input input, Crop crop) {}

    public enum Format {
        TORCHSCRIPT,
        ONNX
    }

    /**
     * How pixels become the tensor [N, 3, height, width]: (byte × scale − mean) / std, channel by channel in the order
     * of {@code channels}.
     *
     * @param pixels what a scaled picture's values are before that
     */
    public record Input(
            int width,
            int height,
            Channels channels,
            PixelValues pixels,
            double scale,
            List<Double> mean,
            List<Double> std) {
        /** An input as most are, with fractions. */
        public Input(int width, int height, Channels channels, double scale, List<Double> mean, List<Double> std) {
            this(width, height, channels, PixelValues.FRACTIONS, scale, mean, std);
        }
    }

    public enum PixelValues {
        /** Whatever scaling gives. */
        FRACTIONS,
        /** Rounded, as in pictures of 8 bits: a quarter of the bytes go to the network's device. */
        WHOLE
    }

    public enum Channels {
        RGB,
        BGR
    }

    /** What a network sees of a frame. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "around")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AroundFace.class, name = "face"),
        @JsonSubTypes.Type(value = WholeFrame.class, name = "frame")
    })
    public sealed interface Crop {}

    /** A window around the face. */
    public record AroundFace(double context, Shape shape, Alignment alignment) implements Crop {}

    /** The whole frame, scaled to the input whatever its proportions. */
    public record WholeFrame() implements Crop {}

    public enum Shape {
        /** The window is a square whose side is {@code context} times the longer side of the face box. */
        SQUARE,
        /** The window is {@code context} times the face box, scaled to the input whatever its proportions. */
        BOX
    }

    public enum Alignment {
        NONE,
        /** The frame is turned around the middle of the face until the eyes are level. */
        EYES
    }

    /**
     * What the networks answer, and how it is read.
     *
     * @param heads what the networks tell, in order
     * @param values what their output is
     * @param classes how wide the output is where {@code values} is not TWO_CLASS, else 0
     * @param mixtures for each head, how its probability is read from the classes; empty where {@code values} is
     *     TWO_CLASS
     */
    public record Output(
            List<AttackAttribute> heads, AttackAttribute decides, Values values, int classes, List<Mixture> mixtures) {
        /** The index of the deciding head. */
        public int deciding() {
            return heads.indexOf(decides);
        }
    }

    public enum Values {
        /** The output is logits [N, heads, 2], and the second class of a head is "present". */
        TWO_CLASS,
        /**
         * The output is logits [N, classes] of classes that exclude each other; the softmax makes them probabilities.
         */
        LOGITS,
        /** The output is probabilities [N, classes] of classes that exclude each other. */
        SOFTMAX,
        /**
         * The output is logits [N, classes] of classes that are independent of each other; the logistic function makes
         * them probabilities.
         */
        BINARY_LOGITS,
        /** The output is probabilities [N, classes] of classes that are independent of each other. */
        SIGMOID
    }

    /** A probability that is a sum of classes, or one minus such a sum. */
    public record Mixture(boolean complement, List<Integer> classes) {}

    public record Threshold(double value, String from) {}

    /** How the scores of frames become the score of a session. */
    public enum Aggregation {
        MEAN,
        MEDIAN,
        /** The score is that of the frame most like an attack, so that one such frame is enough. */
        MAX
    }

    /**
     * Says that decisions are also made on slightly changed frames.
     *
     * @param seed draws in which direction a frame is changed
     */
    public record Perturbations(int seed) {}

    /**
     * What the networks learned from. Who may not be used to judge them follows from it.
     *
     * @param trainedOn in words
     * @param participants in words; "none" when nobody of this platform is in it
     */
    public record Lineage(String trainedOn, String participants) {}

    /**
     * Reads a manifest from YAML.
     *
     * @throws InvalidManifest when the text is no manifest
     */
    public static Manifest read(String yaml) {
        return ManifestReader.read(yaml);
    }
}
