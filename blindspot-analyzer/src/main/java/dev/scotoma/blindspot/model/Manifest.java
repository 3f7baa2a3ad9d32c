package dev.scotoma.blindspot.model;

import java.util.List;

/**
 * What must be known about a network to run it and to read its answers. Scores grow with the likelihood of an attack; the decision is
 * "attack" when the aggregated score of {@code output.decides} is at or above {@code threshold.value}, which is frozen here.
 */
public record Manifest(
        String name,
        int iteration,
        boolean demonstration,
        Network network,
        Input input,
        Crop crop,
        Output output,
        Threshold threshold,
        Aggregation aggregation,
        Lineage lineage) {

    /** @param sha256 of the network file, lower-case hexadecimal */
    public record Network(String file, String sha256) {}

    /** The tensor [N, 3, height, width]: (byte × scale − mean) / std, channel by channel in the order of {@code channels}. */
    public record Input(int width, int height, Channels channels, double scale, List<Double> mean, List<Double> std) {}

    public enum Channels {
        RGB,
        BGR
    }

    /** A square around the face whose side is {@code context} times the longer side of the face box. */
    public record Crop(double context) {}

    /** Logits [N, heads, 2] in this order; the second class of a head is "present". */
    public record Output(List<AttackAttribute> heads, AttackAttribute decides) {
        /** Index of the deciding head. */
        public int deciding() {
            return heads.indexOf(decides);
        }
    }

    public record Threshold(double value, String from) {}

    /** How the scores of frames become the score of a session. */
    public enum Aggregation {
        MEAN
    }

    /** What the network was trained on, in words: who may not be used to judge it follows from this. */
    public record Lineage(String trainedOn, String participants) {}

    /** @throws InvalidManifest when the text is no manifest */
    public static Manifest read(String yaml) {
        return ManifestReader.read(yaml);
    }
}
