package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.workers.media.FramePack;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays the rooms and services around scoring: inspections with their packs, and withdrawals. */
final class Inspected {
    private Inspected() {}

    /** A session as inspection leaves it; one that is PENDING is picked up by nothing. */
    static UUID session(ObjectStorage storage, byte[] pack, String state, @Nullable String reason) throws Exception {
        return session(storage, pack, state, reason, "0 s");
    }

    /** Its row is written once: a row that changed later would be followed again, as that of a fresh session. */
    static UUID anHourAgo(ObjectStorage storage, byte[] pack) throws Exception {
        return session(storage, pack, "PASSED", null, "1 hour");
    }

    private static UUID session(ObjectStorage storage, byte[] pack, String state, @Nullable String reason, String ago)
            throws Exception {
        UUID session = UUID.randomUUID();
        String key = "frames/" + session + "/v" + FramePack.VERSION + ".zip";
        storage.put(key, new ByteArrayInputStream(pack), pack.length, "application/zip");
        TestStack.execute(
                "INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, reason, sha256, pack_key, "
                        + "pack_version, inspected_at) VALUES (?, ?, 1, ?, ?, sha256('x'), ?, " + FramePack.VERSION
                        + ", now() - ?::interval)",
                session,
                "recordings/" + session + "/x.webm",
                state,
                reason,
                key,
                ago);
        return session;
    }

    static UUID session(ObjectStorage storage, byte[] pack) throws Exception {
        return session(storage, pack, "PASSED", null);
    }

    /** What capture writes when a participant withdraws. */
    static void withdraw(UUID session) throws SQLException {
        UUID withdrawal = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO capture.withdrawal_request (withdrawal_id, participant_id) VALUES (?, ?)",
                withdrawal,
                UUID.randomUUID());
        TestStack.execute(
                "INSERT INTO capture.withdrawal (session_id, withdrawal_id) VALUES (?, ?)", session, withdrawal);
    }

    static UUID wanted(UUID session, UUID iteration) throws SQLException {
        UUID id = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO blindspot.scoring (scoring_id, session_id, iteration_id, pack_version) VALUES (?, ?, ?, "
                        + FramePack.VERSION + ")",
                id,
                session,
                iteration);
        return id;
    }

    static List<UUID> wanted(UUID session) throws SQLException {
        return ids("SELECT scoring_id FROM blindspot.scoring WHERE session_id = ?", session);
    }

    /** The iterations it waits for. */
    static List<UUID> wanting(UUID session) throws SQLException {
        return ids("SELECT iteration_id FROM blindspot.scoring WHERE session_id = ?", session);
    }

    /** The iterations that scored it. */
    static List<UUID> scores(UUID session) throws SQLException {
        return ids("SELECT iteration_id FROM blindspot.score WHERE session_id = ?", session);
    }

    private static List<UUID> ids(String sql, UUID session) throws SQLException {
        try (var connection = TestStack.owner();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, session);
            List<UUID> ids = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** By its iterations, not by their number: candidates other tests left score whatever is old enough too. */
    static void awaitScores(UUID session, Iteration... iterations) throws Exception {
        List<UUID> ids = Stream.of(iterations).map(Iteration::id).toList();
        await("scores of " + ids, () -> scores(session).containsAll(ids));
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as("waited ninety seconds for " + what)
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
