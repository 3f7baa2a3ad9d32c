package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.Batches.Batch;
import dev.scotoma.workers.inference.Batches.Place;
import dev.scotoma.workers.inference.InferenceAnswer.OfPack;
import dev.scotoma.workers.inference.InferenceAnswer.Outcome;
import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.inference.Perturbation.Kind;
import dev.scotoma.workers.worker.Stopwatch;
import dev.scotoma.workers.worker.WorkerTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Runs frame packs through the networks of one iteration, inside a worker. The networks stay loaded for the packs that
 * follow. One thread reads packs, others decode and crop, and one runs the networks, before which at most two batches
 * wait.
 */
final class InferenceTask implements WorkerTask<InferenceQuestion, InferenceAnswer> {
    /**
     * How many numbers the input of a batch has at most, all networks together. Four batches are in memory at a time.
     */
    private static final int MOST_NUMBERS = 24 << 20;

    private final Device device;
    private final Executor preparers;
    private Optional<Ensemble> loaded = Optional.empty();

    /**
     * A task without networks yet.
     *
     * @param preparers run what decodes and crops
     */
    InferenceTask(Device device, Executor preparers) {
        this.device = device;
        this.preparers = preparers;
    }

    @Override
    public InferenceAnswer run(InferenceQuestion question, InputStream input, OutputStream output) throws IOException {
        try {
            if (!question.networkBytes().isEmpty()) {
                loaded.ifPresent(Ensemble::close);
                loaded = Optional.empty();
                Engines.reach(device);
                loaded = Optional.of(Ensemble.load(question.manifest(), question.networkBytes(), input, device));
            }
            if (loaded.isEmpty() || !loaded.get().manifest().equals(question.manifest())) {
                return InferenceAnswer.not(Outcome.NETWORK_NEEDED, "");
            }
            return score(loaded.get(), question.packBytes(), input, output);
        } catch (Unusable unusable) {
            return InferenceAnswer.not(Outcome.NETWORK_UNUSABLE, String.valueOf(unusable.getMessage()));
        } catch (DeviceFailure failure) {
            return InferenceAnswer.not(Outcome.DEVICE_UNUSABLE, String.valueOf(failure.getMessage()));
        }
    }

    private InferenceAnswer score(Ensemble ensemble, List<Long> packs, InputStream input, OutputStream output)
            throws IOException, Unusable, DeviceFailure {
        Map<Place, float[]> probabilities = new HashMap<>();
        Stopwatch<InferenceStage> watch = new Stopwatch<>(InferenceStage.class);
        try (var pipe = new Pipe<Batch>(2);
                var batches = new Batches(ensemble, batch(ensemble), preparers, pipe::put)) {
            pipe.fill(() -> {
                for (long bytes : packs) {
                    First pack = new First(input, bytes);
                    batches.add(pack);
                    pack.skipRest();
                }
                batches.flush();
            });
            for (Optional<Batch> next = pipe.take(); next.isPresent(); next = pipe.take()) {
                next.get().await();
                watch.start(InferenceStage.INFER);
                run(ensemble, next.get(), probabilities);
                watch.stop();
            }
            List<OfPack> answers = batches.answers();
            for (int pack = 0; pack < packs.size(); pack++) {
                output.write(scores(ensemble, pack, answers.get(pack).atMs(), probabilities)
                        .bytesWithPerturbed());
            }
            Map<InferenceStage, Long> nanos = new EnumMap<>(batches.nanos());
            nanos.putAll(watch.nanos());
            return new InferenceAnswer(
                    Outcome.RAN, "", ensemble.device(), ensemble.mostFrames(), ensemble.halfOff(), answers, nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the next batch");
        }
    }

    private static FrameScores scores(
            Ensemble ensemble, int pack, List<Integer> atMs, Map<Place, float[]> probabilities) {
        int heads = ensemble.heads();
        int changes = Perturbation.changes(ensemble.manifest());
        float[] asTheyAre = new float[atMs.size() * heads];
        float[] perturbed = new float[atMs.size() * changes];
        Arrays.fill(asTheyAre, Float.NaN); // a frame without a face is counted, and weighs nothing
        Arrays.fill(perturbed, Float.NaN);
        for (int frame = 0; frame < atMs.size(); frame++) {
            float[] p = probabilities.get(new Place(pack, frame, Kind.NONE));
            if (p != null) {
                System.arraycopy(p, 0, asTheyAre, frame * heads, heads);
            }
            for (int change = 0; change < changes; change++) {
                float[] changed = probabilities.get(new Place(pack, frame, Kind.CHANGES.get(change)));
                if (changed != null) {
                    perturbed[frame * changes + change] =
                            changed[ensemble.manifest().output().deciding()];
                }
            }
        }
        return new FrameScores(atMs, heads, asTheyAre).with(perturbed);
    }

    private int batch(Ensemble ensemble) {
        int frame = ensemble.networks().stream().mapToInt(Network::frameSize).sum();
        // A picture with all its changes may fill several small batches before the first of them goes on.
        int shares = Perturbation.changes(ensemble.manifest()) > 0 ? 2 : 1;
        return Math.clamp(MOST_NUMBERS / shares / frame, 1, device.batch());
    }

    private void run(Ensemble ensemble, Batch batch, Map<Place, float[]> probabilities) throws Unusable, DeviceFailure {
        int frames = device.wantsFullBatches(ensemble.manifest())
                ? batch.fillUp()
                : batch.places().size();
        float[] p = ensemble.probabilities(batch.inputs(), frames);
        for (int i = 0; i < batch.places().size(); i++) {
            probabilities.put(
                    batch.places().get(i), Arrays.copyOfRange(p, i * ensemble.heads(), (i + 1) * ensemble.heads()));
        }
    }
}
