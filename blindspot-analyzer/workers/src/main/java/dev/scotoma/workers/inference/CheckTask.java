package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.CheckReport;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.worker.WorkerTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tries the networks of an iteration: whether they load, and answer as promised, with numbers, and the same again. */
final class CheckTask implements WorkerTask<CheckTask.Candidate, CheckTask.Verdict> {
    private static final int BATCH = 4;
    private static final int TIMED = 3;
    /**
     * How far two answers to the same frame may be apart. Kernels differ by batch size in the last digits; a network in
     * training mode differs in the first.
     */
    private static final double TOLERANCE = 1e-3;

    /** @param networks files, in the order of the manifest */
    record Candidate(Manifest manifest, List<String> networks) {}

    /**
     * What came of the check.
     *
     * @param refused why the networks are refused; empty when there is a report
     */
    record Verdict(String refused, @Nullable CheckReport report) {
        Verdict {
            Objects.requireNonNull(refused);
        }
    }

    @Override
    public Verdict run(Candidate candidate, InputStream input, OutputStream output) throws IOException {
        try (Ensemble ensemble = Ensemble.load(
                candidate.manifest(),
                candidate.networks().stream().map(Path::of).toList(),
                Device.CPU)) {
            return new Verdict("", report(ensemble));
        } catch (Unusable | DeviceFailure unusable) {
            return new Verdict(String.valueOf(unusable.getMessage()), null);
        }
    }

    private static CheckReport report(Ensemble ensemble) throws Unusable, DeviceFailure {
        List<ByteBuffer> noise = noise(ensemble);
        List<String> warnings = new ArrayList<>();
        for (int n = 0; n < noise.size(); n++) {
            Readout.Doubt doubt = ensemble.networks().get(n).doubt(noise.get(n), BATCH);
            if (!doubt.contradiction().isEmpty()) {
                throw new Unusable(doubt.contradiction());
            }
            if (!doubt.warning().isEmpty()) {
                warnings.add(doubt.warning());
            }
        }
        float[] batch = ensemble.probabilities(noise, BATCH);
        List<AttackAttribute> heads = ensemble.manifest().output().heads();
        for (int i = 0; i < batch.length; i++) {
            if (Float.isNaN(batch[i])) {
                throw new Unusable("The networks give no probability for "
                        + heads.get(i % heads.size()).word() + ", but NaN or a number outside of 0 to 1.");
            }
        }
        if (!Arrays.equals(batch, ensemble.probabilities(noise, BATCH))) {
            throw new Unusable("The networks answer the same frames differently when asked again.");
        }
        float[] alone = ensemble.probabilities(noise, 1);
        double difference = 0;
        List<Double> smoke = new ArrayList<>();
        for (int head = 0; head < alone.length; head++) {
            difference = Math.max(difference, Math.abs(alone[head] - batch[head]));
            smoke.add((double) alone[head]);
        }
        if (difference > TOLERANCE) {
            throw new Unusable(String.format(
                    Locale.ROOT,
                    "The networks answer a frame alone otherwise than in a batch (by %.3f); they may be in training"
                            + " mode.",
                    difference));
        }
        return new CheckReport(ensemble.device(), msPerFrame(ensemble, noise), difference, smoke, warnings);
    }

    /** Frames of noise: the second is dark and the third bright, because networks may say the same of what is alike. */
    private static List<ByteBuffer> noise(Ensemble ensemble) {
        Random random = new Random(7);
        List<ByteBuffer> inputs = new ArrayList<>();
        for (Network network : ensemble.networks()) {
            ByteBuffer pixels =
                    ByteBuffer.allocateDirect(BATCH * network.frameBytes()).order(ByteOrder.nativeOrder());
            boolean whole = network.frameBytes() == network.frameSize();
            for (int i = 0; i < BATCH * network.frameSize(); i++) {
                int value = shaded(random.nextInt(256), i / network.frameSize());
                if (whole) {
                    pixels.put((byte) value);
                } else {
                    pixels.putFloat(value);
                }
            }
            inputs.add(pixels.clear());
        }
        return inputs;
    }

    private static int shaded(int value, int frame) {
        return switch (frame) {
            case 1 -> value / 8;
            case 2 -> 255 - value / 8;
            default -> value;
        };
    }

    private static double msPerFrame(Ensemble ensemble, List<ByteBuffer> noise) throws Unusable, DeviceFailure {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TIMED; i++) {
            long began = System.nanoTime();
            ensemble.probabilities(noise, BATCH);
            best = Math.min(best, (System.nanoTime() - began) / 1e6 / BATCH);
        }
        return best;
    }
}
