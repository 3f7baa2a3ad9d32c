package dev.scotoma.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version of what no crowd has looked at. */
class UnvotedVersionTest {
    @TempDir
    Path folder;

    @Test
    void itIsRightWithAnEmptyTableAndIsReadWithoutAgreements() throws IOException {
        Sample.write(folder, List.of(), Sample.items(), item -> List.of());
        assertThat(folder.resolve("consensus.jsonl")).isEmptyFile();
        assertThat(DatasetVerifier.verify(folder, (number, of) -> {}).faults()).isEmpty();
        try (var reader = new DatasetReader(folder)) {
            for (Item item : Sample.items()) {
                assertThat(reader.next()).isEqualTo(new DatasetReader.Labelled(item, List.of(), List.of()));
            }
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void oneVersionHasAnswersForAllItemsOrForNone() {
        assertThatThrownBy(() -> Sample.write(
                        folder,
                        List.of(),
                        Sample.items(),
                        item -> item.id().equals("s_b") ? List.of() : Sample.agreements(item)))
                .hasMessageContaining("item s_b has agreements and others have none, or the reverse");
    }

    @Test
    void whoeverTakesTheAnswersAwayIsFoundOut() throws IOException {
        Sample.write(folder);
        Files.writeString(folder.resolve("consensus.jsonl"), "");
        assertThat(DatasetVerifier.verify(folder, (number, of) -> {}).faults())
                .extracting(Fault::toString)
                .contains(
                        "sessions.jsonl: the rows of the item s_a here or in consensus.jsonl are not those of the release");
    }
}
