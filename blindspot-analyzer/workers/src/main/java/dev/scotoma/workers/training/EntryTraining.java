package dev.scotoma.workers.training;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.inference.IterationRunner.Unscorable;
import dev.scotoma.workers.inference.NetworkCheck;
import dev.scotoma.workers.inference.NetworkCheck.Refused;
import dev.scotoma.workers.inference.TemplateRunner;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Name;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.Inspected;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.media.Reason;
import dev.scotoma.workers.scoring.LocalModel;
import dev.scotoma.workers.training.Examples.Example;
import dev.scotoma.workers.training.FeatureStore.Stored;
import dev.scotoma.workers.training.HeadTraining.Trained;
import dev.scotoma.workers.training.Recording.Split;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.WorkerFault.Culprit;
import dev.scotoma.workers.worker.Workers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trains an iteration from recordings and a template, without a platform. The template is a manifest and a TorchScript
 * network beside it, of which the trunk stays as it is. Recordings are decoded, and the trunk is run, by sandboxed
 * workers, once for each recording: features are kept in the folder of the result, and so is where the training is, so
 * that what was interrupted goes on.
 */
public final class EntryTraining implements AutoCloseable {
    private static final Duration CHECK_WITHIN = Duration.ofMinutes(10);
    private static final int TOLD = 5;

    private final LocalModel template;
    private final Settings settings;
    private final Workers workers;
    private final Media media;
    private final TemplateRunner runner;
    private final ExecutorService files;

    /** Hears how it goes. */
    public interface Listener {
        /** Of the recordings so many have their features. */
        void featured(int done, int of);

        void trained(Epoch epoch);

        /** Something that whoever asked should know, in a sentence. */
        void remark(String sentence);
    }

    /**
     * The iteration that came of it.
     *
     * @param history every epoch, in order
     */
    public record Result(Path model, Epoch best, List<Epoch> history, int recordings, int devRecordings) {
        public Result {
            history = List.copyOf(history);
        }
    }

    private EntryTraining(LocalModel template, Settings settings, Workers workers) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        this.template = template;
        this.settings = settings;
        this.workers = workers;
        this.media = Media.ofFiles(workers, cores, settings.frames(), false);
        this.runner = new TemplateRunner(
                workers, template.manifest(), template.networks().getFirst(), cores);
        this.files = Executors.newFixedThreadPool(
                2 * cores, Thread.ofPlatform().daemon().factory());
    }

    /**
     * Opens a template and has its network checked.
     *
     * @param natives the folder for native libraries, which are extracted the first time
     * @throws IOException in one sentence, when heads cannot be trained for it as the preset says
     */
    public static EntryTraining open(Path template, Settings settings, Path natives)
            throws IOException, InterruptedException {
        LocalModel local = LocalModel.read(template);
        List<AttackAttribute> heads = local.manifest().output().heads();
        if (heads.size() != settings.preset().heads() || !heads.contains(AttackAttribute.SPOOF)) {
            throw new TrainingException("%s needs a template with %s, and %s has %s."
                    .formatted(
                            settings.preset().word(),
                            settings.preset().heads() == 1 ? "the head spoof alone" : "all eight heads",
                            template,
                            heads.stream().map(AttackAttribute::word).collect(Collectors.joining(", "))));
        }
        Workers workers = new Workers(Isolation.NONE, natives);
        try {
            new NetworkCheck(workers, CHECK_WITHIN).check(local.manifest(), local.networks());
            return new EntryTraining(local, settings, workers);
        } catch (Refused refused) {
            workers.close();
            throw new TrainingException(String.valueOf(refused.getMessage()), refused);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            workers.close();
            throw failed;
        }
    }

    /** Whether recordings and template are opened behind a wall on this machine. */
    public boolean walledIn() {
        return workers.isolation().atLeast(Isolation.NAMESPACES);
    }

    /**
     * Trains.
     *
     * @param name of the iteration
     * @param dataset identity of the version that the recordings are of
     * @param out where the iteration is written: model.yaml, its network and people, and what is kept between runs
     */
    public Result train(Name name, String dataset, List<Recording> recordings, Path out, Listener listener)
            throws IOException, InterruptedException {
        boolean ownDev = recordings.stream().anyMatch(recording -> recording.split() == Split.DEV);
        List<Recording> split = Splits.of(recordings, settings.seed());
        if (!ownDev) {
            listener.remark("No recording is for development, so the threshold is set on every fifth participant of"
                    + " those that are learned from, drawn by the seed.");
        }
        Path kept = Files.createDirectories(out.resolve("training"));
        try (FileChannel channel =
                        FileChannel.open(kept.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new TrainingException("Another training is at work in " + out + ".");
            }
            return train(name, dataset, split, out, kept, listener);
        }
    }

    private Result train(Name name, String dataset, List<Recording> split, Path out, Path kept, Listener listener)
            throws IOException, InterruptedException {
        List<Example> examples = featured(
                split.stream()
                        .filter(recording -> recording.split() != Split.TEST)
                        .toList(),
                new FeatureStore(kept.resolve("features")),
                listener);
        Examples train = of(Split.TRAIN, examples);
        Examples dev = of(Split.DEV, examples);
        HeadTraining training =
                new HeadTraining(settings, template.manifest().output().heads(), train, dev);
        if (!training.unknown().isEmpty()) {
            listener.remark("Nobody says anything of " + words(training.unknown())
                    + " in what is learned from; there the iteration says one half of everything.");
        }
        Trained trained = training.run(kept.resolve("checkpoint"), identity(dataset, train, dev), listener::trained);
        TrainedModel model = new TrainedModel(template, settings, name, dataset, train, dev);
        Path written = model.write(trained, out, this::put);
        return new Result(
                written,
                trained.best(),
                trained.history(),
                train.all().size(),
                dev.all().size());
    }

    private void put(float[] heads, Path to) throws IOException, InterruptedException {
        try {
            runner.writeWith(heads, to);
        } catch (WorkerFault fault) {
            throw new TrainingException("The heads cannot be put into the template: " + fault.getMessage(), fault);
        }
    }

    private static String words(List<AttackAttribute> attributes) {
        return attributes.stream().map(AttackAttribute::word).collect(Collectors.joining(", "));
    }

    private static Examples of(Split split, List<Example> examples) {
        return new Examples(examples.stream()
                .filter(example -> example.recording().split() == split)
                .toList());
    }

    /** A digest of what is trained and how. */
    private String identity(String dataset, Examples train, Examples dev) {
        String recordings = List.of(train, dev).stream()
                .flatMap(examples -> examples.all().stream())
                .map(example ->
                        example.recording().sha256() + example.recording().split())
                .collect(Collectors.joining(" "));
        return Splits.digest(String.join(
                "|",
                dataset,
                templateKey(),
                settings.preset().word(),
                Double.toString(settings.rate()),
                Integer.toString(settings.seed()),
                Integer.toString(settings.epochs()),
                Integer.toString(settings.patience()),
                recordings));
    }

    /** Everything that features depend on beside the recording. */
    private String templateKey() {
        Manifest.Network network = template.manifest().networks().getFirst();
        return String.join(
                "|",
                network.sha256(),
                network.input().toString(),
                network.crop().toString(),
                Integer.toString(settings.frames()),
                Integer.toString(FramePack.VERSION));
    }

    private String key(Recording recording) {
        return Splits.digest(templateKey() + "|" + recording.sha256());
    }

    private List<Example> featured(List<Recording> recordings, FeatureStore store, Listener listener)
            throws IOException, InterruptedException {
        store.keepOnly(recordings.stream().map(this::key).collect(Collectors.toSet()));
        List<Future<Attempt>> attempts = new ArrayList<>();
        recordings.forEach(recording -> attempts.add(files.submit(() -> attempt(recording, store))));
        List<Example> examples = new ArrayList<>();
        List<String> without = new ArrayList<>();
        try {
            for (int i = 0; i < attempts.size(); i++) {
                Attempt attempt = attempts.get(i).get();
                Recording recording = recordings.get(i);
                attempt.features().ifPresent(features -> examples.add(new Example(recording, features)));
                attempt.why().ifPresent(why -> without.add(recording.file() + ": " + why));
                listener.featured(i + 1, attempts.size());
            }
        } catch (ExecutionException failed) {
            attempts.forEach(attempt -> attempt.cancel(true));
            if (failed.getCause() instanceof IOException sentence) {
                throw sentence;
            }
            throw new IllegalStateException(failed.getCause());
        }
        if (!without.isEmpty()) {
            listener.remark("%d of %d recordings are left out, because they give no frame to learn from: %s%s"
                    .formatted(
                            without.size(),
                            recordings.size(),
                            without.stream().limit(TOLD).collect(Collectors.joining("; ")),
                            without.size() > TOLD ? "; and others." : ""));
        }
        return examples;
    }

    /** @param why there are no features, where the recording is to blame */
    private record Attempt(Optional<Stored> features, Optional<String> why) {
        static Attempt failed(String why) {
            return new Attempt(Optional.empty(), Optional.of(why));
        }
    }

    private Attempt attempt(Recording recording, FeatureStore store) throws IOException, InterruptedException {
        String key = key(recording);
        Optional<Stored> there = store.find(key);
        if (there.isPresent()) {
            return told(there.get());
        }
        try {
            return told(store.put(key, runner.features(new Packing(recording))));
        } catch (NoFrames | Unscorable unreadable) {
            return Attempt.failed(String.valueOf(unreadable.getMessage()));
        } catch (WorkerFault fault) {
            if (fault.culprit() == Culprit.INPUT) {
                return Attempt.failed(String.valueOf(fault.getMessage()));
            }
            throw new TrainingException(
                    "This machine gives no features of " + recording.file() + ": " + fault.getMessage(), fault);
        }
    }

    private static Attempt told(Stored features) {
        return features.rows() > 0
                ? new Attempt(Optional.of(features), Optional.empty())
                : Attempt.failed("No frame looked at has a face.");
    }

    /** Says that a recording has none to learn from, because several people are in it for example. */
    private static final class NoFrames extends IOException {
        NoFrames(String why) {
            super(why);
        }
    }

    /** A pack that is made where the trunk reads it. */
    private final class Packing implements Bytes {
        private final Recording recording;

        Packing(Recording recording) {
            this.recording = recording;
        }

        @Override
        public void writeTo(Path pack) throws IOException, InterruptedException, WorkerFault {
            Media.Source source = () -> Files.newInputStream(recording.file());
            boolean whole = template.manifest().wantsWholeFrames();
            Inspected inspected = whole
                    ? media.inspectWhole(source, Optional.empty(), pack)
                    : media.inspect(source, Optional.empty(), pack);
            if (!inspected.packed() || inspected.reason().equals(Optional.of(Reason.SEVERAL_FACES))) {
                throw new NoFrames(inspected.detail());
            }
            // Of what is refused not all may have been read.
            if (!inspected.source().sha256().equals(recording.sha256())) {
                throw new TrainingException(recording.file() + " has the sha256 "
                        + inspected.source().sha256() + ", and the version says " + recording.sha256() + ".");
            }
        }
    }

    @Override
    public void close() {
        files.shutdownNow();
        runner.close();
        workers.close();
    }
}
