package dev.scotoma.blindspot.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How far an iteration has come, and whether it is paused. A pause is a row, so that a restart and every replica know of it. */
@ApplicationScoped
class RescoringRepository {
    private final Jdbi sql;

    RescoringRepository(Jdbi sql) {
        this.sql = sql;
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
    Optional<Progress> progress(UUID iteration) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT m.iteration_id, count(i.session_id) AS sessions, count(s.score_id) AS scored,
                               count(s.score_id) FILTER (WHERE s.scored_at > now() - interval '1 minute') AS scored_last_minute,
                               (SELECT count(*) FROM scoring w JOIN failed_job f ON f.task_instance = w.scoring_id::text
                                WHERE w.iteration_id = m.iteration_id) AS failed,
                               (SELECT paused_at FROM paused_rescoring p WHERE p.iteration_id = m.iteration_id) AS paused_at
                        FROM model_iteration m
                        LEFT JOIN inspection i ON i.pack_key IS NOT NULL AND i.pack_version IS NOT NULL AND i.state <> 'PENDING'
                        LEFT JOIN score s ON s.session_id = i.session_id AND s.pack_version = i.pack_version
                                         AND s.iteration_id = m.iteration_id
                        WHERE m.iteration_id = :iteration GROUP BY m.iteration_id""")
                .bind("iteration", iteration)
                .mapTo(Progress.class)
                .findOne());
    }

    /** Pausing twice keeps the first; nothing happens to an iteration that is gone. */
    void pause(UUID iteration, UUID by) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO paused_rescoring (iteration_id, paused_by)
                        SELECT iteration_id, :by FROM model_iteration WHERE iteration_id = :iteration ON CONFLICT DO NOTHING""")
                .bind("by", by)
                .bind("iteration", iteration)
                .execute());
    }

    void resume(UUID iteration) {
        sql.useHandle(handle -> handle.createUpdate("DELETE FROM paused_rescoring WHERE iteration_id = :iteration")
                .bind("iteration", iteration)
                .execute());
    }

    /** Answers whether the score is wanted no longer, because its iteration is paused. */
    boolean dropIfPaused(UUID scoring) {
        return sql.withHandle(
                handle -> handle.createUpdate("""
                                DELETE FROM scoring w USING paused_rescoring p
                                WHERE p.iteration_id = w.iteration_id AND w.scoring_id = :scoring""").bind("scoring", scoring).execute() == 1);
    }
}
