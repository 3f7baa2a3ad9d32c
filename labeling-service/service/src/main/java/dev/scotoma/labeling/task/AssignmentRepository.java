package dev.scotoma.labeling.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AssignmentRepository implements PanacheRepositoryBase<AssignmentRow, UUID> {
    /**
     * Gives the locked task to the labeler unless it is full by now. The count is judged again here because the statement that
     * found and locked the task may have looked before another claim committed; this one looks after.
     */
    Optional<Claim> lease(UUID task, UUID labeler, Duration length) {
        getSession()
                .createNativeMutationQuery(
                        "UPDATE assignment SET state = 'EXPIRED' WHERE task_id = :task AND state = 'LEASED'"
                                + " AND lease_until <= now() AND labeler_id <> :labeler")
                .setParameter("task", task)
                .setParameter("labeler", labeler)
                .executeUpdate();
        return getSession()
                .createNativeQuery("""
                        INSERT INTO assignment (task_id, labeler_id, lease_until)
                        SELECT t.task_id, :labeler, now() + make_interval(secs => :seconds) FROM task t
                        WHERE t.task_id = :task AND t.submissions + (SELECT count(*) FROM assignment live
                          WHERE live.task_id = t.task_id AND live.state = 'LEASED' AND live.lease_until > now()) < t.redundancy
                        ON CONFLICT (task_id, labeler_id)
                        DO UPDATE SET state = 'LEASED', leased_at = now(), lease_until = excluded.lease_until
                        WHERE assignment.state IN ('EXPIRED', 'RELEASED')
                          OR assignment.state = 'LEASED' AND assignment.lease_until <= now()
                        RETURNING assignment_id, task_id, lease_until""", Tuple.class)
                .setParameter("task", task)
                .setParameter("labeler", labeler)
                .setParameter("seconds", (double) length.toSeconds())
                .getResultStream()
                .map(row -> new Claim(
                        row.get("assignment_id", UUID.class),
                        row.get("task_id", UUID.class),
                        row.get("lease_until", Instant.class)))
                .findFirst();
    }

    /** Without leases of tasks that were voided or decided meanwhile: nobody can answer those any more. */
    List<AssignmentRow> liveOf(UUID labeler) {
        return list(
                "labelerId = ?1 AND state = ?2 AND leaseUntil > ?3"
                        + " AND taskId IN (SELECT t.taskId FROM TaskRow t WHERE t.state = ?4) ORDER BY assignmentId",
                labeler,
                AssignmentState.LEASED,
                Instant.now(),
                TaskState.OPEN);
    }

    long liveOfOthers(UUID task, UUID labeler) {
        return count(
                "taskId = ?1 AND labelerId <> ?2 AND state = ?3 AND leaseUntil > ?4",
                task,
                labeler,
                AssignmentState.LEASED,
                Instant.now());
    }

    /** Clips that were given to a labeler since, and how many of them came back without an answer. */
    record Taken(long clips, long unanswered) {}

    Taken takenSince(UUID labeler, Instant since) {
        var row = getSession()
                .createNativeQuery("""
                        SELECT count(*) AS clips, count(*) FILTER (WHERE state IN ('SKIPPED', 'RELEASED', 'EXPIRED')
                          OR state = 'LEASED' AND lease_until <= now()) AS unanswered
                        FROM assignment WHERE labeler_id = :labeler AND leased_at >= :since""", Tuple.class)
                .setParameter("labeler", labeler)
                .setParameter("since", since)
                .getSingleResult();
        return new Taken(row.get("clips", Long.class), row.get("unanswered", Long.class));
    }

    long skipped(UUID task) {
        return count("taskId = ?1 AND state = ?2", task, AssignmentState.SKIPPED);
    }

    long submitted(UUID labeler, Instant since) {
        return count("labelerId = ?1 AND state = ?2 AND submittedAt >= ?3", labeler, AssignmentState.SUBMITTED, since);
    }

    /** Takes the clip from whoever else holds it, and keeps it from everybody until a reviewer has looked. */
    void report(TaskRow task, AssignmentRow by, SkipReason who) {
        getSession()
                .createNativeMutationQuery("""
                        INSERT INTO report (session_id, who) VALUES (:session, :who)
                        ON CONFLICT (session_id) DO UPDATE SET who = excluded.who, reported_at = clock_timestamp(), ended_at = NULL
                        WHERE report.ended_at IS NOT NULL""")
                .setParameter("session", task.sessionId)
                .setParameter("who", who.stored())
                .executeUpdate();
        getSession()
                .createNativeMutationQuery(
                        "UPDATE assignment SET state = 'EXPIRED' WHERE task_id = :task AND state = 'LEASED'"
                                + " AND assignment_id <> :by")
                .setParameter("task", task.taskId)
                .setParameter("by", by.assignmentId)
                .executeUpdate();
    }

    /** Gives a reported clip out again, because a reviewer has looked since; answers whether that had still to be done. */
    boolean endReport(UUID session, Instant endedAt) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE report SET ended_at = :endedAt
                                WHERE session_id = :session AND ended_at IS NULL AND reported_at < :endedAt""")
                        .setParameter("session", session)
                        .setParameter("endedAt", endedAt)
                        .executeUpdate()
                > 0;
    }
}
