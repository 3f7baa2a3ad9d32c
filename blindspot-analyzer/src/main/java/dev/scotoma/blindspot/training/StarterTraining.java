package dev.scotoma.blindspot.training;

import dev.scotoma.blindspot.inference.FaceCrop;
import dev.scotoma.blindspot.model.AttackAttribute;
import dev.scotoma.blindspot.model.Manifest.Channels;
import dev.scotoma.blindspot.model.Manifest.Crop;
import dev.scotoma.blindspot.model.Manifest.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Makes the starter network: a demonstration that runs through every joint of the platform, trained on drawn pictures only.
 * It says nothing about real faces, and its manifest says so.
 *
 * <p>Run by {@code make starter-model}: {@code StarterTraining TEMPLATE.pt DIRECTORY [scenes [epochs]]}.
 */
public final class StarterTraining {
    private static final long SEED = 20261123;
    private static final double CONTEXT = 3;
    private static final Input INPUT = new Input(
            RenderedSet.SIDE,
            RenderedSet.SIDE,
            Channels.RGB,
            1 / 255.0,
            Collections.nCopies(3, (double) StarterNetwork.MEAN),
            Collections.nCopies(3, (double) StarterNetwork.DEVIATION));
    private static final long TRAIN = 1L << 32;
    private static final long DEV = 2L << 32;
    private static final long TEST = 3L << 32;

    private StarterTraining() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: StarterTraining TEMPLATE.pt DIRECTORY [scenes [epochs]]");
            System.exit(2);
        }
        int scenes = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        int epochs = args.length > 3 ? Integer.parseInt(args[3]) : 8;
        train(Path.of(args[0]), Files.createDirectories(Path.of(args[1])), scenes, epochs);
    }

    static void train(Path template, Path directory, int scenes, int epochs) throws Exception {
        long start = System.nanoTime();
        FaceCrop crop = new FaceCrop(INPUT, new Crop(CONTEXT));
        RenderedSet train = RenderedSet.draw(TRAIN, scenes, 1, crop);
        RenderedSet dev = RenderedSet.draw(DEV, 400, 3, crop);
        RenderedSet test = RenderedSet.draw(TEST, 800, 3, crop);
        say("drew %d frames in %s".formatted(train.size() + dev.size() + test.size(), since(start)));
        Path network = directory.resolve("network.pt");
        try (StarterNetwork starter = new StarterNetwork(template, StarterNetwork.steps(train, epochs), SEED)) {
            long training = System.nanoTime();
            for (int epoch = 1; epoch <= epochs; epoch++) {
                say("epoch %d of %d: loss %.4f after %s"
                        .formatted(epoch, epochs, starter.epoch(train), since(training)));
            }
            starter.write(network);
        }
        double threshold;
        try (WrittenNetwork starter = new WrittenNetwork(network)) {
            threshold = rounded(new HeldOutReport(dev, starter.probabilities(dev)).equalErrorThreshold());
            String table = new HeldOutReport(test, starter.probabilities(test)).table(threshold);
            say("held out, never used for a choice:\n" + table);
        }
        Files.writeString(directory.resolve("model.yaml"), manifest(digest(network), threshold));
        say("wrote %s (%d bytes) and its manifest in %s".formatted(network, Files.size(network), since(start)));
    }

    private static String manifest(String digest, double threshold) {
        String heads = Arrays.stream(AttackAttribute.values())
                .map(AttackAttribute::word)
                .collect(Collectors.joining(", "));
        return """
                # Written by StarterTraining (make starter-model); not to be edited by hand.
                name: starter
                iteration: 1
                demonstration: true
                network:
                  file: network.pt
                  format: torchscript
                  sha256: %1$s
                input:
                  width: %2$d
                  height: %2$d
                  channels: rgb
                  scale: %8$s
                  mean: [%3$s, %3$s, %3$s]
                  std: [%4$s, %4$s, %4$s]
                crop:
                  around: face
                  context: %7$s
                output:
                  heads: [%5$s]
                  decides: spoof
                threshold:
                  value: %6$s
                  from: equal error rate on 400 rendered development scenes, mean over 3 frames each
                aggregation: mean
                lineage:
                  trainedOn: rendered frames (dev.scotoma.blindspot.training.SceneRenderer)
                  participants: none
                """.formatted(
                        digest,
                        RenderedSet.SIDE,
                        StarterNetwork.MEAN,
                        StarterNetwork.DEVIATION,
                        heads,
                        threshold,
                        CONTEXT,
                        INPUT.scale());
    }

    /** Four digits, so that the frozen threshold is the number people read. */
    private static double rounded(double threshold) {
        return Math.round(threshold * 1e4) / 1e4;
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static String since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
