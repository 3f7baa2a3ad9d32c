package dev.scotoma.dataset.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole benchmarks against the totals of their authors. */
class BenchmarkTotalsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "oulu-npu, 4950, 55, 990, 3960, 1800, 1350, 1800",
        "replay-attack, 1200, 50, 200, 1000, 360, 360, 480",
        "msu-mfsd, 280, 35, 70, 210, 120, 0, 160",
        "casia-fasd, 600, 50, 150, 450, 240, 0, 360",
        "siw, 4478, 165, 1320, 3158, 2453, 0, 2025",
    })
    void aWholeBenchmarkIsImportedAndItsVersionIsRight(
            String name, int items, int people, int genuine, int attack, int train, int dev, int test)
            throws IOException {
        Path tree = BenchmarkTrees.full(name, folder.resolve("tree"));
        var imported = Imports.run(name, tree, folder.resolve("version"));
        assertThat(imported.differences()).isEmpty();
        assertThat(imported.manifest().counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "items", items,
                        "participants", people,
                        "genuine", genuine,
                        "attack", attack,
                        "train", train,
                        "dev", dev,
                        "test", test));
        assertThat(imported.manifest().excluded())
                .isEqualTo(name.equals("replay-attack") ? Map.of("enrolment", 100) : Map.of());
        assertThat(imported.manifest().query().tree().get("partial").booleanValue())
                .isFalse();

        var report = DatasetVerifier.verify(folder.resolve("version"), (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.items()).isEqualTo(items);
        try (var reader = new DatasetReader(folder.resolve("version"))) {
            int read = 0;
            for (var labelled = reader.next(); labelled != null; labelled = reader.next()) {
                assertThat(labelled.agreements()).as("nobody voted").isEmpty();
                read++;
            }
            assertThat(read).isEqualTo(items);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "oulu-npu, Dev_files/3_2_30_4.avi, '4,949 of 4,950 recordings, 1,079 of 1,080 dev attack recordings'",
        "replay-attack, train/real/client004_session01_webcam_authenticate_adverse_2.mov, '59 of 60 train genuine recordings'",
        "msu-mfsd, scene01/attack/attack_client008_laptop_SD_ipad_video_scene01.mov, '89 of 90 train attack recordings'",
        "casia-fasd, test_release/30/HR_3.avi, '269 of 270 test attack recordings'",
        "siw, Train/live/001/001-1-1-1-1.mov, '4,477 of 4,478 recordings'",
    })
    void oneRecordingLessIsToldByItsNameAndNothingIsMade(String name, String gone, String told) throws IOException {
        Path tree = BenchmarkTrees.full(name, folder.resolve("tree"));
        Files.delete(tree.resolve(gone));
        Path version = folder.resolve("version");
        var refused = assertThatThrownBy(() -> Imports.run(name, tree, version))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("is not the whole of")
                .hasMessageContaining(told)
                .hasMessageContaining("--partial imports what is there");
        if (!name.equals("siw")) { // whose people have different numbers of recordings
            refused.hasMessageContaining("missing: " + gone);
        }
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().contains("version"));
    }

    @Test
    void whatMsuDoesNotTellMayBeMissingInAPart() throws IOException {
        Path tree = BenchmarkTrees.full("msu-mfsd", folder.resolve("tree"));
        Files.delete(tree.resolve(MsuMfsd.TEST_LIST));
        assertThatThrownBy(() -> Imports.run("msu-mfsd", tree, folder.resolve("whole")))
                .hasMessageContaining("missing: " + MsuMfsd.TEST_LIST);
        assertThat(Imports.partial("msu-mfsd", tree, folder.resolve("part"))
                        .manifest()
                        .count("train"))
                .isEqualTo(120);
    }

    @Test
    void theProtocolsOfOuluAreListsOfItems() throws IOException {
        Path tree = BenchmarkTrees.full("oulu-npu", folder.resolve("tree"));
        Imports.run("oulu-npu", tree, folder.resolve("version"));
        Path protocols = folder.resolve("version/protocols");
        try (var lists = Files.list(protocols)) {
            assertThat(lists).hasSize(14);
        }
        assertLists(protocols, "protocol_1", 1200, 900, 600);
        assertLists(protocols, "protocol_2", 1080, 810, 1080);
        assertLists(protocols, "protocol_3_6", 1500, 1125, 300);
        assertLists(protocols, "protocol_4_1", 600, 450, 60);
        assertThat(Files.readAllLines(protocols.resolve("protocol_4_1/test.txt")))
                .isSorted()
                .contains("oulu-npu_1_3_36_1", "oulu-npu_1_3_55_5");
    }

    @Test
    void msusListIsTheOfficialOne() throws IOException {
        Path tree = BenchmarkTrees.full("msu-mfsd", folder.resolve("tree"));
        Imports.run("msu-mfsd", tree, folder.resolve("version"));
        Path official = folder.resolve("version/protocols/official");
        assertThat(Files.readAllLines(official.resolve("train.txt"))).hasSize(120);
        assertThat(Files.readAllLines(official.resolve("test.txt"))).hasSize(160);
        assertThat(official.resolve("dev.txt")).as("there is no such set").isEmptyFile();
    }

    private static void assertLists(Path protocols, String name, int train, int dev, int test) throws IOException {
        assertThat(Files.readAllLines(protocols.resolve(name).resolve("train.txt")))
                .hasSize(train);
        assertThat(Files.readAllLines(protocols.resolve(name).resolve("dev.txt")))
                .hasSize(dev);
        assertThat(Files.readAllLines(protocols.resolve(name).resolve("test.txt")))
                .hasSize(test);
    }
}
