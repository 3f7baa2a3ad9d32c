package dev.scotoma.blindspot.blindspot;

import dev.scotoma.kit.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays the rooms and services before mining and evaluation: an iteration, and sessions that are decided, inspected and scored. */
public final class Judged implements AutoCloseable {
    private final Connection owner = TestStack.owner();
    private final UUID campaign = UUID.randomUUID();
    private final UUID somebody = UUID.randomUUID();
    private int attempts;

    public Judged() throws SQLException {
        update("""
            INSERT INTO capture.campaign (campaign_id, name, brief, kind, sessions_each, closes_at, created_by)
            VALUES (?, 'test', 'test', 'genuine', 3, now() + interval '1 day', ?)\
            """, campaign, somebody);
    }

    /** A retired iteration, which scores nothing by itself; its manifest says of {@code people} that they trained it. */
    public UUID iteration(String people) throws Exception {
        UUID id = UUID.randomUUID();
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(id.toString().getBytes(StandardCharsets.UTF_8)));
        String name = "m" + id.toString().substring(0, 8);
        String manifest;
        try (var starter = Judged.class.getResourceAsStream("/models/starter/model.yaml")) {
            if (starter == null) {
                throw new IllegalStateException("the starter's manifest is missing");
            }
            manifest = new String(starter.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("name: starter", "name: " + name)
                    .replaceFirst("sha256: .*", "sha256: " + digest)
                    .replaceFirst("value: .*", "value: 0.5")
                    .replaceFirst("participants: .*", "participants: " + people);
        }
        update("""
            INSERT INTO blindspot.model_iteration (iteration_id, name, iteration, state, manifest, digest, threshold)
            VALUES (?, ?, 1, 'retired', ?, decode(?, 'hex'), 0.5)\
            """, id, name, manifest, digest);
        update(
                "INSERT INTO blindspot.network (iteration_id, position, storage_key, bytes) VALUES (?, 0, ?, 1)",
                id,
                "models/" + id);
        return id;
    }

    public UUID person(String split, String country) throws SQLException {
        UUID person = UUID.randomUUID();
        update("""
            INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until, country)
            VALUES (?, ?, sha256(?::text::bytea), current_date + 1, ?)\
            """, person, split, person, country);
        return person;
    }

    /** @param decision null leaves the session without a score */
    public UUID session(UUID person, UUID iteration, String truth, Conditions conditions, @Nullable String decision)
            throws SQLException {
        UUID session = open(person, truth, "ACCEPTED", truth, conditions.camera());
        update("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version, inspected_at,
                  distance, light_level)
                VALUES (?, ?, 1, 'PASSED', sha256('x'), ?, 1, now(), ?, ?)
                -- The service that runs beside the test may have seen the session first.
                ON CONFLICT (session_id) DO UPDATE SET state = 'PASSED', sha256 = EXCLUDED.sha256, pack_key = EXCLUDED.pack_key,
                  pack_version = 1, inspected_at = now(), distance = EXCLUDED.distance, light_level = EXCLUDED.light_level""", session, "recordings/" + session, "frames/" + session, conditions.distance(), conditions.light());
        if (decision != null) {
            boolean silent = decision.equals("no_response");
            update("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score,
                  decision, flips)
                VALUES (?, ?, 1, 0, '{}', 8, ''::bytea, ?, ?, 0)\
                """, session, iteration, silent ? null : (Double) (decision.equals("attack") ? 0.9 : 0.1), decision);
        }
        return session;
    }

    public record Conditions(
            @Nullable String camera,
            @Nullable String distance,
            @Nullable String light) {}

    public UUID open(UUID person, String kind, String state, @Nullable String truth, @Nullable String camera)
            throws SQLException {
        UUID session = uuidv7();
        String attack = kind.equals("attack") ? "print" : "none";
        update(
                """
                INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state, reason, prescribed_kind,
                  prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, recording_key, recording_bytes,
                  recording_type, expires_at, uploaded_at, truth, decided_at, camera)
                VALUES (?, ?, ?, ?, ?, 'x', ?, ?, ?, ?, ?, 'nonce', ?, 1, 'video/webm', now(), now(), ?, now(), ?)\
                """,
                session,
                person,
                person,
                campaign,
                state,
                kind,
                attack,
                kind,
                attack,
                ++attempts,
                "recordings/" + session,
                truth,
                camera);
        return session;
    }

    private UUID uuidv7() throws SQLException {
        try (PreparedStatement select = owner.prepareStatement("SELECT uuidv7()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private void update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
