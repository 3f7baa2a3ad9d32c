package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test breaks one thing in a right copy and wants it found and named. */
class DatasetVerifierTest {
    @TempDir
    Path folder;

    @TempDir
    Path other;

    private Manifest manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Sample.write(folder);
    }

    @Test
    void aRightCopyHasNoFaults() throws IOException {
        var report = DatasetVerifier.verify(folder, (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.items()).isEqualTo(3);
    }

    @Test
    void aCopyWithoutTheWithdrawnItemIsRight() throws IOException {
        Sample.writeWithout(other, folder, "s_b");
        var report = DatasetVerifier.verify(other, (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.items()).isEqualTo(2);
        assertThat(report.withdrawn()).isEqualTo(1);
    }

    @Test
    void aTombstoneWithTheMediaAndRowsStillThereIsFound() throws IOException {
        DatasetWriter.writeTombstones(folder, List.of(new Tombstone("s_b", Sample.ABOUT.created())));
        String media = Sample.items().get(1).mediaPath();
        assertThat(faults())
                .contains(media + ": the item was withdrawn, and its recording is still here: delete it")
                .contains("sessions.jsonl:2: the item s_b was withdrawn, and its row is still here");
    }

    @Test
    void changedRowsAreFoundInACopyWithTombstonesToo() throws IOException {
        Sample.writeWithout(other, folder, "s_b");
        Files.delete(other.resolve("sessions.parquet"));
        edit(other, "sessions.jsonl", text -> text.replace("laptop", "tablet"));
        assertThat(faults(other))
                .contains("sessions.parquet: the file is missing")
                .contains("sessions.jsonl: the rows of the item s_a here or in consensus.jsonl are not those of the"
                        + " release");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        for (String name : List.of(
                "consensus.jsonl",
                "consensus.parquet",
                "README.md",
                manifest.files().get(2).path())) {
            Files.move(folder.resolve(name), other.resolve("moved"));
            assertThat(faults()).contains(name + ": the file is missing");
            Files.move(other.resolve("moved"), folder.resolve(name));
        }
        Files.delete(folder.resolve("tombstones.jsonl"));
        assertThat(faults()).contains("tombstones.jsonl: the file is missing");
        Files.delete(folder.resolve("manifest.json"));
        assertThat(faults()).containsExactly("manifest.json: the file is missing; is this the folder of a dataset?");
    }

    @Test
    void aChangedOrCutRecordingIsFound() throws IOException {
        String media = Sample.items().getFirst().mediaPath();
        edit(folder, media, text -> text.replace("s_a", "s_x"));
        assertThat(faults()).containsExactly(media + ": the sha256 is not the one in the manifest");
        edit(folder, media, text -> text.substring(1));
        assertThat(faults()).containsExactly(media + ": the file has 19 bytes, and the manifest says 20");
    }

    @Test
    void anUnlistedFileAndALinkAreFound() throws IOException {
        Files.writeString(folder.resolve("media/notes.txt"), "mine");
        Files.createSymbolicLink(folder.resolve("etc"), Path.of("/etc"));
        assertThat(faults())
                .containsExactly(
                        "etc: the file is a link, and a dataset holds none",
                        "media/notes.txt: the file is not listed in the manifest");
    }

    @Test
    void everyBrokenLineIsNamedWithItsNumber() throws IOException {
        edit(folder, "sessions.jsonl", text -> text.replaceFirst("\"attempt\":1", "\"attempt\":\"one\""));
        assertThat(faults())
                .contains("sessions.jsonl:1: attempt is not a whole number")
                .contains("sessions.parquet:1: the row differs from that line of sessions.jsonl");
        edit(folder, "consensus.jsonl", text -> text.substring(0, text.length() - 5));
        assertThat(faults()).anyMatch(fault -> fault.startsWith("consensus.jsonl:24: column "));
    }

    @Test
    void aRowThatPointsNowhereIsFound() throws IOException {
        edit(folder, "sessions.jsonl", text -> text.replaceFirst("media/[0-9a-f]{64}", "media/" + "0".repeat(64)));
        assertThat(faults())
                .contains("sessions.jsonl:1: the media media/" + "0".repeat(64)
                        + ".webm is not the one the manifest lists for this item");
    }

    @Test
    void aPersonInTwoSplitsIsFound() throws IOException {
        edit(folder, "sessions.jsonl", text -> text.replace("\"participant\":\"p_2\"", "\"participant\":\"p_1\""));
        assertThat(faults()).contains("sessions.jsonl:3: the person p_1 is in split test here and in train above");
    }

    @Test
    void aMissingAndADoubledLineAreFound() throws IOException {
        edit(
                folder,
                "consensus.jsonl",
                text -> text.lines()
                        .filter(line -> !(line.contains("s_b") && line.contains("moire")))
                        .collect(java.util.stream.Collectors.joining("\n", "", "\n")));
        assertThat(faults())
                .contains("consensus.jsonl:11: the attribute moire of the item s_b was expected")
                .contains("consensus.parquet:11: the row differs from that line of consensus.jsonl");
        String line = Files.readAllLines(folder.resolve("sessions.jsonl")).getFirst();
        edit(folder, "sessions.jsonl", text -> text + line + "\n");
        assertThat(faults()).contains("sessions.jsonl:4: the item s_a has a line before this one");
    }

    @Test
    void aParquetFileThatIsNoneIsFound() throws IOException {
        Files.writeString(folder.resolve("sessions.parquet"), "PAR1 not really");
        assertThat(faults()).contains("sessions.parquet: the file is not Parquet");
    }

    @Test
    void aManifestThatLiesIsFound() throws IOException {
        edit(folder, "manifest.json", text -> text.replace("\"items\":3", "\"items\":4"));
        assertThat(faults()).containsExactly("manifest.json: counts.items is 4, and 3 are in the tables");
    }

    @Test
    void aManifestInAnotherFormIsRefused() throws IOException {
        edit(folder, "manifest.json", text -> text.replace(",\"bytes\"", ", \"bytes\""));
        assertThat(faults())
                .containsExactly("manifest.json: the file is not in canonical form, so that its sha256 is not the"
                        + " identity of a version");
        edit(folder, "manifest.json", text -> text.replaceFirst("(?s)\"counts\".*", ""));
        assertThat(faults()).containsExactly("manifest.json:10: the file is not JSON");
    }

    @Test
    void aFolderThatIsReachedByALinkIsVerified() throws IOException {
        Path link = Files.createSymbolicLink(other.resolve("v1"), folder);
        assertThat(faults(link)).isEmpty();
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(faults(link)).containsExactly("notes.txt: the file is not listed in the manifest");
    }

    @Test
    void whatFileManagersLeaveIsNoFault() throws IOException {
        for (String litter :
                List.of(".DS_Store", "media/.DS_Store", "._manifest.json", "media/._x.webm", "Thumbs.db")) {
            Files.writeString(folder.resolve(litter), "litter");
        }
        assertThat(faults()).isEmpty();
        Files.writeString(folder.resolve("media/.hidden"), "mine");
        Files.createSymbolicLink(folder.resolve("._etc"), Path.of("/etc"));
        assertThat(faults())
                .containsExactly(
                        "._etc: the file is a link, and a dataset holds none",
                        "media/.hidden: the file is not listed in the manifest");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenManifestIsToldInOneSentenceWithoutAWordOfJava(byte[] bytes) throws IOException {
        Files.write(folder.resolve("manifest.json"), bytes);
        assertThat(faults())
                .singleElement()
                .asString()
                .matches("manifest\\.json(:\\d+)?: [A-Za-z0-9, ]+")
                .doesNotContain("Exception");
    }

    static Stream<byte[]> broken() {
        return Stream.of(
                        "",
                        "null",
                        "[]",
                        "not json",
                        "{",
                        "{} {}",
                        "{\"format\": 1}",
                        "{\"format\": \"scotoma-dataset\", \"format\": 1}",
                        "[".repeat(2_000),
                        "{\"schema\": " + "1".repeat(2_000) + "}",
                        "{\"format\": \"\u00ff\"}",
                        "\0\0\u00fe\u00ff\u00ff\u00ff\u00ff\u00ff")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aManifestThatIsAFolderIsMissing() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        Files.createDirectory(folder.resolve("manifest.json"));
        assertThat(faults()).containsExactly("manifest.json: the file is missing; is this the folder of a dataset?");
    }

    @Test
    void aManifestThatLeadsOutOfTheFolderIsNotFollowed() throws IOException {
        edit(folder, "manifest.json", text -> text.replace("\"sessions.jsonl\"", "\"../x/passwd__\""));
        assertThat(faults())
                .contains("manifest.json: \"../x/passwd__\" is no path of a dataset")
                .contains("sessions.jsonl: the file is not listed in the manifest");
    }

    @Test
    void aTombstoneForAnUnknownItemIsFound() throws IOException {
        DatasetWriter.writeTombstones(folder, List.of(new Tombstone("s_zz", Sample.ABOUT.created())));
        assertThat(faults()).containsExactly("tombstones.jsonl:1: the item s_zz is not in the manifest");
    }

    @Test
    void sha256sumAcceptsTheCopyAndFindsAFlippedBit() throws Exception {
        assertThat(sha256sum()).isZero();
        edit(folder, Sample.items().getFirst().mediaPath(), text -> text.replace("s_a", "s_x"));
        assertThat(sha256sum()).isEqualTo(1);
    }

    private int sha256sum() throws Exception {
        return new ProcessBuilder("sha256sum", "--strict", "--quiet", "-c", "manifest-sha256.txt")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aPaperThatIsMissingOrIsNotTheOneOfTheDigestsIsFound() throws IOException {
        edit(folder, "about.json", text -> text.replace("A note", "No note"));
        assertThat(faults()).containsExactly("about.json: the sha256 is not the one in manifest-sha256.txt");
        Checksums.write(folder, List.of());
        assertThat(faults()).isEmpty();
        for (String paper : List.of("about.json", "README.md", "LICENSE", "manifest-sha256.txt")) {
            Files.move(folder.resolve(paper), other.resolve("moved"));
            assertThat(faults()).containsExactly(paper + ": the file is missing");
            Files.move(other.resolve("moved"), folder.resolve(paper));
        }
        Files.writeString(folder.resolve("DATASHEET.md"), "# Added later");
        assertThat(faults()).containsExactly("DATASHEET.md: the file is not named in manifest-sha256.txt");
        Files.writeString(folder.resolve("CITATION.cff"), "not known");
        assertThat(faults()).contains("CITATION.cff: the file is not listed in the manifest");
    }

    @Test
    void digestsOfWhatIsNotThereAreFoundByTheirLine() throws IOException {
        edit(folder, "manifest-sha256.txt", text -> text + "0".repeat(64) + "  ../etc/passwd\n" + "no digest\n");
        assertThat(faults())
                .containsExactly(
                        "manifest-sha256.txt:13: the file ../etc/passwd is not in this copy",
                        "manifest-sha256.txt:14: the line is no sha256 and path");
    }

    @Test
    void aManifestOfALaterSchemaIsToldInOneSentence() throws IOException {
        edit(folder, "manifest.json", text -> text.replace("\"schema\":2", "\"schema\":4"));
        assertThat(faults())
                .contains("manifest.json: the schema is 4, and this program reads schemas 1 to 3; take a newer one");
        edit(folder, "manifest.json", text -> text.replace("\"schema\":4", "\"schema\":1"));
        assertThat(faults()).contains("manifest.json: created is missing or not text");
    }

    /** Readers of 2026-11-30 look at these two fields first, and say which schema they lack. */
    @Test
    void aReaderOfSchema1FindsWhatItLacksInTheFirstTwoLines() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("manifest.json")))
                .startsWith("{\"format\":\"scotoma-dataset\"", ",\"schema\":2");
    }

    private List<String> faults() throws IOException {
        return faults(folder);
    }

    private static List<String> faults(Path folder) throws IOException {
        return DatasetVerifier.verify(folder, (number, of) -> {}).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private static void edit(Path folder, String name, UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve(name);
        String before = Files.readString(file, StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
