package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.InferenceAnswer.Outcome;
import dev.scotoma.workers.inference.Network.Unusable;
import dev.scotoma.workers.worker.WorkerTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Runs frame packs through the networks of one iteration, inside a worker. The networks stay loaded for the packs that
 * follow, and every pack is answered as soon as they have seen it.
 */
final class InferenceTask implements WorkerTask<InferenceQuestion, InferenceAnswer> {
    private final Device device;
    private final ExecutorService preparers;
    private @Nullable Loaded loaded;

    private record Loaded(Ensemble ensemble, Batches batches) {}

    /**
     * A task without networks yet.
     *
     * @param preparers run what decodes and crops
     */
    InferenceTask(Device device, ExecutorService preparers) {
        this.device = device;
        this.preparers = preparers;
    }

    @Override
    public InferenceAnswer run(InferenceQuestion question, InputStream input, OutputStream output) throws IOException {
        try {
            Loaded networks = loaded(question);
            var nanos = networks.batches().score(paths(question.packs()), answer -> PackAnswers.send(answer, output));
            return new InferenceAnswer(Outcome.RAN, "", networks.ensemble().mostFrames(), nanos);
        } catch (Unusable unusable) {
            return InferenceAnswer.not(Outcome.NETWORK_UNUSABLE, String.valueOf(unusable.getMessage()));
        } catch (DeviceFailure failure) {
            return InferenceAnswer.not(Outcome.DEVICE_UNUSABLE, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a picture");
        }
    }

    private Loaded loaded(InferenceQuestion question) throws IOException, Unusable, DeviceFailure {
        Loaded here = loaded;
        if (here == null) {
            Engines.reach(device);
            Ensemble ensemble = Ensemble.load(question.manifest(), paths(question.networks()), device);
            here = new Loaded(ensemble, new Batches(ensemble, device, preparers));
            loaded = here;
        }
        return here;
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).toList();
    }
}
