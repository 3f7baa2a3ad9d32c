package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.simulator.clip.Clip;
import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.ColourTemperature;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Conditions.LightLevel;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Quality;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.inference.Brightness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of simulated recordings, and a network that takes what is dark for genuine: three commands find that out. */
class FolderOfRecordingsIT {
    private static final int ATTACKS = 48;
    private static final int GENUINE = 6;

    @TempDir
    private static Path shared;

    private static Path clips;
    private static Path labels;
    private static Path model;
    private static Path conditions;

    private final Tool tool = new Tool();

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws Exception {
        clips = Files.createDirectory(shared.resolve("clips"));
        conditions = shared.resolve("conditions.csv");
        var made = new Clips(Path.of("target", "clips"));
        List<String> rows = new ArrayList<>(List.of("clip,kind,participant,attack_type"));
        for (int i = 0; i < ATTACKS + GENUINE; i++) {
            boolean attack = i < ATTACKS;
            Scene scene = scene(i, attack);
            Clip clip = made.of(scene);
            String name = "%s/%02d.%s".formatted(attack ? "attacks" : "people", i, clip.extension());
            Files.createDirectories(clips.resolve(name).getParent());
            Files.copy(clip.file(), clips.resolve(name));
            rows.add("%s,%s,p%d,%s".formatted(name, attack ? "attack" : "genuine", i, attack ? "print" : "none"));
        }
        labels = Files.write(shared.resolve("truth.csv"), rows);
        Files.writeString(clips.resolve("notes.txt"), "no recording");
        Path folder = Files.createDirectory(shared.resolve("model"));
        Files.write(folder.resolve("network0.onnx"), Brightness.network());
        model = Files.writeString(
                folder.resolve("model.yaml"),
                Brightness.manifest("day", "", "{around: face, context: 1}")
                        .replace("mean: [120, 120, 120]", "mean: [70, 70, 70]"));
        var inspecting = new Tool();
        assertThat(inspecting.run(
                        "inspect", clips.toString(), "--labels", labels.toString(), "--out", conditions.toString()))
                .as(inspecting.out() + inspecting.err())
                .isZero();
        assertThat(inspecting.err()).contains("1 file is passed over, whose name does not end as a recording's.");
        assertThat(inspecting.out()).contains("54 of 54 recordings measured");
    }

    /** Every third attack is dark; everything else is drawn evenly. */
    private static Scene scene(int i, boolean attack) {
        var planted = new Conditions(
                i % 2 == 0 ? Camera.PHONE_FRONT : Camera.LAPTOP,
                i % 4 < 2 ? Distance.MID : Distance.NEAR,
                attack && i % 3 == 0 ? LightLevel.DARK : LightLevel.NORMAL,
                LightDirection.EVEN,
                i % 8 < 4 ? ColourTemperature.NEUTRAL : ColourTemperature.WARM);
        long seed = 9_100_000L + i;
        return attack
                ? Scene.attack(seed, Person.of(seed), planted, AttackType.PRINT, Quality.MEDIUM)
                : Scene.genuine(seed, Person.of(seed), planted);
    }

    @Test
    void threeCommandsFindTheBlindSpotOfAFolder() throws Exception {
        Path scored = folder.resolve("scored.csv");
        assertThat(tool.run(
                        "score",
                        "--model",
                        model.toString(),
                        "--frames",
                        "4",
                        "--conditions",
                        conditions.toString(),
                        "--out",
                        scored.toString()))
                .as(tool.err())
                .isZero();
        assertThat(tool.run(
                        "mine",
                        scored.toString(),
                        "--outcome",
                        "missed",
                        "--subject",
                        "subject",
                        "--min-support",
                        "10",
                        "--json"))
                .as(tool.err())
                .isZero();
        JsonNode mined = new JsonMapper().readTree(tool.out());
        assertThat(mined.get("subdomains")).hasSize(1);
        assertThat(mined.at("/subdomains/0/conditions").toString()).isEqualTo("{\"light_level\":\"dark\"}");
        // Those of people, and an attack in which the network answers nothing.
        long untold = Files.readAllLines(scored).stream()
                .filter(line -> line.contains(",genuine,,") || line.contains(",no_response,"))
                .count();
        assertThat(untold).isBetween((long) GENUINE, GENUINE + 4L);
        assertThat(mined.get("warnings").toString())
                .contains(untold + " rows do not tell the outcome missed and are left out.");

        assertThat(tool.run("evaluate", scored.toString(), "--threshold", "0.5", "--json"))
                .as(tool.err())
                .isZero();
        assertThat(new JsonMapper().readTree(tool.out()).toString()).contains("print");
    }

    @Test
    void aTableHasWhatIsToldAndWhatIsMeasured() throws IOException {
        var rows = ConditionsTable.read(conditions);
        assertThat(rows).hasSize(ATTACKS + GENUINE);
        var dark = rows.getFirst();
        assertThat(dark.get("file")).isEqualTo(clips.resolve("attacks/00").toString() + extension(dark.get("file")));
        assertThat(dark)
                .containsEntry("label", "attack")
                .containsEntry("species", "print")
                .containsEntry("subject", "p0");
        assertThat(dark)
                .containsEntry("light_level", "dark")
                .containsEntry("reason", "")
                .containsEntry("camera", "");
        assertThat(dark.get("sha256")).matches("[0-9a-f]{64}");
        assertThat(rows.getLast()).containsEntry("label", "genuine").containsEntry("species", "");
    }

    @Test
    void filesThatCannotBeReadAreListedWithTheirReasonAndCounted() throws IOException {
        Path some = Files.createDirectory(folder.resolve("some"));
        byte[] whole = Files.readAllBytes(clip(".webm"));
        Files.write(some.resolve("a.webm"), whole);
        Files.write(some.resolve("b-cut.webm"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(some.resolve("c.mp4"), "this is no film");
        Files.write(some.resolve("d.avi"), new byte[0]);
        Files.createSymbolicLink(some.resolve("e.webm"), clip(".webm"));
        Path out = folder.resolve("out.csv");
        assertThat(tool.run("inspect", some.toString(), "--out", out.toString()))
                .isEqualTo(1);
        assertThat(tool.out())
                .contains("truncated  " + some.resolve("b-cut.webm") + ": The webm file ends in the middle")
                .contains("not_a_video  " + some.resolve("c.mp4") + ": This is no WebM, MP4 or AVI.")
                .contains("empty  " + some.resolve("d.avi") + ": The recording has no bytes.")
                .contains("1 of 4 recordings measured")
                .contains("; 3 unreadable (1 empty, 1 not_a_video, 1 truncated).");
        assertThat(tool.err()).contains("1 link is not followed, the first is " + some.resolve("e.webm"));
        var rows = ConditionsTable.read(out);
        assertThat(rows).extracting(row -> row.get("reason")).containsExactly("", "truncated", "not_a_video", "empty");
        assertThat(rows.get(1)).containsEntry("sha256", "").containsEntry("light_level", "");

        // What cannot be read is not scored.
        assertThat(tool.run(
                        "score",
                        "--model",
                        model.toString(),
                        "--frames",
                        "2",
                        "--conditions",
                        out.toString(),
                        "--out",
                        folder.resolve("scored.csv").toString()))
                .as(tool.err())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("scored.csv"))).hasSize(2);
    }

    @Test
    void anInterruptedRunGoesOnWhereItWas() throws IOException {
        Path some = Files.createDirectory(folder.resolve("some"));
        Path measured = Files.copy(clip(".webm"), some.resolve("a.webm"));
        Path changed = Files.copy(clip(".mp4"), some.resolve("b.mp4"));
        Path out = folder.resolve("out.csv");
        try (InspectionJournal journal = InspectionJournal.open(out)) {
            journal.note(measured, new MeasuredFile(Map.of("light_level", "as noted")));
            journal.note(changed, new MeasuredFile(Map.of("light_level", "as noted")));
        }
        Path part = Path.of(out + ".part");
        Files.writeString(part, Files.readString(part) + some.resolve("c.webm") + ",12,34,half a li");
        Files.write(changed, Files.readAllBytes(clip(".webm")));
        Files.copy(clip(".webm"), some.resolve("c.webm"));

        assertThat(tool.run("inspect", some.toString(), "--out", out.toString()))
                .as(tool.out())
                .isZero();
        assertThat(tool.err()).contains("1 of 3 recordings were measured before; the others follow.");
        var rows = ConditionsTable.read(out);
        assertThat(rows).extracting(row -> row.get("light_level")).first().isEqualTo("as noted");
        assertThat(rows.get(1).get("light_level")).isNotEqualTo("as noted").isNotEmpty();
        assertThat(rows.get(2).get("light_level")).isNotEmpty();
        assertThat(part).as("it is not needed any more").doesNotExist();
    }

    /** MSU-MFSD in miniature: what is measured of the folder comes into the version, and out of it again. */
    @Test
    void aBenchmarkIsMeasuredImportedProvedAndCovered() throws Exception {
        Path tree = folder.resolve("msu");
        Path real = Files.createDirectories(tree.resolve("scene01/real"));
        Path attack = Files.createDirectories(tree.resolve("scene01/attack"));
        Files.copy(clip(".mp4"), real.resolve("real_client002_android_SD_scene01.mp4"));
        Files.copy(clip(".mp4", 1), attack.resolve("attack_client002_android_SD_printed_photo_scene01.mp4"));
        byte[] whole = Files.readAllBytes(clip(".mp4"));
        Path cut = attack.resolve("attack_client001_laptop_SD_ipad_video_scene01.mov");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Path measured = folder.resolve("measured.csv");
        Path version = folder.resolve("version");

        assertThat(tool.run("inspect", tree.toString(), "--out", measured.toString()))
                .isEqualTo(1);
        assertThat(tool.out()).contains("truncated  " + cut + ": The mp4 file ends in the middle");
        refused(
                "is not the whole of MSU-MFSD: it has 3 of 280 recordings",
                "dataset",
                "import",
                "msu-mfsd",
                tree.toString(),
                "--out",
                version.toString());
        assertThat(tool.run(
                        "dataset",
                        "import",
                        "msu-mfsd",
                        tree.toString(),
                        "--out",
                        version.toString(),
                        "--partial",
                        "--conditions",
                        measured.toString()))
                .as(tool.err())
                .isZero();
        assertThat(tool.out())
                .contains("holds a part of MSU-MFSD: 3 recordings of 2 people, 1 genuine and 2 attacks; identity ")
                .contains("only 3 of 280 recordings");
        assertThat(tool.run("dataset", "verify", version.toString()))
                .as(tool.out())
                .isZero();

        Path again = folder.resolve("again.csv");
        assertThat(tool.run("inspect", version.toString(), "--out", again.toString()))
                .isEqualTo(1);
        var rows = ConditionsTable.read(again);
        assertThat(rows)
                .hasSize(3)
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("label", "attack")
                        .containsEntry("camera", "phone_front")
                        .containsEntry("split", "train"));

        assertThat(tool.run("dataset", "coverage", version.toString(), "--json"))
                .isZero();
        JsonNode covered = new JsonMapper().readTree(tool.out()).get(0);
        assertThat(covered.get("genuine").intValue()).isEqualTo(1);
        for (JsonNode axis : covered.get("axes")) {
            switch (axis.get("axis").textValue()) {
                case "light_level" ->
                    assertThat(axis.get("unknown").intValue())
                            .as("the one that is cut")
                            .isEqualTo(1);
                case "attack_type" ->
                    assertThat(axis.get("never").toString())
                            .contains("mask_soft")
                            .doesNotContain("\"print\"");
                case "skin_tone" -> assertThat(axis.get("known").booleanValue()).isFalse();
                default -> {}
            }
        }
        assertThat(tool.run("dataset", "coverage", version.toString(), version.toString()))
                .isZero();
        assertThat(tool.out())
                .contains("msu-mfsd v1")
                .containsPattern("print_cut +never +never")
                .containsPattern("skin_tone +not known +not known");
    }

    @Test
    void badUsageIsOneSentenceAndTwo() throws IOException {
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        Path out = folder.resolve("out.csv");
        refused("there is no recording in it, and no version.", "inspect", nothing.toString(), "--out", out.toString());
        refused("there is no such folder.", "inspect", folder.resolve("absent").toString(), "--out", out.toString());
        refused("no place for a table", "inspect", clips.toString(), "--out", nothing.toString());
        Path table = Files.writeString(folder.resolve("labels.csv"), "file,label\nattacks/00.webm,fake\n");
        String first = clips.relativize(first()).toString();
        Files.writeString(table, "file,label\n" + first + ",fake\n");
        refused(
                table + ":2, column label: \"fake\" is neither genuine nor attack.",
                "inspect",
                clips.toString(),
                "--labels",
                table.toString(),
                "--out",
                out.toString());
        Files.writeString(table, "file,label\n" + first + ",attack\n" + first + ",attack\n");
        refused(
                "has a row before this one",
                "inspect",
                clips.toString(),
                "--labels",
                table.toString(),
                "--out",
                out.toString());
        Files.writeString(table, "name,label\n");
        refused(
                "must name the columns file and label",
                "inspect",
                clips.toString(),
                "--labels",
                table.toString(),
                "--out",
                out.toString());
        refused(
                "--conditions goes with --out",
                "score",
                "--model",
                model.toString(),
                "--conditions",
                conditions.toString());
        refused("Name files to score", "score", "--model", model.toString());
        refused(
                "there is no column file",
                "score",
                "--model",
                model.toString(),
                "--conditions",
                table.toString(),
                "--out",
                "x.csv");
        try (var _ = InspectionJournal.open(out)) {
            refused("another run is writing it now.", "inspect", clips.toString(), "--out", out.toString());
        }
    }

    private void refused(String sentence, String... arguments) {
        assertThat(tool.run(arguments)).as(sentence).isEqualTo(2);
        assertThat(tool.err().lines().toList().getLast())
                .startsWith("scotoma: ")
                .contains(sentence);
    }

    private static Path first() throws IOException {
        try (Stream<Path> files = Files.list(clips.resolve("attacks"))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private static Path clip(String ending) throws IOException {
        return clip(ending, 0);
    }

    private static Path clip(String ending, int before) throws IOException {
        try (Stream<Path> files = Files.list(clips.resolve("attacks"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .skip(before)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String extension(@Nullable String file) {
        String name = Objects.requireNonNull(file);
        return name.substring(name.lastIndexOf('.'));
    }
}
