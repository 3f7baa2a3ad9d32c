package dev.scotoma.labeling.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.Neighbours;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ArchiveIT {
    @Inject
    ObjectStorage storage;

    @Inject
    Datasets datasets;

    @Test
    void aTarBreaksOffWhenSomebodyWithdrawsOrItIsRecalledBetweenItsBeginningAndARecording() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        UUID alice = Neighbours.participant("train");
        recorded(alice, "one");
        recorded(Neighbours.participant("test"), "two");
        datasets.freeze(
                NewDatasetBuilder.builder()
                        .version("v1")
                        .description("For tests.")
                        .forOthers(false)
                        .selection(null)
                        .parent(null)
                        .blindSpots(null)
                        .licence(null)
                        .authors(null)
                        .notes(null)
                        .build(),
                UUID.randomUUID());
        Neighbours.await(
                "v1",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> datasets.get("v1").state() == DatasetState.PUBLISHED));
        try (Archive archive = datasets.archive("v1")) {
            var tar = archive.tar(archive.members());
            Neighbours.withdraw(alice);
            Neighbours.await(
                    "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
            var written = new ByteArrayOutputStream();
            assertThatThrownBy(() -> tar.write(written, 0)).isInstanceOf(IOException.class);
            assertThat((long) written.size()).isLessThan(tar.length());
        }
        try (Archive archive = datasets.archive("v1")) {
            var tar = archive.tar(archive.members());
            TestStack.execute(
                    "UPDATE labeling.dataset_version SET state = 'RECALLED', state_reason = 'For tests.' WHERE version = 'v1'");
            assertThatThrownBy(() -> tar.write(new ByteArrayOutputStream(), 0))
                    .as("what was recalled lies in storage, and leaves it no more")
                    .isInstanceOf(NoSuchFileException.class);
            TestStack.execute(
                    "UPDATE labeling.dataset_version SET state = 'PUBLISHED', state_reason = NULL WHERE version = 'v1'");
        }
        try (Archive archive = datasets.archive("v1")) {
            var written = new ByteArrayOutputStream();
            archive.tar(archive.members()).write(written, 0);
            int recordings = 0;
            try (var entries = new TarArchiveInputStream(new ByteArrayInputStream(written.toByteArray()))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    recordings += entry.getName().contains("/media/") ? 1 : 0;
                }
            }
            assertThat(recordings).isEqualTo(1);
        }
    }

    private void recorded(UUID person, String content) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        UUID session = Neighbours.accepted(person, bytes);
        storage.put(Neighbours.key(session), new ByteArrayInputStream(bytes), bytes.length, "video/webm");
    }
}
