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
 * @param networks at least one; the probabilities of several are averaged
 * @param perturbations present when decisions are also made on slightly changed frames, to see whether they hold
 */
public record Manifest(
        Identity identity,
        List<Network> networks,
        Reading reading,
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

    /**
     * Which iteration this is.
     *
     * @param parent the iteration that this one was made from, when there is one
     */
    public record Identity(Name name, @Nullable Name parent, boolean demonstration) {}

    /** What becomes of the answers: probabilities of frames, a score, a decision. */
    public record Reading(Output output, Threshold threshold, Aggregation aggregation) {}

    public Name id() {
        return identity.name();
    }

    public String name() {
        return id().name();
    }

    public int iteration() {
        return id().iteration();
    }

    public Optional<Name> madeFrom() {
        return Optional.ofNullable(identity.parent());
    }

    public boolean demonstration() {
        return identity.demonstration();
    }

    public Output output() {
        return reading.output();
    }

    public Threshold threshold() {
        return reading.threshold();
    }

    public Aggregation aggregation() {
        return reading.aggregation();
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
     * @param resize how a window of a picture becomes width × height pixels
     */
    public record Input(
            int width,
            int height,
            Channels channels,
            double scale,
            List<Double> mean,
            List<Double> std,
            Resize resize) {
        public Input(int width, int height, Channels channels, double scale, List<Double> mean, List<Double> std) {
            this(width, height, channels, scale, mean, std, Resize.TRIANGLE);
        }

        /** Whether a scaled picture is one of bytes; else it has fractions, for which thresholds are frozen. */
        public boolean ofBytes() {
            return resize != Resize.TRIANGLE;
        }
    }

    public enum Resize {
        /** A triangle that widens as the picture shrinks, and is as exact as float32 is. */
        TRIANGLE,
        /** The bytes of OpenCV's {@code INTER_LINEAR}, of a window whose edges lie between pixels. */
        OPENCV_LINEAR,
        /** The bytes of OpenCV's {@code INTER_AREA}, of such a window. */
        OPENCV_AREA
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
     * @param training how it was trained here, when it was
     */
    public record Lineage(
            String trainedOn, String participants, @Nullable Training training) {}

    /**
     * A training that can be done again.
     *
     * @param dataset identity of the dataset version
     * @param template sha256 of the network that heads were trained for
     * @param epochs how many were asked for
     * @param bestEpoch the one whose heads these are, from 1
     * @param devHter error on the development set there, at the threshold
     * @param participants sha256 of the table of people that it learned from and was tuned on, which lies beside the
     *     manifest
     */
    public record Training(
            String dataset,
            String template,
            String preset,
            int epochs,
            double rate,
            int seed,
            int frames,
            int bestEpoch,
            double devHter,
            String participants) {}

    /** This manifest in YAML, as {@link #read} reads it. */
    public String yaml() {
        return ManifestWriter.write(this);
    }

    /**
     * Reads a manifest from YAML.
     *
     * @throws InvalidManifest when the text is no manifest
     */
    public static Manifest read(String yaml) {
        return ManifestReader.read(yaml);
    }
}
