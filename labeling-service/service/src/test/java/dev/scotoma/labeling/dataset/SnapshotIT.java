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
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestStack.class)
class SnapshotIT {
    @Inject
    Snapshot snapshot;

    @TempDir
    Path folder;

    @Test
    void aWithdrawalWaitsForTheNotingOnlyAndTakesItsRowsOutOfWhatIsWritten() throws Exception {
        Neighbours.reset();
        UUID alice = Neighbours.participant("train");
        Neighbours.accepted(alice, new byte[] {1});
        Neighbours.accepted(Neighbours.participant("test"), new byte[] {2});
        TestStack.execute("INSERT INTO labeling.dataset_version (version, description, created_by)"
                + " VALUES ('v1', 'For tests.', uuidv7())");
        assertThat(snapshot.note("v1", Selection.EVERYTHING).items()).isEqualTo(2);
        withdrawSoon(alice);
        try (var writer = new DatasetWriter(folder)) {
            assertThat(snapshot.write("v1", false, writer)).hasSize(1);
        }
        try (var rows = new DatasetReader(folder)) {
            assertThat(rows.next()).isNotNull();
            assertThat(rows.next()).isNull();
        }
    }

    /** However long the rows take: one withdrawal that waits would have everybody wait who uploads, votes or scores. */
    @Test
    void aWithdrawalGoesOnWhileRowsAreWritten() throws Exception {
        Neighbours.reset();
        UUID alice = Neighbours.participant("train");
        Neighbours.accepted(alice, new byte[] {1});
        TestStack.execute("INSERT INTO labeling.dataset_version (version, description, created_by)"
                + " VALUES ('v1', 'For tests.', uuidv7())");
        snapshot.note("v1", Selection.EVERYTHING);
        try (var busy = TestStack.owner();
                var pool = Executors.newSingleThreadExecutor()) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("LOCK TABLE labeling.consensus IN ACCESS EXCLUSIVE MODE");
            var writing = pool.submit(() -> {
                try (var writer = new DatasetWriter(folder)) {
                    return snapshot.write("v1", false, writer);
                }
            });
            // The pool waits for the writing when it closes, so the lock goes first, whatever happens.
            try {
                Neighbours.await(
                        "writing rows",
                        () -> Neighbours.count("SELECT count(*) FROM pg_locks"
                                        + " WHERE NOT granted AND relation = 'labeling.consensus'::regclass")
                                == 1);
                withdrawSoon(alice);
                assertThat(writing.isDone()).isFalse();
            } finally {
                busy.rollback();
            }
            writing.get(20, TimeUnit.SECONDS);
        }
    }

    /** In a thread of its own: who waits for the database hears no interruption. */
    private static void withdrawSoon(UUID person) throws Exception {
        var withdrawal = new FutureTask<>(() -> {
            Neighbours.withdraw(person);
            return true;
        });
        Thread.ofPlatform().daemon().start(withdrawal);
        assertThat(withdrawal.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
