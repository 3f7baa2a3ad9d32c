package dev.scotoma.blindspot.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.Erasure;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.Faults;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The service dies before each write of its sweep, one after the other; the next process comes to the right end. */
@QuarkusTest
@TestProfile(DeathIT.NothingBeside.class)
@WithTestResource(TestStack.class)
class DeathIT {
    /** The test's thread does the work: no other round or job comes to its help. */
    public static class NothingBeside implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("scotoma.jobs.enabled", "false");
        }
    }

    @Inject
    ObjectStorage storage;

    @Inject
    Jdbi sql;

    @Inject
    @Any
    Instance<Erasure> sweep;

    private final List<UUID> withdrawn = new ArrayList<>();

    @Test
    void aSweepThatDiesAnywhereIsFinishedByTheNext() throws Exception {
        Faults.install(sql);
        int writes = Faults.atEachWrite(
                () -> {
                    withdrawn.clear();
                    for (int session = 0; session < 2; session++) {
                        withdrawn.add(inspected());
                    }
                    withdrawn.forEach(DeathIT::withdraw);
                },
                () -> sweep.get().run(),
                () -> {
                    // The next process; what failed has rested.
                    TestStack.execute("DELETE FROM blindspot.failed_job");
                    sweep.get().run();
                    for (UUID session : withdrawn) {
                        assertThat(storage.list(Inspections.prefix(session))).isEmpty();
                        assertThat(count("inspection", session)).isZero();
                        assertThat(count("withdrawal_receipt", session)).isEqualTo(1);
                    }
                });
        assertThat(writes)
                .as("pack, jobs, scores, inspection and receipt of each")
                .isGreaterThan(8);
    }

    private UUID inspected() throws Exception {
        UUID session = UUID.randomUUID();
        storage.put(Inspections.packKey(session, 1), new ByteArrayInputStream(new byte[] {1}), 1, "application/zip");
        TestStack.execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version, inspected_at)
                VALUES (?, 'recordings/x', 1, 'PASSED', sha256('x'), ?, 1, now())""", session, Inspections.packKey(session, 1));
        return session;
    }

    private static void withdraw(UUID session) {
        try {
            TestStack.execute("""
                    WITH request AS (INSERT INTO capture.withdrawal_request (participant_id) VALUES (uuidv7()) RETURNING withdrawal_id)
                    INSERT INTO capture.withdrawal (session_id, withdrawal_id) SELECT ?, withdrawal_id FROM request""", session);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int count(String table, UUID session) {
        return TestStack.count("SELECT count(*) FROM blindspot." + table + " WHERE session_id = '" + session + "'");
    }
}
