package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Erases what the service holds about withdrawn sessions, for all of its rooms: packs first, then the inspection, whose
 * scores go with it, then the receipt is given. A session that a job is working on gets no receipt yet, because the
 * recording is in a worker's hands.
 */
@ApplicationScoped
class WithdrawalSweep implements Recurring {
    private static final String DUE = """
            SELECT w.session_id FROM capture_pub.withdrawal_v1 w
            WHERE NOT EXISTS (SELECT FROM withdrawal_receipt r WHERE r.session_id = w.session_id)
              AND NOT EXISTS (SELECT FROM scheduled_tasks t WHERE t.task_instance LIKE w.session_id || '%' AND t.picked)
              AND NOT EXISTS (SELECT FROM scoring s JOIN scheduled_tasks t ON t.task_instance = s.scoring_id::text
                              WHERE s.session_id = w.session_id AND t.picked)
            ORDER BY w.seq LIMIT 200""";

    private final Jdbi sql;
    private final ObjectStorage storage;

    WithdrawalSweep(Jdbi sql, ObjectStorage storage) {
        this.sql = sql;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "sweep-withdrawals";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() throws IOException {
        for (UUID session : sessions(DUE)) {
            int objects = storage.deletePrefix(Inspections.prefix(session));
            QuarkusTransaction.requiringNew().call(() -> receipt(session, objects));
        }
    }

    List<UUID> sessions(String query) {
        return sql.withHandle(
                handle -> handle.createQuery(query).mapTo(UUID.class).list());
    }

    private int receipt(UUID session, int objects) {
        return sql.withHandle(handle -> {
            int rows = update(handle, "DELETE FROM score WHERE session_id = :session", session)
                    + update(handle, "DELETE FROM inspection WHERE session_id = :session", session);
            update(
                    handle,
                    "DELETE FROM scheduled_tasks WHERE task_instance LIKE :session::text || '%' AND NOT picked",
                    session);
            update(handle, "DELETE FROM failed_job WHERE task_instance LIKE :session::text || '%'", session);
            return handle.createUpdate("""
                            INSERT INTO withdrawal_receipt (session_id, erased) VALUES (:session, :erased)
                            ON CONFLICT (session_id) DO NOTHING""")
                    .bind("session", session)
                    .bind("erased", rows + objects)
                    .execute();
        });
    }

    private static int update(Handle handle, String statement, UUID session) {
        return handle.createUpdate(statement).bind("session", session).execute();
    }
}
