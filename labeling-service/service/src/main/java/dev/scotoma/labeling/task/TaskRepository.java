package dev.scotoma.labeling.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TaskRepository implements PanacheRepositoryBase<TaskRow, UUID> {
    /** What a labeler may be given: open, not of their own face, and not answered, skipped or held by them already, and not reported. */
    private static final String CLAIMABLE = """
            FROM task t
            WHERE t.state = 'OPEN' AND t.participant_id <> :labeler AND t.depicted_participant_id <> :labeler
              AND NOT EXISTS (SELECT FROM report r WHERE r.session_id = t.session_id AND r.ended_at IS NULL)
              AND NOT EXISTS (SELECT FROM assignment mine WHERE mine.task_id = t.task_id AND mine.labeler_id = :labeler
                AND (mine.gold_id IS NOT NULL OR mine.state IN ('SUBMITTED', 'SKIPPED') OR mine.state = 'LEASED' AND mine.lease_until > now()))
              AND t.submissions + (SELECT count(*) FROM assignment live WHERE live.task_id = t.task_id AND live.gold_id IS NULL
                AND live.state = 'LEASED' AND live.lease_until > now()) < t.redundancy
            """;

    /** Locks the task of an assignment; whoever changes either takes this lock first. */
    Optional<TaskRow> lockOf(UUID assignment, UUID labeler) {
        return find(
                        "taskId = (SELECT a.taskId FROM AssignmentRow a WHERE a.assignmentId = ?1 AND a.labelerId = ?2)",
                        assignment,
                        labeler)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The id alone: a row that was read before it is locked stays as it was read. */
    Optional<UUID> ofSession(UUID session) {
        return getSession()
                .createNativeQuery("SELECT task_id FROM task WHERE session_id = :session", UUID.class)
                .setParameter("session", session)
                .uniqueResultOptional();
    }

    /** Asks the database, also where the row was read before: a withdrawal may have taken it since. */
    Optional<TaskRow> lock(UUID task) {
        return find("taskId", task).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * Locks the claimable task that is wanted most: sessions at which models waver, campaigns that close a blind spot, then the oldest, which is
     * thereby finished before the next is begun.
     *
     * @param wait whether to wait for tasks that others are claiming right now, instead of passing over them
     */
    Optional<UUID> lockClaimable(UUID labeler, Collection<UUID> tried, boolean wait) {
        var query = getSession()
                .createNativeQuery(
                        "SELECT t.task_id " + CLAIMABLE + " AND t.task_id <> ALL(:tried)"
                                + " ORDER BY t.priority DESC, t.task_id LIMIT 1 FOR UPDATE OF t"
                                + (wait ? "" : " SKIP LOCKED"),
                        UUID.class)
                .setParameter("labeler", labeler)
                .setParameter("tried", tried.toArray(UUID[]::new));
        return query.getResultStream().findFirst();
    }

    boolean anyClaimable(UUID labeler) {
        return getSession()
                .createNativeQuery("SELECT EXISTS (SELECT 1 " + CLAIMABLE + ")", Boolean.class)
                .setParameter("labeler", labeler)
                .getSingleResult();
    }

    long claimable(UUID labeler) {
        return getSession()
                .createNativeQuery("SELECT count(*) " + CLAIMABLE, Long.class)
                .setParameter("labeler", labeler)
                .getSingleResult();
    }

    /**
     * Opens the session's task when it is uploaded and its inspection passed, or a reviewer has accepted it with no face or a second
     * one; answers whether there was none yet.
     */
    boolean create(UUID session, int redundancy) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO task (session_id, participant_id, depicted_participant_id, redundancy)
                                SELECT s.session_id, s.participant_id, s.depicted_participant_id, :redundancy
                                FROM capture_pub.session_v1 s JOIN blindspot_pub.inspection_v1 i USING (session_id)
                                WHERE s.session_id = :session AND (s.state IN ('UPLOADED', 'ACCEPTED') AND i.state = 'PASSED'
                                  OR s.state = 'ACCEPTED' AND i.reason IN ('no_face', 'several_faces'))
                                ON CONFLICT (session_id) DO NOTHING""")
                        .setParameter("session", session)
                        .setParameter("redundancy", redundancy)
                        .executeUpdate()
                > 0;
    }

    /** Voids an undecided task whose session was rejected; when the session is back, one more vote decides it, or as many as it starts with. */
    boolean followState(UUID session) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE task t SET state = CASE WHEN s.state = 'REJECTED' THEN 'VOID' ELSE 'OPEN' END,
                                  redundancy = greatest(t.redundancy, t.submissions + 1)
                                FROM capture_pub.session_v1 s
                                WHERE s.session_id = :session AND t.session_id = s.session_id
                                  AND (s.state = 'REJECTED' AND t.state IN ('OPEN', 'CONTESTED')
                                    OR s.state IN ('UPLOADED', 'ACCEPTED') AND t.state = 'VOID')""")
                        .setParameter("session", session)
                        .executeUpdate()
                > 0;
    }

    List<UUID> withdrawnHere() {
        return getSession()
                .createNativeQuery(
                        "SELECT t.session_id FROM task t JOIN capture_pub.withdrawal_v1 w USING (session_id)",
                        UUID.class)
                .getResultList();
    }

    /** With its assignments and their votes, and what it is as gold; answers how many rows of these. */
    int erase(UUID session) {
        int rows = getSession()
                .createNativeQuery("""
                        SELECT (count(DISTINCT t.task_id) + count(DISTINCT a.assignment_id) + count(v.attribute) + coalesce(
                          (SELECT count(*) FROM gold g JOIN task o USING (task_id) WHERE o.session_id = :session), 0))::int
                        FROM task t LEFT JOIN assignment a USING (task_id) LEFT JOIN vote v USING (assignment_id)
                        WHERE t.session_id = :session""", Integer.class)
                .setParameter("session", session)
                .getSingleResult();
        getSession()
                .createNativeMutationQuery("DELETE FROM task WHERE session_id = :session")
                .setParameter("session", session)
                .executeUpdate();
        return rows;
    }

    boolean withdrawn(UUID session) {
        return getSession()
                .createNativeQuery("SELECT capture_pub.session_withdrawn(:session)", Boolean.class)
                .setParameter("session", session)
                .getSingleResult();
    }
}
