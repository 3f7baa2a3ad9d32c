package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.Erasure;
import dev.scotoma.kit.ObjectStorage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Erases what the service holds about withdrawn sessions, for all of its rooms: packs and portraits first, then the inspection, whose scores go
 * with it, and the places that the session has in mining runs. A session that a job is working on gets no receipt yet, because the recording is in a worker's hands.
 */
@Singleton
class WithdrawalSweep extends Erasure {
    private static final String IN_HAND = """
            SELECT EXISTS (SELECT FROM scheduled_tasks t WHERE t.task_instance LIKE :session::text || '%' AND t.picked)
              OR EXISTS (SELECT FROM scoring s JOIN scheduled_tasks t ON t.task_instance = s.scoring_id::text
                         WHERE s.session_id = :session AND t.picked)""";

    private final Jdbi sql;
    private final ObjectStorage storage;

    WithdrawalSweep(Kit kit, Jdbi sql, ObjectStorage storage) {
        super(kit, new Books("capture_pub.withdrawal_v1", "session_id", "withdrawal_receipt"));
        this.sql = sql;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "sweep-withdrawals";
    }

    @Override
    protected Collection<UUID> stillHere() {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT session_id FROM inspection JOIN capture_pub.withdrawal_v1 USING (session_id) UNION "
                                + "SELECT session_id FROM mining_run_session JOIN capture_pub.withdrawal_v1 USING (session_id)")
                .mapTo(UUID.class)
                .list());
    }

    @Override
    protected int eraseObjects(UUID session) throws IOException {
        return storage.deletePrefix(Inspections.prefix(session));
    }

    @Override
    protected Rows eraseRows(UUID session) {
        return sql.withHandle(handle -> {
            // First, so that no job begins behind the question whether one has.
            update(
                    handle,
                    "DELETE FROM scheduled_tasks WHERE task_instance LIKE :session::text || '%' AND NOT picked",
                    session);
            boolean inHand = handle.createQuery(IN_HAND)
                    .bind("session", session)
                    .mapTo(Boolean.class)
                    .one();
            if (inHand) {
                return new Rows(0, true);
            }
            update(handle, "DELETE FROM failed_job WHERE task_instance LIKE :session::text || '%'", session);
            int erased = update(handle, "DELETE FROM mining_run_session WHERE session_id = :session", session)
                    + update(handle, "DELETE FROM score WHERE session_id = :session", session)
                    + update(handle, "DELETE FROM portrait WHERE session_id = :session", session)
                    + update(handle, "DELETE FROM inspection WHERE session_id = :session", session);
            return new Rows(erased, false);
        });
    }

    private static int update(Handle handle, String statement, UUID session) {
        return handle.createUpdate(statement).bind("session", session).execute();
    }
}
