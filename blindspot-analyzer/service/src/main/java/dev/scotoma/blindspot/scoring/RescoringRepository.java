package dev.scotoma.blindspot.scoring;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far an iteration has come, and whether it is paused. A pause is a row, so that a restart and every replica know of it. */
@ApplicationScoped
class RescoringRepository {
    private final AgroalDataSource dataSource;

    RescoringRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param sessions with a frame pack, none of them withdrawn
     * @param scored of these, on their present pack
     * @param scoredLastMinute of these, for guessing the end
     * @param failed of these, whose job was given up on; an operator may retry it
     * @param pausedAt null when nobody paused it
     */
    record Progress(
            UUID iterationId,
            long sessions,
            long scored,
            long scoredLastMinute,
            long failed,
            @Schema(nullable = true) @Nullable Instant pausedAt) {}

    /** Empty when there is no such iteration. */
    Optional<Progress> progress(UUID iteration) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT count(i.session_id), count(s.score_id),
                               count(s.score_id) FILTER (WHERE s.scored_at > now() - interval '1 minute'),
                               (SELECT count(*) FROM scoring w JOIN failed_job f ON f.task_instance = w.scoring_id::text
                                WHERE w.iteration_id = m.iteration_id),
                               (SELECT paused_at FROM paused_rescoring p WHERE p.iteration_id = m.iteration_id)
                        FROM model_iteration m
                        LEFT JOIN inspection i ON i.pack_key IS NOT NULL AND i.pack_version IS NOT NULL AND i.state <> 'PENDING'
                        LEFT JOIN score s ON s.session_id = i.session_id AND s.pack_version = i.pack_version
                                         AND s.iteration_id = m.iteration_id
                        WHERE m.iteration_id = ? GROUP BY m.iteration_id""")) {
            select.setObject(1, iteration);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                OffsetDateTime paused = row.getObject(5, OffsetDateTime.class);
                return Optional.of(new Progress(
                        iteration,
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        paused == null ? null : paused.toInstant()));
            }
        }
    }

    /** Pausing twice keeps the first; nothing happens to an iteration that is gone. */
    void pause(UUID iteration, UUID by) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO paused_rescoring (iteration_id, paused_by)
                        SELECT iteration_id, ? FROM model_iteration WHERE iteration_id = ? ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, by);
            insert.setObject(2, iteration);
            insert.executeUpdate();
        }
    }

    void resume(UUID iteration) throws SQLException {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("DELETE FROM paused_rescoring WHERE iteration_id = ?")) {
            delete.setObject(1, iteration);
            delete.executeUpdate();
        }
    }

    /** Answers whether the score is wanted no longer, because its iteration is paused. */
    boolean dropIfPaused(UUID scoring) throws SQLException {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("""
                        DELETE FROM scoring w USING paused_rescoring p
                        WHERE p.iteration_id = w.iteration_id AND w.scoring_id = ?""")) {
            delete.setObject(1, scoring);
            return delete.executeUpdate() == 1;
        }
    }
}
