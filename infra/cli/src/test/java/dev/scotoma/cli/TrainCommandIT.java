package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetReader.Labelled;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.workers.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small simulated version becomes an iteration, which is asked about people that it never saw. */
class TrainCommandIT {
    private static final int TRAIN = 14;
    private static final int DEV = 6;
    private static final int TEST = 8;

    @TempDir
    private static Path shared;

    private static Path version;
    private static Path templates;
    private static Path trained;

    private final Tool tool = new Tool();

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        version = Files.createDirectory(shared.resolve("version"));
        new SimulatedVersion(31L << 32).write(version, TRAIN, DEV, TEST);
        templates = Files.createDirectory(shared.resolve("templates"));
        for (String name : List.of("entry-v2.yaml", "entry-v2.pt", "entry-v1.yaml", "entry-v1.pt")) {
            try (InputStream in =
                    Objects.requireNonNull(Manifest.class.getResourceAsStream("/models/tiny/" + name), name)) {
                Files.copy(in, templates.resolve(name));
            }
        }
        trained = shared.resolve("trained");
        var tool = new Tool();
        assertThat(run(tool, "entry-v2", trained, "--lr", "0.01", "--frames", "6"))
                .as(tool.out() + tool.err())
                .isZero();
        assertThat(tool.out()).contains("entry-v2 iteration 1: " + trained.resolve("model.yaml"));
    }

    private static int run(Tool tool, String preset, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--dataset",
                version.toString(),
                "--template",
                templates.resolve(preset.substring(0, 8) + ".yaml").toString(),
                "--preset",
                preset,
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        return tool.run(arguments.toArray(String[]::new));
    }

    private static List<Item> items(String split) throws IOException {
        List<Item> items = new ArrayList<>();
        try (DatasetReader reader = new DatasetReader(version)) {
            for (Labelled labelled = reader.next(); labelled != null; labelled = reader.next()) {
                if (labelled.item().split().equals(split)) {
                    items.add(labelled.item());
                }
            }
        }
        return items;
    }

    @Test
    void whatIsTrainedTellsAttacksOfPeopleItNeverSaw() throws IOException {
        List<Item> test = items("test");
        List<String> arguments = new ArrayList<>(List.of(
                "score",
                "--json",
                "--frames",
                "6",
                "--model",
                trained.resolve("model.yaml").toString()));
        test.forEach(item -> arguments.add(version.resolve(item.mediaPath()).toString()));
        assertThat(tool.run(arguments.toArray(String[]::new))).as(tool.err()).isZero();
        JsonNode scored = new JsonMapper().readTree(tool.out());
        assertThat(scored.get("model").asText()).isEqualTo("entry-v2 iteration 1");
        long right = 0;
        for (int i = 0; i < test.size(); i++) {
            JsonNode file = scored.get("files").get(i);
            assertThat(file.get("heads")).hasSize(8);
            right += file.get("decision").asText().equals(test.get(i).truth()) ? 1 : 0;
        }
        // Guessing gets 13 of 16 or more right once in a hundred.
        assertThat(right).isGreaterThanOrEqualTo(13);
    }

    @Test
    void theManifestTellsWhereTheIterationCameFrom() throws Exception {
        Manifest manifest = Manifest.read(Files.readString(trained.resolve("model.yaml")));
        Manifest template = Manifest.read(Files.readString(templates.resolve("entry-v2.yaml")));
        Manifest.Training training = Objects.requireNonNull(manifest.lineage().training());
        assertThat(training.dataset()).isEqualTo(DatasetReader.manifest(version).sha256());
        assertThat(training.template()).isEqualTo(template.networks().getFirst().sha256());
        assertThat(training.preset()).isEqualTo("entry-v2");
        assertThat(training.rate()).isEqualTo(.01);
        assertThat(manifest.networks().getFirst().input())
                .isEqualTo(template.networks().getFirst().input());
        JsonNode curves =
                new JsonMapper().readTree(trained.resolve("training.json").toFile());
        assertThat(curves.get("recordings").asInt()).isEqualTo(2 * TRAIN);
        assertThat(curves.get("dev_recordings").asInt()).isEqualTo(2 * DEV);
        assertThat(manifest.threshold().from())
                .isEqualTo(
                        "equal error rate on " + curves.get("dev_recordings") + " recordings of the development set");
        List<String> people = Files.readAllLines(trained.resolve("participants.csv"));
        assertThat(people).hasSize(1 + TRAIN + DEV).first().isEqualTo("participant,split");
        for (String split : List.of("train", "dev", "test")) {
            for (Item item : items(split)) {
                assertThat(people.contains(item.participant() + "," + split)).isEqualTo(!split.equals("test"));
            }
        }
        assertThat(curves.get("best_epoch").asInt()).isEqualTo(training.bestEpoch());
        assertThat(curves.get("epochs").get(0).get("dev_head_errors")).hasSize(8);
    }

    @Test
    void theSameAgainGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again");
        assertThat(run(tool, "entry-v2", again, "--lr", "0.01", "--frames", "6"))
                .as(tool.err())
                .isZero();
        for (String file : List.of("model.yaml", "network.pt", "participants.csv", "training.json")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(trained.resolve(file));
        }
    }

    @Test
    void oneHeadIsTrainedOnTheTemplateThatHasOne() throws IOException {
        Path one = folder.resolve("one");
        assertThat(run(tool, "entry-v1", one, "--lr", "0.01", "--frames", "2", "--epochs", "2", "--name", "ablation"))
                .as(tool.err())
                .isZero();
        Manifest manifest = Manifest.read(Files.readString(one.resolve("model.yaml")));
        assertThat(manifest.output().heads()).hasSize(1);
        assertThat(manifest.name()).isEqualTo("ablation");
    }

    @Test
    void whatIsWrongIsASentence() {
        assertThat(run(tool, "entry-v3", folder)).isEqualTo(2);
        assertThat(tool.err())
                .isEqualTo("scotoma: --preset is one of entry-v2, entry-v2-paper, entry-v1, entry-v1-paper, not"
                        + " \"entry-v3\".\n");
        assertThat(run(tool, "entry-v2", folder, "--lr", "-1")).isEqualTo(2);
        assertThat(tool.err()).isEqualTo("scotoma: A learning rate is a number above zero, not -1.0.\n");
        assertThat(run(tool, "entry-v2", folder, "--name", "No Name")).isEqualTo(2);
        assertThat(tool.err()).startsWith("scotoma: --name is lower-case letters");
        assertThat(tool.run(
                        "train",
                        "--dataset",
                        version.toString(),
                        "--template",
                        templates.resolve("entry-v1.yaml").toString(),
                        "--preset",
                        "entry-v2",
                        "--out",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(tool.err())
                .isEqualTo("scotoma: entry-v2 needs a template with all eight heads, and "
                        + templates.resolve("entry-v1.yaml") + " has spoof.\n");
        assertThat(tool.run(
                        "train",
                        "--dataset",
                        folder.toString(),
                        "--template",
                        templates.resolve("entry-v2.yaml").toString(),
                        "--preset",
                        "entry-v2",
                        "--out",
                        folder.toString()))
                .isEqualTo(2);
        assertThat(tool.err()).startsWith("scotoma: manifest.json").hasLineCount(1);
    }

    @Test
    void whatWasWithdrawnOrCannotBeReadIsLeftOutAndSaid() throws IOException {
        Path less = folder.resolve("less");
        copy(version, less);
        List<Item> train = items("train");
        DatasetWriter.writeTombstones(
                less, List.of(new Tombstone(train.getFirst().id(), Instant.parse("2026-12-01T12:00:00Z"))));
        Files.writeString(less.resolve(train.get(1).mediaPath()), "this is no film");
        assertThat(tool.run(
                        "train",
                        "--dataset",
                        less.toString(),
                        "--template",
                        templates.resolve("entry-v2.yaml").toString(),
                        "--preset",
                        "entry-v2",
                        "--epochs",
                        "1",
                        "--frames",
                        "2",
                        "--out",
                        folder.resolve("out").toString()))
                .as(tool.err())
                .isZero();
        assertThat(tool.err())
                .contains("scotoma: 1 recording was withdrawn since the version was released, and nothing is learned"
                        + " from it.")
                .contains(" of " + (2 * (TRAIN + DEV) - 1)
                        + " recordings are left out, because they give no frame to learn from: ")
                .contains(less.resolve(train.get(1).mediaPath()) + ": This is no WebM");
        assertThat(Files.readString(folder.resolve("out/participants.csv")))
                .contains(train.getLast().participant());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
