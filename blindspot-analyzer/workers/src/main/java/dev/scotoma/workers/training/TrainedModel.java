package dev.scotoma.workers.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Identity;
import dev.scotoma.workers.manifest.Manifest.Lineage;
import dev.scotoma.workers.manifest.Manifest.Name;
import dev.scotoma.workers.manifest.Manifest.Network;
import dev.scotoma.workers.manifest.Manifest.Reading;
import dev.scotoma.workers.manifest.Manifest.Threshold;
import dev.scotoma.workers.manifest.Manifest.Training;
import dev.scotoma.workers.scoring.LocalModel;
import dev.scotoma.workers.training.Examples.Example;
import dev.scotoma.workers.training.HeadTraining.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trained iteration: its network, the people whom it learned from and was tuned on, the curves, and last the
 * manifest, so that there is none before all of it is there.
 */
record TrainedModel(LocalModel template, Settings settings, Name name, String dataset, Examples train, Examples dev) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NETWORK = "network.pt";
    private static final String PEOPLE = "participants.csv";

    /** Puts heads into the template. */
    @FunctionalInterface
    interface Heading {
        void put(float[] heads, Path to) throws IOException, InterruptedException;
    }

    Path write(Trained trained, Path out, Heading heading) throws IOException, InterruptedException {
        Path part = out.resolve(NETWORK + ".part");
        heading.put(trained.parameters(), part);
        Path network = Files.move(
                part, out.resolve(NETWORK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path people = replace(out.resolve(PEOPLE), people());
        replace(out.resolve("training.json"), curves(trained));
        Manifest manifest = manifest(trained, LocalModel.sha256(network), LocalModel.sha256(people));
        return replace(out.resolve("model.yaml"), manifest.yaml());
    }

    private static Path replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whoever is here may not be used to judge the iteration. Those who are shown count as those who recorded. */
    private String people() {
        Map<String, String> split = new TreeMap<>();
        for (Examples examples : List.of(train, dev)) {
            for (Example example : examples.all()) {
                String word = example.recording().split().name().toLowerCase(Locale.ROOT);
                split.put(example.recording().participant(), word);
                split.put(example.recording().depicted(), word);
            }
        }
        StringBuilder table = new StringBuilder("participant,split\n");
        split.forEach(
                (person, word) -> table.append(person).append(',').append(word).append('\n'));
        return table.toString();
    }

    private Manifest manifest(Trained trained, String networkSha256, String peopleSha256) {
        Manifest from = template.manifest();
        Network untrained = from.networks().getFirst();
        Epoch best = trained.best();
        return new Manifest(
                new Identity(name, null, from.demonstration()),
                List.of(new Network(NETWORK, untrained.format(), networkSha256, untrained.input(), untrained.crop())),
                new Reading(
                        from.output(),
                        new Threshold(
                                best.threshold(),
                                "equal error rate on %d recordings of the development set"
                                        .formatted(dev.all().size())),
                        Manifest.Aggregation.MEAN),
                null,
                new Lineage(
                        "%d recordings of the dataset version %s, by %s on the trunk of %s"
                                .formatted(
                                        train.all().size(),
                                        dataset,
                                        settings.preset().word(),
                                        from.id()),
                        PEOPLE + " beside this manifest: who was learned from, and who set the threshold",
                        new Training(
                                dataset,
                                untrained.sha256(),
                                settings.preset().word(),
                                settings.epochs(),
                                settings.rate(),
                                settings.seed(),
                                settings.frames(),
                                best.number(),
                                best.devHter(),
                                peopleSha256)));
    }

    private String curves(Trained trained) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("best_epoch", trained.best().number());
        root.put("recordings", train.all().size());
        root.put("frames", train.rows());
        root.put("dev_recordings", dev.all().size());
        root.put("dev_frames", dev.rows());
        root.put("epochs", trained.history().stream().map(this::curve).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private Map<String, Object> curve(Epoch epoch) {
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("epoch", epoch.number());
        curve.put("rate", epoch.rate());
        curve.put("loss", epoch.loss());
        curve.put("dev_loss", epoch.devLoss());
        curve.put("dev_hter", epoch.devHter());
        curve.put("threshold", epoch.threshold());
        Map<String, @Nullable Double> errors = new LinkedHashMap<>();
        List<AttackAttribute> heads = template.manifest().output().heads();
        for (int head = 0; head < heads.size(); head++) {
            double error = epoch.headErrors().get(head);
            errors.put(heads.get(head).word(), Double.isNaN(error) ? null : error);
        }
        curve.put("dev_head_errors", errors);
        return curve;
    }
}
