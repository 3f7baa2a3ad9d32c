package dev.scotoma.workers.inference;

import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An iteration for tests that tells how bright is what it sees: (mean − 120) × .03 is the logit of spoof. Moire does
 * not look.
 */
public final class Brightness {
    private static final float[] WEIGHTS = {0, .01f, 0, .01f, 0, .01f};

    private Brightness() {}

    public static byte[] network() {
        return Onnx.channelMeans(2, WEIGHTS);
    }

    /**
     * @param more keys of the manifest
     * @param crops one for each of its networks, which are all alike: network0.onnx and so on
     */
    public static String manifest(String name, String more, String... crops) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network()));
        String networks = IntStream.range(0, crops.length)
                .mapToObj(i -> """
                          - file: network%d.onnx
                            format: onnx
                            sha256: %s
                            input: {width: 64, height: 64, channels: rgb, scale: 1, mean: [120, 120, 120], std: [1, 1, 1]}
                            crop: %s
                        """.formatted(i, sha256, crops[i]))
                .collect(Collectors.joining());
        return """
                name: %s
                iteration: 1
                networks:
                %soutput:
                  heads: [moire, spoof]
                  decides: spoof
                  values: binary_logits
                  classes: 2
                  mapping: {moire: "p[0]", spoof: "p[1]"}
                threshold: {value: 0.5, from: a test}
                aggregation: mean
                lineage: {trainedOn: nothing, participants: none}
                %s
                """.formatted(name, networks, more);
    }

    /** What a network says of a picture of this mean. */
    public static double spoof(double mean) {
        return 1 / (1 + Math.exp(-.03 * (mean - 120)));
    }

    /** What a network says that sees all of it. */
    public static double spoof(BufferedImage picture) {
        double sum = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                sum += (pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255);
            }
        }
        return spoof(sum / 3 / picture.getWidth() / picture.getHeight());
    }
}
