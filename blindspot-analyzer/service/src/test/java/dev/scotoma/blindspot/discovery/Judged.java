package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays the rooms and services before mining and evaluation: an iteration, and sessions that are decided, inspected and
 * scored.
 */
public final class Judged implements AutoCloseable {
    private final Connection owner = TestStack.owner();
    private final UUID somebody = UUID.randomUUID();
    private final List<UUID> campaigns = new ArrayList<>();
    private final Map<UUID, Integer> sessions = new HashMap<>();
    private String attackType = "print";
    private int flips;
    private @Nullable Integer perturbed;
    private @Nullable Integer perturbedFlips;

    public Judged() throws SQLException {}

    /** Attacks from here on are of this species. */
    public void attackWith(String species) {
        attackType = species;
    }

    /** Scores from here on change their decision so often between their frames. */
    public void waver(int times) {
        flips = times;
    }

    /**
     * Scores from here on turn so many of their decisions on slightly changed frames; null for those that made none.
     */
    void perturb(@Nullable Integer decisions, @Nullable Integer turned) {
        perturbed = decisions;
        perturbedFlips = turned;
    }

    void asksForPerturbations(UUID iteration) throws SQLException {
        update(
                "UPDATE blindspot.model_iteration SET manifest = manifest || ? WHERE iteration_id = ?",
                "perturbations: {seed: 1}\n",
                iteration);
    }

    /**
     * A retired iteration, which scores nothing by itself; its manifest says of {@code people} that they trained it.
     */
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

    public void parent(UUID of, UUID parent) throws SQLException {
        update("UPDATE blindspot.model_iteration SET parent_id = ? WHERE iteration_id = ?", parent, of);
    }

    public UUID person(String split, String country) throws SQLException {
        UUID person = UUID.randomUUID();
        update("""
            INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until, country)
            VALUES (?, ?, sha256(?::text::bytea), current_date + 1, ?)\
            """, person, split, person, country);
        return person;
    }

    void skinTone(UUID person, @Nullable String tone) throws SQLException {
        update("UPDATE capture.participant SET skin_tone = ? WHERE participant_id = ?", tone, person);
    }

    /** @param present null where the crowd is of two minds */
    void consensus(UUID session, String attribute, @Nullable Boolean present) throws SQLException {
        update("""
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, present)
                VALUES (?, ?, 2, 1, 0, 'majority', ?, ?)""", session, attribute, present == null ? "contested" : "settled", present);
    }

    /**
     * The first attempt of a campaign that the person had no part in so far.
     *
     * @param decision null leaves the session without a score
     */
    public UUID session(UUID person, UUID iteration, String truth, Conditions conditions, @Nullable String decision)
            throws SQLException {
        return inspected(open(person, truth, "ACCEPTED", truth, conditions.camera()), iteration, conditions, decision);
    }

    /** The second attempt in the campaign of the person's last session. */
    public UUID retry(UUID person, UUID iteration, String truth, Conditions conditions, @Nullable String decision)
            throws SQLException {
        UUID campaign = campaigns.get(sessions.getOrDefault(person, 0) - 1);
        UUID session = open(person, campaign, 2, truth, "ACCEPTED", truth, conditions.camera());
        return inspected(session, iteration, conditions, decision);
    }

    private UUID inspected(UUID session, UUID iteration, Conditions conditions, @Nullable String decision)
            throws SQLException {
        update("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version, inspected_at,
                  distance, light_level)
                VALUES (?, ?, 1, 'PASSED', sha256('x'), ?, 2, now(), ?, ?)
                -- The service that runs beside the test may have seen the session first.
                ON CONFLICT (session_id) DO UPDATE SET state = 'PASSED', sha256 = EXCLUDED.sha256, pack_key = EXCLUDED.pack_key,
                  pack_version = 2, inspected_at = now(), distance = EXCLUDED.distance, light_level = EXCLUDED.light_level""", session, "recordings/" + session, "frames/" + session, conditions.distance(), conditions.light());
        if (decision != null) {
            score(session, iteration, decision, 2);
        }
        return session;
    }

    /** By one more iteration. */
    void score(UUID session, UUID iteration, String decision, int frames) throws SQLException {
        boolean silent = decision.equals("no_response");
        update(
                """
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score,
                  decision, flips, perturbed, perturbed_flips)
                VALUES (?, ?, 2, ?, array_fill(0, ARRAY[?]), 1, decode(repeat('00', 4 * ?), 'hex'), ?, ?, ?, ?, ?)\
                """,
                session,
                iteration,
                frames,
                frames,
                frames,
                silent ? null : (Double) (decision.equals("attack") ? 0.9 : 0.1),
                decision,
                flips,
                perturbed,
                perturbedFlips);
    }

    /** The attack of a session shows somebody else. */
    void depicts(UUID session, UUID person) throws SQLException {
        update("UPDATE capture.session SET depicted_participant_id = ? WHERE session_id = ?", person, session);
    }

    public record Conditions(
            @Nullable String camera,
            @Nullable String distance,
            @Nullable String light) {}

    public UUID open(UUID person, String kind, String state, @Nullable String truth, @Nullable String camera)
            throws SQLException {
        int before = sessions.merge(person, 1, Integer::sum) - 1;
        while (campaigns.size() <= before) {
            UUID campaign = UUID.randomUUID();
            update("""
                INSERT INTO capture.campaign (campaign_id, name, brief, kind, sessions_each, closes_at, created_by)
                VALUES (?, 'test', 'test', 'genuine', 3, now() + interval '1 day', ?)\
                """, campaign, somebody);
            campaigns.add(campaign);
        }
        return open(person, campaigns.get(before), 1, kind, state, truth, camera);
    }

    private UUID open(
            UUID person,
            UUID campaign,
            int attempt,
            String kind,
            String state,
            @Nullable String truth,
            @Nullable String camera)
            throws SQLException {
        UUID session = uuidv7();
        String attack = kind.equals("attack") ? attackType : "none";
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
                attempt,
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
