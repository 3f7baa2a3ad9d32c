package dev.scotoma.lab.training;

import dev.scotoma.workers.inference.FaceCrop;
import dev.scotoma.workers.manifest.Manifest.Alignment;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import dev.scotoma.workers.manifest.Manifest.Channels;
import dev.scotoma.workers.manifest.Manifest.Input;
import dev.scotoma.workers.manifest.Manifest.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes the starter network: a demonstration that runs through every joint of the platform, trained on simulated clips
 * only. It says nothing about real faces, and its manifest says so. It has one weakness on purpose, by what it was not
 * shown: {@link LeftOutSubdomain}.
 *
 * <p>Run by {@code make starter-model}: {@code StarterTraining TEMPLATE.pt DIRECTORY CLIPS [epochs]}, where CLIPS has
 * the folders that bin/starter-model makes: train and train-genuine (genuine clips of the subdomain whose attacks are
 * left out), dev, test and left-out.
 */
public final class StarterTraining {
    private static final long SEED = 20261124;
    private static final double CONTEXT = 3;
    private static final int TRAIN_FRAMES = 4;
    private static final int HELD_OUT_FRAMES = 8;

    static final Input INPUT = new Input(
            ClipFrames.SIDE,
            ClipFrames.SIDE,
            Channels.RGB,
            1 / 255.0,
            Collections.nCopies(3, (double) StarterNetwork.MEAN),
            Collections.nCopies(3, (double) StarterNetwork.DEVIATION));
    static final AroundFace CROP = new AroundFace(CONTEXT, Shape.SQUARE, Alignment.NONE);

    private StarterTraining() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: StarterTraining TEMPLATE.pt DIRECTORY CLIPS [epochs]");
            System.exit(2);
        }
        int epochs = args.length > 3 ? Integer.parseInt(args[3]) : 16;
        train(Path.of(args[0]), Files.createDirectories(Path.of(args[1])), Path.of(args[2]), epochs);
    }

    static void train(Path template, Path directory, Path clips, int epochs) throws Exception {
        long start = System.nanoTime();
        FaceCrop crop = new FaceCrop(INPUT, CROP);
        List<PlantedClip> shown = new ArrayList<>(without(clips.resolve("train")));
        shown.addAll(without(clips.resolve("train-genuine")));
        ClipFrames train = ClipFrames.of(shown, TRAIN_FRAMES, crop);
        ClipFrames dev = ClipFrames.of(without(clips.resolve("dev")), HELD_OUT_FRAMES, crop);
        List<PlantedClip> heldOut = new ArrayList<>(PlantedClip.in(clips.resolve("test")));
        heldOut.addAll(PlantedClip.in(clips.resolve("left-out")));
        ClipFrames test = ClipFrames.of(heldOut, HELD_OUT_FRAMES, crop);
        say("cut %d faces in %s".formatted(train.size() + dev.size() + test.size(), since(start)));
        Path network = directory.resolve("network.pt");
        try (StarterNetwork starter = new StarterNetwork(template, StarterNetwork.steps(train, epochs), SEED)) {
            long training = System.nanoTime();
            for (int epoch = 1; epoch <= epochs; epoch++) {
                say("epoch %d of %d: loss %.4f after %s"
                        .formatted(epoch, epochs, starter.epoch(train), since(training)));
            }
            starter.write(network);
        }
        try (WrittenNetwork starter = new WrittenNetwork(network)) {
            double threshold = rounded(new HeldOut(dev, starter.probabilities(dev)).equalErrorThreshold());
            StarterManifest manifest = new StarterManifest(
                    network,
                    threshold,
                    train.clips().size(),
                    dev.clips().size(),
                    new HeldOut(test, starter.probabilities(test)));
            Files.writeString(directory.resolve("model.yaml"), manifest.yaml());
            say(manifest.heldOut());
        }
        say("wrote %s (%d bytes) and its manifest in %s".formatted(network, Files.size(network), since(start)));
    }

    private static List<PlantedClip> without(Path folder) throws IOException {
        return PlantedClip.in(folder).stream()
                .filter(clip -> !LeftOutSubdomain.leavesOut(clip))
                .toList();
    }

    /** Four digits, so that the frozen threshold is the number people read. */
    private static double rounded(double threshold) {
        return Math.round(threshold * 1e4) / 1e4;
    }

    private static String since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
