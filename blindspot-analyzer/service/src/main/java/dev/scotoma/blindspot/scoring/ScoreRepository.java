package dev.scotoma.blindspot.scoring;

import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.media.Reason;
import dev.scotoma.workers.scoring.Decision;
import dev.scotoma.workers.scoring.FrameInterval;
import dev.scotoma.workers.scoring.Verdict;
import dev.scotoma.workers.scoring.Verdict.Perturbed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of score and scoring. Plain JDBC: publishing is one statement after the check for a withdrawal, and never twice. */
@ApplicationScoped
class ScoreRepository {
    private final AgroalDataSource dataSource;

    ScoreRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A score that is still to be made.
     *
     * @param recordingSha256 in hex, of the recording that was inspected
     * @param current whether this is the session's present pack
     * @param severalFaces whether inspection found more than one, so that nobody can say of whom a score would speak
     */
    record Task(
            UUID id,
            UUID sessionId,
            UUID iterationId,
            int packVersion,
            String packKey,
            String recordingKey,
            String recordingSha256,
            boolean current,
            boolean severalFaces) {}

    record Stored(
            UUID iterationId,
            FrameScores frames,
            Optional<Double> spoofScore,
            Optional<FrameInterval> interval,
            Optional<Boolean> disagreesWithParent,
            Decision decision,
            int flips,
            Optional<Perturbed> perturbed,
            Instant scoredAt) {}

    Optional<Task> task(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT w.session_id, w.iteration_id, w.pack_version, i.pack_key, i.recording_key, encode(i.sha256, 'hex'),
                               i.pack_key IS NOT NULL AND i.pack_version = w.pack_version,
                               coalesce(i.reason = ?, false)
                        FROM scoring w JOIN inspection i USING (session_id) WHERE w.scoring_id = ?""")) {
            select.setString(1, Reason.SEVERAL_FACES.word());
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Task(
                                id,
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getInt(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getBoolean(7),
                                row.getBoolean(8)))
                        : Optional.empty();
            }
        }
    }

    void drop(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            drop(connection, id);
        }
    }

    /**
     * In the caller's transaction: nothing is written about a withdrawn session nor by an iteration that is retired or gone, and a score that
     * is there stays.
     */
    boolean publish(Task task, FrameScores measured, Verdict verdict) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (withdrawn(connection, task.sessionId()) || !scores(connection, task.iterationId())) {
                drop(connection, task.id());
                return false;
            }
            insert(connection, task, measured, verdict);
            drop(connection, task.id());
            return true;
        }
    }

    /** Waits for a withdrawal under way. */
    boolean withdrawn(UUID session) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return withdrawn(connection, session);
        }
    }

    List<Stored> ofSession(UUID session) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT s.iteration_id, s.frame_ms, s.heads, s.probabilities, s.spoof_score, s.decision, s.flips, s.scored_at,
                               v.score_low, v.score_high, v.disagrees_with_parent, s.perturbed, s.perturbed_flips
                        FROM score s JOIN inspection i USING (session_id, pack_version)
                        JOIN blindspot_pub.score_v1 v USING (score_id)
                        WHERE s.session_id = ? ORDER BY s.iteration_id""")) {
            select.setObject(1, session);
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    FrameScores frames = FrameScores.of(integers(row.getArray(2)), row.getInt(3), row.getBytes(4));
                    double high = row.getDouble(10);
                    int perturbedFlips = row.getInt(13);
                    found.add(new Stored(
                            row.getObject(1, UUID.class),
                            frames,
                            Optional.ofNullable(row.getObject(5, Double.class)),
                            Optional.ofNullable(row.getObject(9, Double.class))
                                    .map(low -> new FrameInterval(low, high)),
                            Optional.ofNullable(row.getObject(11, Boolean.class)),
                            Decision.of(row.getString(6)),
                            row.getInt(7),
                            Optional.ofNullable(row.getObject(12, Integer.class))
                                    .map(decisions -> new Perturbed(decisions, perturbedFlips)),
                            row.getObject(8, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }

    boolean inspected(UUID session) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("SELECT FROM inspection WHERE session_id = ?")) {
            select.setObject(1, session);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean withdrawn(Connection connection, UUID session) throws SQLException {
        try (var select = connection.prepareStatement("SELECT capture_pub.session_withdrawn(?)")) {
            select.setObject(1, session);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Holds off a retirement until the transaction ends. */
    private static boolean scores(Connection connection, UUID iteration) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT FROM model_iteration WHERE iteration_id = ? AND state <> 'retired' FOR SHARE")) {
            select.setObject(1, iteration);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** From the inspection's row, so that a session that is gone gets no score. */
    private static void insert(Connection connection, Task task, FrameScores measured, Verdict verdict)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities,
                                   spoof_score, score_low, score_high, decision, flips, perturbed, perturbed_flips)
                SELECT session_id, ?, pack_version, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                FROM inspection WHERE session_id = ? AND pack_version = ? ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, task.iterationId());
            insert.setInt(2, measured.frames());
            insert.setArray(3, connection.createArrayOf("int4", measured.atMs().toArray()));
            insert.setInt(4, measured.heads());
            insert.setBytes(5, measured.bytes());
            Optional<FrameInterval> interval = verdict.interval();
            if (verdict.spoofScore().isPresent()) {
                insert.setDouble(6, verdict.spoofScore().getAsDouble());
            } else {
                insert.setNull(6, Types.DOUBLE);
            }
            insert.setObject(7, interval.map(FrameInterval::low).orElse(null), Types.DOUBLE);
            insert.setObject(8, interval.map(FrameInterval::high).orElse(null), Types.DOUBLE);
            insert.setString(9, verdict.decision().word());
            insert.setInt(10, verdict.flips());
            Optional<Perturbed> perturbed = verdict.perturbed();
            insert.setObject(11, perturbed.map(Perturbed::decisions).orElse(null), Types.INTEGER);
            insert.setObject(12, perturbed.map(Perturbed::flips).orElse(null), Types.INTEGER);
            insert.setObject(13, task.sessionId());
            insert.setInt(14, task.packVersion());
            insert.executeUpdate();
        }
    }

    private static void drop(Connection connection, UUID id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM scoring WHERE scoring_id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }
}
