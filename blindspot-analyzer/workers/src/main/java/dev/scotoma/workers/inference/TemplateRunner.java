package dev.scotoma.workers.inference;

import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import dev.scotoma.workers.manifest.Manifest.Values;
import dev.scotoma.workers.worker.Call;
import dev.scotoma.workers.worker.Words;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerPool;
import dev.scotoma.workers.worker.WorkerSpec;
import dev.scotoma.workers.worker.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the trunk of a template in a process of its own and, in another one, puts heads into it. Neither the template nor
 * a picture is opened here. A runner is thread-safe; packs are taken one at a time, with all its threads on each.
 */
public final class TemplateRunner implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofHours(6);
    private static final int HEAP_MIB = 1280;
    private static final int TURNED_MIB = 768;
    private static final int THREAD_MIB = 16;
    /** Of a pack: 256 frames with 16,384 features. */
    private static final long MOST_BYTES = 16L << 20;

    private static final long MOST_NETWORK_BYTES = 4L << 30;

    private final Workers workers;
    private final Manifest manifest;
    private final int threads;
    private final NetworkFiles files;
    private @Nullable WorkerPool features;

    /**
     * Features of a recording's frames.
     *
     * @param rows frames with a face
     * @param width numbers of each
     * @param values rows × width
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Features(int rows, int width, float[] values) {}

    /** Says that the template cannot be used, whatever it is fed. The message is one sentence. */
    public static final class NoTemplate extends IOException {
        NoTemplate(String why) {
            super(why);
        }
    }

    /** @throws IOException in a sentence, where its manifest alone tells that heads cannot be trained for it */
    public TemplateRunner(Workers workers, Manifest manifest, Bytes network, int threads) throws IOException {
        if (manifest.networks().size() != 1
                || manifest.networks().getFirst().format() != Format.TORCHSCRIPT
                || manifest.output().values() != Values.TWO_CLASS) {
            throw new NoTemplate(
                    "A template is one TorchScript network whose values are two_class, and its manifest says otherwise.");
        }
        this.workers = workers;
        this.manifest = manifest;
        this.threads = threads;
        this.files = new NetworkFiles(workers, manifest, List.of(network));
    }

    /**
     * The features of a recording's pack.
     *
     * @throws Unscorable when the pack cannot be read
     * @throws WorkerFault where no worker gave an answer; its culprit is the pack if it ends workers that take another
     * @throws NoTemplate when the template cannot be used
     */
    public Features features(Bytes pack) throws IOException, InterruptedException, WorkerFault, Unscorable {
        return of(
                pack,
                file -> workers.trial()
                        .of(alone -> ask(file, alone), alone -> of(KnownGood.pack(), good -> ask(good, alone))));
    }

    private interface Asking {
        Features of(Path pack) throws IOException, InterruptedException, WorkerFault, Unscorable;
    }

    /** Lays a pack where workers see it. That may fail on its own, and is no fault of the trunk's worker. */
    private Features of(Bytes pack, Asking asking) throws IOException, InterruptedException, WorkerFault, Unscorable {
        Path file = files.create();
        try {
            pack.writeTo(file);
            return asking.of(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Features ask(Path pack, boolean alone) throws IOException, InterruptedException, WorkerFault, Unscorable {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        FeatureTask.Answer answer = pool().call(new Call<>(
                        new FeatureTask.Question(manifest, network(), pack.toString()),
                        InputStream.nullInputStream(),
                        FeatureTask.Answer.class,
                        numbers,
                        MOST_BYTES,
                        WITHIN)
                .alone(alone));
        return features(answer, numbers.toByteArray());
    }

    /** What a worker answers, as far as it can be true. */
    private static Features features(FeatureTask.Answer answer, byte[] numbers) throws NoTemplate, Unscorable {
        if (!answer.unusable().isEmpty()) {
            throw new NoTemplate(Words.of(answer.unusable()));
        }
        if (!answer.unreadable().isEmpty()) {
            throw new Unscorable(Words.of(answer.unreadable()));
        }
        if (answer.rows() < 0
                || answer.width() < 1
                || numbers.length != (long) answer.rows() * answer.width() * Float.BYTES) {
            throw new NoTemplate(
                    "The worker's features cannot be true: there are " + numbers.length + " bytes of them.");
        }
        float[] values = new float[numbers.length / Float.BYTES];
        ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new NoTemplate("The trunk of the template gives numbers that are infinite or none.");
            }
        }
        return new Features(answer.rows(), answer.width(), values);
    }

    /**
     * Writes the template with these heads in the place of its own.
     *
     * @param parameters the weights, two rows for each head, and then the biases
     * @throws NoTemplate when the template cannot take them
     */
    public void writeWith(float[] parameters, Path to) throws IOException, InterruptedException, WorkerFault {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        try (WorkerPool pool =
                        workers.pool(spec("heads", HeadsWorker.class).jobs(1).build());
                OutputStream out = Files.newOutputStream(to)) {
            HeadsTask.Answer answer = pool.call(new Call<>(
                    new HeadsTask.Question(manifest, network()),
                    new ByteArrayInputStream(bytes.array()),
                    HeadsTask.Answer.class,
                    out,
                    MOST_NETWORK_BYTES,
                    WITHIN));
            if (!answer.unusable().isEmpty()) {
                throw new NoTemplate(Words.of(answer.unusable()));
            }
        } catch (Unscorable others) {
            throw new NoTemplate(String.valueOf(others.getMessage()));
        }
    }

    private String network() throws IOException, InterruptedException, WorkerFault, Unscorable {
        return files.networks().getFirst().toString();
    }

    private synchronized WorkerPool pool() throws IOException, InterruptedException, WorkerFault, Unscorable {
        if (features == null) {
            features = workers.pool(
                    spec("features", FeatureWorker.class).jobs(1000).busy(LIFE).build());
        }
        return features;
    }

    private WorkerSpec.Builder spec(String name, Class<?> main)
            throws IOException, InterruptedException, WorkerFault, Unscorable {
        int networkMiB = (int) Math.min(16 << 10, Files.size(Path.of(network())) >> 20);
        return WorkerSpec.of(name, main)
                .heapMiB(HEAP_MIB + TURNED_MIB + 2 * networkMiB)
                .nativeMiB(1280 + 4 * networkMiB + THREAD_MIB * threads)
                .scratchMiB(16)
                .threads(threads)
                .inputs(List.of(files.folder()))
                .options(List.of("-Dai.djl.pytorch.num_threads=" + threads, "-Dai.djl.pytorch.num_interop_threads=1"));
    }

    @Override
    public void close() {
        WorkerPool pool = closing();
        if (pool != null) {
            pool.close();
        }
        files.close();
    }

    private synchronized @Nullable WorkerPool closing() {
        WorkerPool pool = features;
        features = null;
        return pool;
    }
}
