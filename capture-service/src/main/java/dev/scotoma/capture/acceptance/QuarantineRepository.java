package dev.scotoma.capture.acceptance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class QuarantineRepository {
    private static final int LONGEST_LIST = 500;

    private final Jdbi sql;

    QuarantineRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** Answers whether it was not in quarantine for this report, and is now. A session that was taken out needs none. */
    boolean begin(UUID session, String who, Instant reportedAt) {
        return sql.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO quarantine (session_id, who, since)
                                SELECT session_id, :who, :since FROM session
                                WHERE session_id = :session AND coalesce(reason, '') NOT IN ('minor', 'stranger') FOR KEY SHARE
                                ON CONFLICT (session_id) DO UPDATE
                                SET who = excluded.who, since = excluded.since, ended_at = NULL, ended_by = NULL, reason = NULL
                                WHERE quarantine.ended_at < excluded.since""")
                        .bind("session", session)
                        .bind("who", who)
                        .bind("since", reportedAt)
                        .execute()
                > 0);
    }

    /** Answers false where it is in none. The session is published again, and whoever follows it reads it again. */
    boolean end(UUID session, UUID by, String reason) {
        return sql.withHandle(handle -> {
            boolean ended = handle.createUpdate("""
                                    UPDATE quarantine SET ended_at = clock_timestamp(), ended_by = :by, reason = :reason
                                    WHERE session_id = :session AND ended_at IS NULL""")
                            .bind("session", session)
                            .bind("by", by)
                            .bind("reason", reason)
                            .execute()
                    > 0;
            if (ended) {
                handle.createUpdate("UPDATE session SET state = state WHERE session_id = :session")
                        .bind("session", session)
                        .execute();
            }
            return ended;
        });
    }

    void forget(UUID session) {
        sql.useHandle(handle -> handle.createUpdate("DELETE FROM quarantine WHERE session_id = :session")
                .bind("session", session)
                .execute());
    }

    boolean holds(UUID session) {
        return sql.withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM quarantine WHERE session_id = :session AND ended_at IS NULL")
                        .bind("session", session)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    record Held(UUID session, String who, Instant since) {}

    /** Longest waiting first. */
    List<Held> open() {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT q.session_id AS session, q.who, q.since FROM quarantine q WHERE q.ended_at IS NULL
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = q.session_id)
                        ORDER BY q.since LIMIT :limit""")
                .bind("limit", LONGEST_LIST)
                .mapTo(Held.class)
                .list());
    }
}
