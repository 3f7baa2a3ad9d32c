package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest.Mixture;
import dev.scotoma.workers.manifest.Manifest.Output;
import dev.scotoma.workers.manifest.Manifest.Values;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns what a network answers into P(attribute present) per frame and head, as the manifest says. */
final class Readout {
    /** How far rounding may carry a sum of probabilities beyond what it can be. */
    private static final double ROUNDING = 1e-3;

    /** Of a row in a sentence. */
    private static final int SHOWN = 4;

    private final Output output;
    private final int heads;
    private final int width;

    Readout(Output output) {
        this.output = output;
        this.heads = output.heads().size();
        this.width = output.values() == Values.TWO_CLASS ? 2 * heads : output.classes();
    }

    /** How many numbers a network has to give for each frame. */
    int width() {
        return width;
    }

    /**
     * Reads what a network gave.
     *
     * @param raw frames × {@link #width}, row-major
     * @return frames × heads; NaN where the network gives no number, or none that can be a probability
     */
    float[] probabilities(float[] raw, int frames) {
        float[] p = new float[frames * heads];
        double[] classes = new double[width];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < width; i++) {
                classes[i] = raw[frame * width + i];
            }
            if (output.values() == Values.LOGITS) {
                softmax(classes, 0, width);
            }
            for (int head = 0; head < heads; head++) {
                p[frame * heads + head] = probability(of(classes, head));
            }
        }
        return p;
    }

    /**
     * What numbers say against what the manifest says that they are.
     *
     * @param contradiction why they cannot be it, or nothing
     * @param warning why they might be something else, or nothing
     */
    record Doubt(String contradiction, String warning) {
        static final Doubt NONE = new Doubt("", "");
    }

    /**
     * Looks at what a network gave for several frames, as different as they can be. Numbers that are infinite or none
     * are another matter.
     */
    Doubt doubt(String file, float[] raw, int frames) {
        for (float number : raw) {
            if (!Float.isFinite(number)) {
                return Doubt.NONE;
            }
        }
        return switch (output.values()) {
            case SOFTMAX -> impossible(file, raw, frames, width);
            case SIGMOID -> impossible(file, raw, frames, 1);
            case LOGITS -> probable(file, raw, frames, width, "softmax");
            case TWO_CLASS -> probable(file, raw, frames, 2, "softmax, with its classes");
            case BINARY_LOGITS -> probable(file, raw, frames, 1, "sigmoid");
        };
    }

    private Doubt impossible(String file, float[] raw, int frames, int together) {
        String promised = together == 1 ? "probabilities" : "probabilities that add up to 1 (softmax)";
        String instead = together == 1 ? "binary_logits" : "logits";
        for (int from = 0; from < frames * width; from += together) {
            if (!areProbabilities(raw, from, together)) {
                return new Doubt(
                        "%s answers %s where its manifest promises %s; such numbers are read by values: %s."
                                .formatted(file, row(raw, from, together), promised, instead),
                        "");
            }
        }
        return Doubt.NONE;
    }

    private Doubt probable(String file, float[] raw, int frames, int together, String instead) {
        for (int from = 0; from < frames * width; from += together) {
            if (!areProbabilities(raw, from, together)) {
                return Doubt.NONE;
            }
        }
        return new Doubt(
                "",
                ("%s answers what are probabilities already, such as %s, where its manifest promises logits; unless"
                                + " they are declared as such (values: %s), every score is drawn to one half.")
                        .formatted(file, row(raw, 0, together), instead));
    }

    /** Whether numbers lie between 0 and 1, and add up to 1 where they are several. */
    private static boolean areProbabilities(float[] raw, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            if (raw[i] < -ROUNDING || raw[i] > 1 + ROUNDING) {
                return false;
            }
            sum += raw[i];
        }
        return count == 1 || Math.abs(sum - 1) <= ROUNDING;
    }

    private static String row(float[] raw, int from, int count) {
        String numbers = IntStream.range(from, from + Math.min(count, SHOWN))
                .mapToObj(i -> String.format(Locale.ROOT, "%.2f", raw[i]))
                .collect(Collectors.joining(", "));
        return count > SHOWN ? "(" + numbers + ", ...)" : "(" + numbers + ")";
    }

    private double of(double[] classes, int head) {
        if (output.values() == Values.TWO_CLASS) {
            softmax(classes, 2 * head, 2);
            return classes[2 * head + 1];
        }
        Mixture mixture = output.mixtures().get(head);
        double sum = 0;
        for (int i : mixture.classes()) {
            sum += output.values() == Values.BINARY_LOGITS ? 1 / (1 + Math.exp(-classes[i])) : classes[i];
        }
        return mixture.complement() ? 1 - sum : sum;
    }

    private static void softmax(double[] values, int from, int count) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            greatest = Math.max(greatest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            values[i] = Math.exp(values[i] - greatest);
            sum += values[i];
        }
        for (int i = from; i < from + count; i++) {
            values[i] /= sum;
        }
    }

    private static float probability(double p) {
        return p >= -ROUNDING && p <= 1 + ROUNDING ? (float) Math.clamp(p, 0.0, 1.0) : Float.NaN;
    }
}
