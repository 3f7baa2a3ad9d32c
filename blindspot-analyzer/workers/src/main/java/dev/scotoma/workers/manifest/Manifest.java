package dev.scotoma.workers.manifest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be known about an iteration to run its networks and to read their answers. Scores grow with the likelihood of an attack; the
 * decision is "attack" when the aggregated score of {@code output.decides} is at or above {@code threshold.value}, which is frozen here.
 *
 * @param parent the iteration that this one was made from, when there is one
 * @param networks at least one; the probabilities of several are averaged
 * @param perturbations whether decisions are also made on slightly changed frames, to see whether they hold
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

    /** What an iteration is called; never given twice. */
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

    /** @param sha256 of the file, lower-case hexadecimal */
    public record Network(String file, Format format, String sha256, Input input, Crop crop) {}

    public enum Format {
        TORCHSCRIPT,
        ONNX
    }

    /** The tensor [N, 3, height, width]: (byte × scale − mean) / std, channel by channel in the order of {@code channels}. */
    public record Input(int width, int height, Channels channels, double scale, List<Double> mean, List<Double> std) {}

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

    /** All of it, scaled to the input whatever its proportions. */
    public record WholeFrame() implements Crop {}

    public enum Shape {
        /** A side of {@code context} times the longer side of the face box. */
        SQUARE,
        /** {@code context} times the face box, scaled to the input whatever its proportions. */
        BOX
    }

    public enum Alignment {
        NONE,
        /** Turned around the middle of the face until the eyes are level. */
        EYES
    }

    /**
     * @param heads what the networks tell, in order
     * @param values what their output is
     * @param classes width of the output where {@code values} is not TWO_CLASS, else 0
     * @param mixtures for each head, how its probability is read from the classes; empty where {@code values} is TWO_CLASS
     */
    public record Output(
            List<AttackAttribute> heads, AttackAttribute decides, Values values, int classes, List<Mixture> mixtures) {
        /** Index of the deciding head. */
        public int deciding() {
            return heads.indexOf(decides);
        }
    }

    public enum Values {
        /** Logits [N, heads, 2]; the second class of a head is "present". */
        TWO_CLASS,
        /** Logits [N, classes] of classes that exclude each other: softmax first. */
        LOGITS,
        /** Probabilities [N, classes] of classes that exclude each other. */
        SOFTMAX,
        /** Logits [N, classes], each for itself: the logistic function first. */
        BINARY_LOGITS,
        /** Probabilities [N, classes], each for itself. */
        SIGMOID
    }

    /** A sum of classes, or one minus it. */
    public record Mixture(boolean complement, List<Integer> classes) {}

    public record Threshold(double value, String from) {}

    /** How the scores of frames become the score of a session. */
    public enum Aggregation {
        MEAN,
        MEDIAN,
        /** One frame that looks like an attack is enough. */
        MAX
    }

    /** @param seed draws in which direction a frame is changed */
    public record Perturbations(int seed) {}

    /**
     * What the networks learned from: who may not be used to judge them follows from this.
     *
     * @param trainedOn in words
     * @param participants in words; "none" when nobody of this platform is in it
     */
    public record Lineage(String trainedOn, String participants) {}

    /** @throws InvalidManifest when the text is no manifest */
    public static Manifest read(String yaml) {
        return ManifestReader.read(yaml);
    }
}
