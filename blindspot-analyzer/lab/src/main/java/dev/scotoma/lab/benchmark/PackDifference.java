package dev.scotoma.lab.benchmark;

import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.scoring.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What an iteration says of frame packs, held against what it says of the whole frames of the same recordings, decoded
 * afresh.
 *
 * @param frames that gave a number in either
 * @param decisions that are other ones
 */
record PackDifference(
        int frames, double meanOfFrames, double mostOfFrames, double meanOfScores, double mostOfScores, int decisions) {

    static PackDifference of(Manifest manifest, List<FrameScores> ofPacks, List<FrameScores> ofFrames) {
        List<Double> frames = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        int decisions = 0;
        int deciding = manifest.output().deciding();
        for (int session = 0; session < ofPacks.size(); session++) {
            FrameScores pack = ofPacks.get(session);
            FrameScores fresh = ofFrames.get(session);
            if (!pack.atMs().equals(fresh.atMs())) {
                throw new IllegalArgumentException("These are other frames: " + pack.atMs() + ", " + fresh.atMs());
            }
            for (int frame = 0; frame < pack.frames(); frame++) {
                add(frames, number(pack.probability(frame, deciding)), number(fresh.probability(frame, deciding)));
            }
            Verdict one = Verdict.of(pack, manifest);
            Verdict other = Verdict.of(fresh, manifest);
            add(scores, one.spoofScore(), other.spoofScore());
            decisions += one.decision() == other.decision() ? 0 : 1;
        }
        return new PackDifference(frames.size(), mean(frames), most(frames), mean(scores), most(scores), decisions);
    }

    private static OptionalDouble number(float p) {
        return Float.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
    }

    /** A number on one side only is as different as can be. */
    private static void add(List<Double> differences, OptionalDouble one, OptionalDouble other) {
        if (one.isPresent() && other.isPresent()) {
            differences.add(Math.abs(one.getAsDouble() - other.getAsDouble()));
        } else if (Stream.of(one, other).anyMatch(OptionalDouble::isPresent)) {
            differences.add(1.0);
        }
    }

    private static double mean(List<Double> differences) {
        return differences.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static double most(List<Double> differences) {
        return differences.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
