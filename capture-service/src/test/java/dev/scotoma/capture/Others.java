package dev.scotoma.capture;

import dev.scotoma.kit.testing.TestStack;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays labeling and blindspot: writes what they would have written. */
public final class Others {
    private Others() {}

    public static void inspectionPasses(UUID session) throws SQLException {
        inspectionPasses(session, UUID.randomUUID().toString(), "normal", "mid");
    }

    /** @param content stands for the bytes of the recording */
    public static void inspectionPasses(UUID session, String content, String light, String distance)
            throws SQLException {
        TestStack.execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version,
                  inspected_at, width, height, light_level, distance, light_dir, sharpness, yaw_coverage)
                VALUES (?, 'recordings/a', 1, 'PASSED', sha256(convert_to(?, 'UTF8')), ?, 1, now(), 640, 480, ?, ?, 'even', 'sharp',
                  'both_sides')
                """, session, content, "frames/" + session, light, distance);
    }

    public static void inspectionFails(UUID session, String reason) throws SQLException {
        TestStack.execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, reason, inspected_at)
                VALUES (?, 'recordings/a', 1, 'FAILED', ?, now())
                """, session, reason);
    }

    /** @param spoof what the crowd says; absent when it is contested */
    public static void crowdSays(UUID session, @Nullable Boolean spoof) throws SQLException {
        TestStack.execute("""
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                VALUES (?, 'spoof', 1, 1, 0, 'majority', CASE WHEN ?::boolean IS NULL THEN 'contested' ELSE 'settled' END, 0.5, ?)
                """, session, spoof, spoof);
    }

    public static UUID lease(UUID session, UUID labeler, String until) throws SQLException {
        return UUID.fromString(Sql.one("""
                WITH task AS (
                  INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy)
                  VALUES (?, uuidv7(), uuidv7(), 3) RETURNING task_id)
                INSERT INTO labeling.assignment (task_id, labeler_id, lease_until)
                SELECT task_id, ?, now() + ?::interval FROM task RETURNING assignment_id
                """, session, labeler, until));
    }

    /** A labeler saw who must not be in it, once more where one did before. */
    public static void labelerReports(UUID session, String who) throws SQLException {
        TestStack.execute("""
                INSERT INTO labeling.task (session_id, participant_id, depicted_participant_id, redundancy)
                VALUES (?, uuidv7(), uuidv7(), 3) ON CONFLICT DO NOTHING""", session);
        TestStack.execute("""
                INSERT INTO labeling.report (session_id, who) VALUES (?, ?)
                ON CONFLICT (session_id) DO UPDATE SET reported_at = clock_timestamp()""", session, who);
    }

    public static UUID iteration(String state) throws SQLException {
        String digest = UUID.randomUUID().toString();
        return UUID.fromString(Sql.one("""
                INSERT INTO blindspot.model_iteration (name, iteration, state, manifest, digest, threshold)
                VALUES (?, 1, ?, 'm', sha256(convert_to(?, 'UTF8')), 0.5) RETURNING iteration_id
                """, "m-" + digest.substring(0, 8), state, digest));
    }

    public static void scores(UUID session, UUID iteration, String decision) throws SQLException {
        TestStack.execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score,
                  decision, flips) VALUES (?, ?, 1, 1, '{0}', 8, decode(repeat('00', 32), 'hex'), 0.5, ?, 0)
                """, session, iteration, decision);
    }

    /** The other services erased the session and say so. */
    public static void receipts(UUID session) throws SQLException {
        TestStack.execute("DELETE FROM blindspot.inspection WHERE session_id = ?", session);
        for (String service : new String[] {"labeling", "blindspot"}) {
            TestStack.execute(
                    "INSERT INTO " + service + ".withdrawal_receipt (session_id, erased) VALUES (?, 1)", session);
        }
    }
}
