package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Plays capture-service: sessions are uploaded and withdrawn. */
public final class CaptureSide {
    private final ObjectStorage storage;

    public CaptureSide(ObjectStorage storage) {
        this.storage = storage;
    }

    /** Puts the recording into storage and publishes the session. */
    public UUID upload(byte[] recording) throws IOException, SQLException {
        return upload(recording, recording.length);
    }

    UUID upload(byte[] recording, long announced) throws IOException, SQLException {
        UUID session = UUID.randomUUID();
        String key = "recordings/" + session + "/" + UUID.randomUUID() + ".webm";
        storage.put(key, new ByteArrayInputStream(recording), recording.length, "video/webm");
        publish(session, key, announced);
        return session;
    }

    static void publish(UUID session, String key, long bytes) throws SQLException {
        try (Connection owner = TestStack.owner()) {
            UUID person = UUID.randomUUID();
            UUID campaign = UUID.randomUUID();
            update(owner, """
                    INSERT INTO capture.campaign (campaign_id, name, brief, kind, sessions_each, closes_at, created_by)
                    VALUES (?, 'test', 'test', 'genuine', 3, now() + interval '1 day', ?)""", campaign, person);
            update(owner, """
                    INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until)
                    VALUES (?, 'train', sha256(?::text::bytea), current_date + 1)""", person, person);
            update(owner, """
                    INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state, prescribed_kind,
                      prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, recording_key, recording_bytes,
                      recording_type, expires_at, uploaded_at)
                    VALUES (?, ?, ?, ?, 'UPLOADED', 'genuine', 'none', 'genuine', 'none', 1, 'nonce', ?, ?, 'video/webm', now(), now())""", session, person, person, campaign, key, bytes);
        }
    }

    /** As capture does it: alone, under the one lock. */
    public static void withdraw(UUID session) throws SQLException {
        try (Connection owner = TestStack.owner()) {
            owner.setAutoCommit(false);
            try (PreparedStatement lock =
                    owner.prepareStatement("SELECT pg_advisory_xact_lock(capture_pub.withdrawal_lock_key())")) {
                lock.execute();
            }
            update(owner, """
                    WITH request AS (INSERT INTO capture.withdrawal_request (participant_id)
                      SELECT participant_id FROM capture.session WHERE session_id = ? RETURNING withdrawal_id)
                    INSERT INTO capture.withdrawal (session_id, withdrawal_id) SELECT ?, withdrawal_id FROM request""", session, session);
            owner.commit();
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
