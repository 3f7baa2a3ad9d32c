package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsAloneTest {
    @TempDir
    Path temporary;

    private Path version;
    private Path rows;
    private Manifest manifest;

    @BeforeEach
    void aVersionWithAProtocolAndItsRows() throws IOException {
        version = Files.createDirectory(temporary.resolve("v1"));
        rows = temporary.resolve("rows");
        manifest = Sample.write(
                version, List.of(new Protocol("medium", Map.of("attack_type", Set.of("print")))));
        Files.writeString(version.resolve("notes of the owner"), "Nothing of the version.");
        RowsAlone.write(version, rows);
    }

    @Test
    void theRowsAreRightWithoutRecordingsAndHaveTheIdentityOfTheVersion() throws IOException {
        assertThat(faults()).isEmpty();
        assertThat(DatasetReader.manifest(rows).sha256()).isEqualTo(manifest.sha256());
        assertThat(rows.resolve("media")).doesNotExist();
        assertThat(rows.resolve("notes of the owner")).doesNotExist();
        assertThat(rows.resolve("protocols/medium/test.txt")).exists();
    }

    @Test
    void aCopyWhoseRecordingsWereLostIsNoCopyOfRowsAlone() throws IOException {
        Files.delete(rows.resolve(RowsAlone.FILE));
        assertThat(faults()).contains(manifest.items().getFirst().media() + ": the file is missing");
    }

    @Test
    void aRecordingBesideRowsAloneIsFound() throws IOException {
        String media = manifest.items().getFirst().media();
        Files.createDirectory(rows.resolve("media"));
        Files.copy(version.resolve(media), rows.resolve(media));
        assertThat(faults()).contains(media + ": the recording is here, and rows.json says that rows alone are");
    }

    @Test
    void rowsThatAreSaidToBeOfAnotherVersionAreFound() throws IOException {
        Path claim = rows.resolve(RowsAlone.FILE);
        Files.writeString(claim, Files.readString(claim).replace(manifest.sha256(), "0".repeat(64)));
        assertThat(faults()).contains("rows.json: the rows are said to be of another version than that of the manifest here");
        Files.writeString(claim, Files.readString(claim).replace("\"schema\":1", "\"schema\":2"));
        assertThat(faults()).contains("rows.json: the file is not of schema 1, which this program reads");
        Files.writeString(claim, "{");
        assertThat(faults()).contains("rows.json: the file is not JSON");
    }

    @Test
    void aChangedRowAndAFlippedBitAreFound() throws IOException {
        Path table = rows.resolve("sessions.jsonl");
        Files.writeString(table, Files.readString(table).replace("laptop", "tablet"));
        assertThat(faults()).contains("sessions.jsonl: the sha256 is not the one in the manifest");
    }

    @Test
    void aWithdrawnItemIsTakenOutOfThem() throws IOException {
        Path after = Files.createDirectory(temporary.resolve("after"));
        Redaction.leaveOut(rows, after, Set.of("s_b"));
        for (Path table : List.of(
                Path.of("sessions.jsonl"),
                Path.of("sessions.parquet"),
                Path.of("consensus.jsonl"),
                Path.of("consensus.parquet"))) {
            Files.move(after.resolve(table), rows.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
        DatasetWriter.writeTombstones(rows, List.of(new Tombstone("s_b", Sample.ABOUT.created())));
        Checksums.write(rows, List.of());
        var report = DatasetVerifier.verify(rows, (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.items()).isEqualTo(2);
        assertThat(report.withdrawn()).isEqualTo(1);
    }

    @Test
    void theRowsOfACopyFromWhichSomethingWasWithdrawnAreRight() throws IOException {
        Path redacted = Files.createDirectory(temporary.resolve("redacted"));
        Sample.writeWithout(redacted, version, "s_b");
        Files.createDirectory(redacted.resolve("protocols"));
        Files.createDirectory(redacted.resolve("protocols/medium"));
        for (String split : Protocol.SPLITS) {
            String path = "protocols/medium/" + split + ".txt";
            Files.copy(version.resolve(path), redacted.resolve(path));
        }
        Path alone = temporary.resolve("alone");
        RowsAlone.write(redacted, alone);
        var report = DatasetVerifier.verify(alone, (number, of) -> {});
        assertThat(report.faults()).isEmpty();
        assertThat(report.items()).isEqualTo(2);
    }

    @Test
    void aLinkInTheVersionIsNotFollowedAndAFullFolderIsRefused() throws IOException {
        assertThatThrownBy(() -> RowsAlone.write(version, rows))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("is not empty; name a folder that is");
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(version.resolve("sessions.jsonl"), elsewhere);
        Files.createSymbolicLink(version.resolve("sessions.jsonl"), elsewhere);
        assertThatThrownBy(() -> RowsAlone.write(version, temporary.resolve("again")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("sessions.jsonl: the file is missing");
    }

    private List<String> faults() throws IOException {
        return DatasetVerifier.verify(rows, (number, of) -> {}).faults().stream()
                .map(Fault::toString)
                .toList();
    }
}
