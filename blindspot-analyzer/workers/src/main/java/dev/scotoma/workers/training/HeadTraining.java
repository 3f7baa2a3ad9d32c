package dev.scotoma.workers.training;

import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.Errors;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.evaluation.Thresholds;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.training.Examples.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Trains heads on features, an epoch after the other, and keeps those of the best. Everything that is drawn follows from
 * the seed and the number of the epoch, and every sum is taken in one order: the same training gives the same bytes,
 * whether or not it was interrupted after any epoch or in it.
 */
final class HeadTraining {
    /** Heads that do worse than this many times those that guess are on their way out of the numbers. */
    private static final double DIVERGED = 2;

    private final Settings settings;
    private final List<AttackAttribute> attributes;
    private final Examples train;
    private final Examples dev;

    /** @param attributes what each head tells, in order */
    HeadTraining(Settings settings, List<AttackAttribute> attributes, Examples train, Examples dev)
            throws TrainingException {
        this.settings = settings;
        this.attributes = attributes;
        this.train = train;
        this.dev = dev;
        requireBoth(train, "that are learned from");
        requireBoth(dev, "that the threshold is set on");
    }

    private static void requireBoth(Examples examples, String which) throws TrainingException {
        long attacks = examples.all().stream()
                .filter(example -> example.recording().attack())
                .count();
        String missing = examples.rows() == 0
                ? "recording with a face"
                : attacks == 0 ? "attack" : attacks == examples.all().size() ? "genuine recording" : "";
        if (!missing.isEmpty()) {
            throw new TrainingException("There is no " + missing + " among those " + which + ".");
        }
    }

    /** The best heads, and every epoch. */
    @SuppressWarnings("ArrayRecordComponent")
    record Trained(float[] parameters, Epoch best, List<Epoch> history) {}

    /** Which heads nothing is known of; they say one half of everything. */
    List<AttackAttribute> unknown() {
        return attributes.stream()
                .filter(attribute -> train.all().stream()
                        .allMatch(example -> Double.isNaN(example.recording().probability(attribute))))
                .toList();
    }

    /**
     * Trains, from the checkpoint on where there is one.
     *
     * @param identity of the training, as {@link Checkpoint} keeps it
     * @param done hears of every epoch once its checkpoint is written, and of those before it at once
     * @throws TrainingException when it diverges
     */
    Trained run(Path checkpoint, String identity, Consumer<Epoch> done) throws IOException {
        Optional<Checkpoint> before = Checkpoint.read(checkpoint, identity);
        int width = train.all().getFirst().features().width();
        Heads heads;
        AdamW optimizer;
        float[] best;
        List<Epoch> history = new ArrayList<>();
        if (before.isPresent()) {
            Checkpoint there = before.get();
            heads = new Heads(width, attributes.size(), there.parameters());
            optimizer = new AdamW(there.mean(), there.square(), there.steps());
            best = there.best();
            history.addAll(there.history());
            history.forEach(done);
        } else {
            heads = Heads.drawn(width, attributes.size(), random(-1));
            unknown().forEach(attribute -> heads.silence(attributes.indexOf(attribute)));
            optimizer = new AdamW(heads.parameters().length);
            best = heads.parameters().clone();
        }
        while (history.size() < settings.epochs() && !stalled(history)) {
            Epoch epoch = epoch(history.size(), heads, optimizer);
            history.add(epoch);
            if (best(history).equals(epoch)) {
                best = heads.parameters().clone();
            }
            new Checkpoint(heads.parameters(), optimizer.mean(), optimizer.square(), optimizer.steps(), best, history)
                    .write(checkpoint, identity);
            done.accept(epoch);
        }
        return new Trained(best, best(history), history);
    }

    private static Epoch best(List<Epoch> history) {
        return history.stream().min(Epoch.BETTER).orElseThrow();
    }

    private boolean stalled(List<Epoch> history) {
        return !history.isEmpty() && history.size() - best(history).number() >= settings.patience();
    }

    /** Each epoch draws from a stream of its own. */
    private RandomGenerator random(int epoch) {
        return new SplittableRandom(31L * settings.seed() + epoch);
    }

    private Epoch epoch(int epoch, Heads heads, AdamW optimizer) throws IOException {
        RandomGenerator random = random(epoch);
        int[] order = shuffled(train.rows(), random);
        int batches = (order.length + Preset.BATCH - 1) / Preset.BATCH;
        float[] rows = new float[Math.min(order.length, Preset.BATCH) * heads.features()];
        float[] gradients = new float[heads.parameters().length];
        double sum = 0;
        double rate = settings.rate();
        for (int batch = 0; batch < batches; batch++) {
            int from = batch * Preset.BATCH;
            int frames = Math.min(Preset.BATCH, order.length - from);
            CrowdTarget way = CrowdTarget.ofBatch(epoch, random);
            byte[] targets = new byte[frames * attributes.size()];
            for (int i = 0; i < frames; i++) {
                train.read(order[from + i], rows, i * heads.features());
                Recording recording = train.recording(order[from + i]);
                for (int head = 0; head < attributes.size(); head++) {
                    targets[i * attributes.size() + head] = way.of(recording.probability(attributes.get(head)), random);
                }
            }
            rate = settings.schedule().rate(settings.rate(), epoch + (double) batch / batches);
            sum += heads.loss(rows, frames, targets, gradients);
            optimizer.step(heads.parameters(), gradients, rate);
        }
        for (float parameter : heads.parameters()) {
            if (!Float.isFinite(parameter)) {
                throw diverged(epoch, "infinite");
            }
        }
        double guess = Math.log(2) * (attributes.size() - unknown().size());
        if (sum / batches > DIVERGED * guess) {
            throw diverged(epoch, String.format(Locale.ROOT, "%.3g where guessing has %.3g", sum / batches, guess));
        }
        return judged(epoch + 1, rate, sum / batches, heads);
    }

    private TrainingException diverged(int epoch, String loss) {
        return new TrainingException(String.format(
                Locale.ROOT,
                "The training diverged in epoch %d at a learning rate of %s: the loss is %s; take a lower --lr.",
                epoch + 1,
                settings.rate(),
                loss));
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private Epoch judged(int number, double rate, double loss, Heads heads) throws IOException {
        Presentations.Builder presentations = Presentations.builder();
        int deciding = attributes.indexOf(AttackAttribute.SPOOF);
        int[] wrong = new int[attributes.size()];
        int[] known = new int[attributes.size()];
        double lossSum = 0;
        for (Example example : dev.all()) {
            double[] means = means(example, heads);
            Recording recording = example.recording();
            double score = means[deciding];
            double right = recording.attack() ? score : 1 - score;
            lossSum += ReducedFocalLoss.of(Math.log((1 - right) / Math.max(right, Double.MIN_NORMAL)));
            presentations.add(score, recording.species().orElse(null), recording.participant());
            for (int head = 0; head < means.length; head++) {
                double crowd = recording.probability(attributes.get(head));
                if (!Double.isNaN(crowd)) {
                    known[head]++;
                    wrong[head] += means[head] >= 0.5 == crowd >= 0.5 ? 0 : 1;
                }
            }
        }
        Presentations all = presentations.build();
        double threshold = Thresholds.eer(all, Convention.HIGHER_IS_ATTACK);
        double hter = Errors.at(all, Convention.HIGHER_IS_ATTACK, threshold).hter();
        List<Double> errors = IntStream.range(0, wrong.length)
                .mapToObj(head -> known[head] == 0 ? Double.NaN : (double) wrong[head] / known[head])
                .toList();
        return new Epoch(number, rate, loss, lossSum / dev.all().size(), hter, threshold, errors);
    }

    /** The score of a recording is the mean over its frames, as when it is scored. */
    private static double[] means(Example example, Heads heads) throws IOException {
        int count = example.features().rows();
        float[] rows = new float[count * heads.features()];
        for (int row = 0; row < count; row++) {
            example.features().read(row, rows, row * heads.features());
        }
        double[] p = heads.probabilities(rows, count);
        double[] means = new double[heads.count()];
        for (int i = 0; i < p.length; i++) {
            means[i % means.length] += p[i] / count;
        }
        return means;
    }
}
