package dev.scotoma.capture.acceptance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class QuarantineRepository {
    private static final int LONGEST_LIST = 500;

    /** Of a session that was taken out the quarantine stays too, so that nobody is shown it meanwhile; no reviewer has to look any more. */
    private static final String TO_LOOK_AT = """
            q.ended_at IS NULL AND EXISTS (SELECT FROM session s
              WHERE s.session_id = q.session_id AND coalesce(s.reason, '') NOT IN ('minor', 'stranger'))
            """;

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
                                    UPDATE quarantine q SET ended_at = clock_timestamp(), ended_by = :by, reason = :reason
                                    WHERE q.session_id = :session AND %s""".formatted(TO_LOOK_AT))
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

    boolean holds(UUID session) {
        return sql.withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM quarantine q WHERE q.session_id = :session AND " + TO_LOOK_AT)
                        .bind("session", session)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    record Held(UUID session, String who, Instant since) {}

    /** Longest waiting first. */
    List<Held> open() {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT q.session_id AS session, q.who, q.since FROM quarantine q
                        WHERE NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = q.session_id) AND %s
                        ORDER BY q.since LIMIT :limit""".formatted(TO_LOOK_AT))
                .bind("limit", LONGEST_LIST)
                .mapTo(Held.class)
                .list());
    }
}
