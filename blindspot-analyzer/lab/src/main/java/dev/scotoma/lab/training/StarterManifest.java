package dev.scotoma.lab.training;

import dev.scotoma.lab.training.HeldOut.Errors;
import dev.scotoma.workers.manifest.AttackAttribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The manifest of the starter network, with what it does on clips that it was neither trained on nor tuned by. */
final class StarterManifest {
    private final Path network;
    private final double threshold;
    private final int trainClips;
    private final int devClips;
    private final HeldOut test;

    StarterManifest(Path network, double threshold, int trainClips, int devClips, HeldOut test) {
        this.network = network;
        this.threshold = threshold;
        this.trainClips = trainClips;
        this.devClips = devClips;
        this.test = test;
    }

    /** In comments too, for a manifest has no field for it. */
    String heldOut() {
        StringBuilder text = new StringBuilder("Held out, by clip, at the frozen threshold:\n");
        Map<String, Errors> species = test.bySpecies(threshold, clip -> !LeftOutSubdomain.holds(clip));
        Errors worst = species.values().stream()
                .max(Comparator.comparingDouble(Errors::share))
                .orElse(new Errors(0, 0));
        text.append("outside of the left-out subdomain: greatest APCER %s, BPCER %s%n"
                .formatted(worst, test.errors(threshold, clip -> !clip.attack() && !LeftOutSubdomain.holds(clip))));
        species.forEach((type, errors) -> text.append("  APCER of %s %s%n".formatted(type, errors)));
        text.append("inside of it (%s): APCER %s, BPCER %s%n"
                .formatted(
                        LeftOutSubdomain.LEFT_OUT,
                        test.errors(threshold, LeftOutSubdomain::leavesOut),
                        test.errors(threshold, clip -> !clip.attack() && LeftOutSubdomain.holds(clip))));
        test.bySpecies(threshold, LeftOutSubdomain::holds)
                .forEach((type, errors) -> text.append("  APCER of %s %s%n".formatted(type, errors)));
        text.append("Balanced accuracy by frame at 0.5:");
        for (AttackAttribute head : AttackAttribute.values()) {
            text.append(String.format(Locale.ROOT, " %s %.3f", head.word(), test.balancedAccuracy(head)));
        }
        return text.append('\n').toString();
    }

    String yaml() throws IOException {
        String heads = Arrays.stream(AttackAttribute.values())
                .map(AttackAttribute::word)
                .collect(Collectors.joining(", "));
        return """
                # Written by StarterTraining (make starter-model); not to be edited by hand.
                %9$sname: starter
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
                  from: equal error rate on %10$d simulated development clips
                aggregation: mean
                lineage:
                  trainedOn: %11$d simulated clips (bin/starter-model), no attacks of %12$s
                  participants: none
                """.formatted(
                        digest(),
                        ClipFrames.SIDE,
                        StarterNetwork.MEAN,
                        StarterNetwork.DEVIATION,
                        heads,
                        threshold,
                        StarterTraining.CROP.context(),
                        StarterTraining.INPUT.scale(),
                        heldOut().lines().map(line -> "# " + line + "\n").collect(Collectors.joining()),
                        devClips,
                        trainClips,
                        LeftOutSubdomain.LEFT_OUT.replace(", ", " and "));
    }

    private String digest() throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(network)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
