package dev.scotoma.labeling.task;

import dev.scotoma.labeling.labeler.GoldOffer;
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
                          WHERE live.task_id = t.task_id AND live.gold_id IS NULL AND live.state = 'LEASED' AND live.lease_until > now()) < t.redundancy
                        ON CONFLICT (task_id, labeler_id)
                        DO UPDATE SET state = 'LEASED', leased_at = now(), lease_until = excluded.lease_until
                        WHERE assignment.state IN ('EXPIRED', 'RELEASED')
                          OR assignment.state = 'LEASED' AND assignment.lease_until <= now()
                        RETURNING assignment_id, lease_until""", Tuple.class)
                .setParameter("task", task)
                .setParameter("labeler", labeler)
                .setParameter("seconds", (double) length.toSeconds())
                .getResultStream()
                .map(AssignmentRepository::claim)
                .findFirst();
    }

    /** Whoever asks many times at once is answered one time after the other, and holds no more than one after the other would. */
    void queue(UUID labeler) {
        getSession()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))) held", Object.class)
                .setParameter("name", "labeling.claim " + labeler)
                .getSingleResult();
    }

    /**
     * What time it is, by the clock of the database. Every lease is judged by it, in statements and here: services whose own clocks differ would
     * give one place to two.
     */
    Instant now() {
        return getSession().createNativeQuery("SELECT now()", Instant.class).getSingleResult();
    }

    /** How gold is chosen for somebody. */
    enum GoldChoice {
        /** What they were never given. */
        UNSEEN(" AND mine.assignment_id IS NULL"),
        /** What they gave back or let lapse. */
        GIVEN_BACK(" AND mine.assignment_id IS NOT NULL");

        private final String condition;

        GoldChoice(String condition) {
            this.condition = condition;
        }
    }

    boolean anyGoldGivenBack(UUID labeler) {
        return getSession()
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 " + GoldOffer.OF_LABELER + GoldChoice.GIVEN_BACK.condition + ")",
                        Boolean.class)
                .setParameter("labeler", labeler)
                .getSingleResult();
    }

    /**
     * Gives the labeler a gold clip, the one seen least so far.
     *
     * @param attempt at the qualification; 0 in the stream
     */
    Optional<Claim> leaseGold(UUID labeler, GoldChoice choice, int attempt, Duration length) {
        return getSession()
                .createNativeQuery("""
                        INSERT INTO assignment (task_id, labeler_id, lease_until, gold_id, attempt)
                        SELECT t.task_id, :labeler, now() + make_interval(secs => :seconds), g.gold_id, nullif(:attempt, 0)
                        %s
                        ORDER BY (SELECT count(*) FROM assignment seen WHERE seen.gold_id = g.gold_id), random() LIMIT 1
                        ON CONFLICT (task_id, labeler_id)
                        DO UPDATE SET state = 'LEASED', leased_at = now(), lease_until = excluded.lease_until, attempt = excluded.attempt
                        WHERE assignment.gold_id IS NOT NULL AND (assignment.state IN ('EXPIRED', 'RELEASED')
                          OR assignment.state = 'LEASED' AND assignment.lease_until <= now())
                        RETURNING assignment_id, lease_until""".formatted(GoldOffer.OF_LABELER + choice.condition), Tuple.class)
                .setParameter("labeler", labeler)
                .setParameter("attempt", attempt)
                .setParameter("seconds", (double) length.toSeconds())
                .getResultStream()
                .map(AssignmentRepository::claim)
                .findFirst();
    }

    private static Claim claim(Tuple row) {
        return new Claim(row.get("assignment_id", UUID.class), row.get("lease_until", Instant.class));
    }

    /** Gold at an attempt that was given and not skipped. */
    long ofAttempt(UUID labeler, int attempt) {
        return count(
                "labelerId = ?1 AND attempt = ?2 AND (state = ?3 OR state = ?4 AND leaseUntil > ?5)",
                labeler,
                attempt,
                AssignmentState.SUBMITTED,
                AssignmentState.LEASED,
                now());
    }

    /** Answers on a task that decide something: not on gold, and not of somebody banned. */
    int counted(UUID task) {
        return getSession()
                .createNativeQuery("""
                        SELECT count(*)::int FROM assignment a WHERE a.task_id = :task AND a.state = 'SUBMITTED' AND a.gold_id IS NULL
                          AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')""", Integer.class)
                .setParameter("task", task)
                .getSingleResult();
    }

    /** Without leases of tasks that were voided or decided meanwhile: nobody can answer those any more. */
    List<AssignmentRow> liveOf(UUID labeler) {
        return list(
                "labelerId = ?1 AND state = ?2 AND leaseUntil > ?3 AND (goldId IS NOT NULL"
                        + " OR taskId IN (SELECT t.taskId FROM TaskRow t WHERE t.state = ?4)) ORDER BY assignmentId",
                labeler,
                AssignmentState.LEASED,
                now(),
                TaskState.OPEN);
    }

    /** How many people hold the clip of a task, but for those to whom it is gold. */
    long live(UUID task) {
        return count(
                "taskId = ?1 AND goldId IS NULL AND state = ?2 AND leaseUntil > ?3",
                task,
                AssignmentState.LEASED,
                now());
    }

    long liveOfOthers(UUID task, UUID labeler) {
        return count(
                "taskId = ?1 AND labelerId <> ?2 AND goldId IS NULL AND state = ?3 AND leaseUntil > ?4",
                task,
                labeler,
                AssignmentState.LEASED,
                now());
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

    /** How many people have declined to answer who are not banned. */
    long skipped(UUID task) {
        return getSession()
                .createNativeQuery("""
                        SELECT count(*) FROM assignment a WHERE task_id = :task AND state = 'SKIPPED' AND gold_id IS NULL
                          AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')""", Long.class)
                .setParameter("task", task)
                .getSingleResult();
    }

    long submitted(UUID labeler, Instant since) {
        return count("labelerId = ?1 AND state = ?2 AND submittedAt >= ?3", labeler, AssignmentState.SUBMITTED, since);
    }

    /** Whether a reviewer has to look before anybody is given it. */
    boolean reported(UUID session) {
        return getSession()
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM report WHERE session_id = :session AND ended_at IS NULL)",
                        Boolean.class)
                .setParameter("session", session)
                .getSingleResult();
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
