package dev.scotoma.labeling.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.Neighbours;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestStack.class)
class SnapshotIT {
    @Inject
    Snapshot snapshot;

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void aWithdrawalWaitsForTheNotingOnlyAndTakesItsRowsOutOfWhatIsWritten() throws Exception {
        Neighbours.reset();
        UUID alice = Neighbours.participant("train");
        Neighbours.accepted(alice, new byte[] {1});
        Neighbours.accepted(Neighbours.participant("test"), new byte[] {2});
        TestStack.execute("INSERT INTO labeling.dataset_version (version, description, created_by)"
                + " VALUES ('v1', 'For tests.', uuidv7())");
        assertThat(snapshot.note("v1", Selection.EVERYTHING).items()).isEqualTo(2);
        Neighbours.withdraw(alice);
        try (var writer = new DatasetWriter(folder)) {
            assertThat(snapshot.write("v1", writer)).hasSize(1);
        }
        try (var rows = new DatasetReader(folder)) {
            assertThat(rows.next()).isNotNull();
            assertThat(rows.next()).isNull();
        }
    }
}
