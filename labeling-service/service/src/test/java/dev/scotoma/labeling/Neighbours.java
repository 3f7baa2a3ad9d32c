package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.testing.TestStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Writes what capture and blindspot-analyzer would have written, as the owner of the database. */
public final class Neighbours {
    private static final UUID CAMPAIGN = UUID.fromString("00000000-0000-7000-8000-00000000ca3b");

    private static final String DEADLOCK = "40P01";

    private Neighbours() {}

    public static void reset() throws SQLException {
        while (!emptied()) {
            // once more
        }
        TestStack.execute(
                "INSERT INTO capture.campaign (campaign_id, name, brief, kind, attack_type, sessions_each, closes_at,"
                        + " created_by) VALUES (?, 'Test', 'Test', 'genuine', 'none', 5, now() + interval '1 day', uuidv7())",
                CAMPAIGN);
    }

    /** The service that runs beside the test holds locks in an order of its own; of a deadlock the database ends one, and that may try again. */
    private static boolean emptied() throws SQLException {
        try {
            TestStack.execute(
                    "TRUNCATE labeling.task, labeling.consensus, labeling.ruling, labeling.withdrawal_receipt,"
                            + " labeling.dataset_version, labeling.failed_job, labeling.fit, labeling.skill, labeling.refit, labeling.labeler, blindspot.inspection, capture.session, capture.participant,"
                            + " capture.withdrawal_request, capture.withdrawal, capture.campaign CASCADE");
            return true;
        } catch (SQLException failed) {
            if (DEADLOCK.equals(failed.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    public static UUID participant(String split) throws SQLException {
        UUID person = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO capture.participant (participant_id, split, withdrawal_hash, country, retain_until)"
                        + " VALUES (?, ?, sha256(convert_to(?::text, 'UTF8')), 'ES', current_date + 365)",
                person,
                split,
                person.toString());
        return person;
    }

    /** A session of the person, uploaded; its inspection has not ended. */
    public static UUID uploaded(UUID person) throws SQLException {
        UUID session = UUID.randomUUID();
        TestStack.execute("""
                INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state,
                  prescribed_kind, prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, camera,
                  recording_key, recording_bytes, recording_type, expires_at, uploaded_at)
                VALUES (?, ?, ?, ?, 'UPLOADED', 'genuine', 'none', 'genuine', 'none',
                  (SELECT count(*) + 1 FROM capture.session WHERE participant_id = ?), 'nonce', 'laptop',
                  ?, 10, 'video/webm;codecs=vp8', now() + interval '1 hour', now())""", session, person, person, CAMPAIGN, person, key(session));
        return session;
    }

    public static void inspected(UUID session, byte[] sha256) throws SQLException {
        TestStack.execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, container, codec,
                  duration_ms, light_level, pack_key, pack_version, inspected_at)
                VALUES (?, ?, 10, 'PASSED', ?, 'webm', 'vp8', 4000, 'dark', ?, 1, now())""", session, key(session), sha256, "frames/" + session + "/v1.zip");
    }

    /** Uploaded, and its inspection passed: ready for labels. */
    public static UUID ready(UUID person) throws SQLException {
        UUID session = uploaded(person);
        inspected(session, new byte[32]);
        return session;
    }

    /** Accepted with its labels decided: ready for a version. The recording's bytes are the caller's to store. */
    public static UUID accepted(UUID person, byte[] recording) throws SQLException {
        UUID session = uploaded(person);
        inspected(session, Digests.sha256().digest(recording));
        TestStack.execute(
                "UPDATE capture.session SET recording_bytes = ?, state = 'ACCEPTED', truth = 'genuine' WHERE session_id = ?",
                recording.length,
                session);
        TestStack.execute(
                "INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)"
                        + " SELECT ?, name, 0, 2, 1, 'majority', 'settled', 0, false FROM vocabulary.attack_attribute",
                session);
        return session;
    }

    /** Takes the lock as capture does, so it waits for what is being published. */
    public static void withdraw(UUID person) throws SQLException {
        try (var connection = TestStack.owner()) {
            connection.setAutoCommit(false);
            beginWithdrawal(connection, person);
            connection.commit();
        }
    }

    public static void beginWithdrawal(Connection connection, UUID person) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(capture_pub.withdrawal_lock_key())");
                var insert = connection.prepareStatement("""
                        WITH request AS (INSERT INTO capture.withdrawal_request (participant_id) VALUES (?) RETURNING withdrawal_id)
                        INSERT INTO capture.withdrawal (session_id, withdrawal_id)
                        SELECT session_id, withdrawal_id FROM capture.session, request WHERE participant_id = ?""")) {
            lock.execute();
            insert.setObject(1, person);
            insert.setObject(2, person);
            insert.executeUpdate();
        }
    }

    public static String key(UUID session) {
        return "recordings/" + session + "/clip.webm";
    }

    public static UUID taskOf(UUID session) throws Exception {
        await(
                "a task for " + session,
                () -> count("SELECT count(*) FROM labeling.task WHERE session_id = '" + session + "'") == 1);
        try (var connection = TestStack.owner();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT task_id FROM labeling.task WHERE session_id = '" + session + "'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    public static long count(String sql) throws SQLException {
        try (var connection = TestStack.owner();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public static String text(String sql) throws SQLException {
        try (var connection = TestStack.owner();
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as("waited thirty seconds for " + what)
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
