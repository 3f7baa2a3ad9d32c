package dev.scotoma.labeling.gold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class GoldRepository {
    private static final int SHOWN = 20;
    private static final int LISTED = 500;

    private final Jdbi sql;

    GoldRepository(Jdbi sql) {
        this.sql = sql;
    }

    List<String> attributes() {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT name FROM vocabulary.attack_attribute ORDER BY position")
                        .mapTo(String.class)
                        .list());
    }

    /** Answers nothing when the task has one already. */
    Optional<UUID> insert(UUID task, UUID reviewer, Map<String, Boolean> present) {
        return sql.withHandle(handle -> {
            var gold = handle.createQuery("""
                            INSERT INTO gold (task_id, proposed_by) VALUES (:task, :reviewer)
                            ON CONFLICT (task_id) DO NOTHING RETURNING gold_id""")
                    .bind("task", task)
                    .bind("reviewer", reviewer)
                    .mapTo(UUID.class)
                    .findOne();
            gold.ifPresent(id -> present.forEach((attribute, answer) -> handle.createUpdate(
                            "INSERT INTO gold_answer (gold_id, attribute, proposed) VALUES (:gold, :attribute, :answer)")
                    .bind("gold", id)
                    .bind("attribute", attribute)
                    .bind("answer", answer)
                    .execute()));
            return gold;
        });
    }

    record Proposal(UUID taskId, String state, UUID proposedBy) {}

    Optional<Proposal> lock(UUID gold) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT task_id, state, proposed_by FROM gold WHERE gold_id = :gold FOR UPDATE")
                .bind("gold", gold)
                .mapTo(Proposal.class)
                .findOne());
    }

    /** Notes the second answers, and by the whole whether it is gold now. */
    void confirm(UUID gold, UUID reviewer, Map<String, Boolean> present, String whole) {
        sql.useHandle(handle -> {
            present.forEach((attribute, answer) -> handle.createUpdate("""
                            UPDATE gold_answer SET confirmed = :answer WHERE gold_id = :gold AND attribute = :attribute""")
                    .bind("gold", gold)
                    .bind("attribute", attribute)
                    .bind("answer", answer)
                    .execute());
            handle.createUpdate("""
                            UPDATE gold SET confirmed_by = :reviewer, confirmed_at = now(),
                              state = CASE WHEN (SELECT proposed = confirmed FROM gold_answer a
                                WHERE a.gold_id = gold.gold_id AND a.attribute = :whole) THEN 'confirmed' ELSE 'refused' END
                            WHERE gold_id = :gold""")
                    .bind("gold", gold)
                    .bind("reviewer", reviewer)
                    .bind("whole", whole)
                    .execute();
        });
    }

    void retire(UUID gold, UUID reviewer, String why) {
        sql.useHandle(handle -> handle.createUpdate("""
                        UPDATE gold SET state = 'retired', retired_by = :reviewer, retired_why = :why WHERE gold_id = :gold""")
                .bind("gold", gold)
                .bind("reviewer", reviewer)
                .bind("why", why)
                .execute());
    }

    /** Proposals of others, the oldest first. */
    List<Blind> waiting(UUID reviewer) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT t.task_id, t.session_id, g.gold_id, g.proposed_at AS since FROM gold g JOIN task t USING (task_id)
                        WHERE g.state = 'proposed' AND :reviewer NOT IN (g.proposed_by, t.participant_id, t.depicted_participant_id)
                          AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = t.session_id)
                          AND NOT EXISTS (SELECT FROM report r WHERE r.session_id = t.session_id AND r.ended_at IS NULL)
                        ORDER BY g.gold_id LIMIT :shown""")
                .bind("reviewer", reviewer)
                .bind("shown", SHOWN)
                .mapTo(Blind.class)
                .list());
    }

    /** Whether somebody has proposed it before, whatever became of that. */
    boolean proposed(UUID task) {
        return sql.withHandle(handle -> handle.createQuery("SELECT EXISTS (SELECT FROM gold WHERE task_id = :task)")
                .bind("task", task)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Clips that could be gold: accepted, and of a surely told whole, as many attacks as others and in no order that would tell which is
     * which.
     */
    List<Blind> candidates(UUID reviewer) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT task_id, session_id, NULL::uuid AS gold_id, NULL::timestamptz AS since FROM (
                          SELECT t.task_id, t.session_id, row_number() OVER (PARTITION BY c.present ORDER BY t.task_id DESC) AS place
                          FROM task t JOIN consensus c USING (session_id) JOIN capture_pub.session_v1 s USING (session_id)
                          WHERE t.state IN ('SETTLED', 'ADJUDICATED') AND s.state = 'ACCEPTED' AND c.attribute = 'spoof'
                            AND (c.state = 'adjudicated' OR c.probability NOT BETWEEN .01 AND .99)
                            AND :reviewer NOT IN (t.participant_id, t.depicted_participant_id)
                            AND NOT EXISTS (SELECT FROM report r WHERE r.session_id = t.session_id AND r.ended_at IS NULL)
                            AND NOT EXISTS (SELECT FROM gold g WHERE g.task_id = t.task_id)) found
                        WHERE place <= :shown / 2 ORDER BY md5(task_id::text)""")
                .bind("reviewer", reviewer)
                .bind("shown", SHOWN)
                .mapTo(Blind.class)
                .list());
    }

    /** Those that are missed most often first. */
    List<Gold> all() {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT g.gold_id, t.session_id, g.state, g.proposed_at, g.retired_why,
                          (SELECT count(*)::int FROM gold_answer e WHERE e.gold_id = g.gold_id AND e.proposed = e.confirmed) AS attributes,
                          u.seen, u.missed,
                          ARRAY(SELECT o.words FROM gold_objection o JOIN assignment a USING (assignment_id) WHERE a.gold_id = g.gold_id) AS objections
                        FROM gold g JOIN task t USING (task_id) CROSS JOIN LATERAL (
                          SELECT count(*)::int AS seen,
                            count(*) FILTER (WHERE v.answer <> CASE WHEN e.proposed THEN 'yes' ELSE 'no' END)::int AS missed
                          FROM assignment a JOIN vote v ON v.assignment_id = a.assignment_id AND v.attribute = 'spoof'
                          JOIN gold_answer e ON e.gold_id = g.gold_id AND e.attribute = 'spoof'
                          WHERE a.gold_id = g.gold_id AND a.state = 'SUBMITTED') u
                        ORDER BY u.missed DESC, u.seen DESC, g.gold_id DESC LIMIT :listed""")
                .bind("listed", LISTED)
                .map((row, context) -> new Gold(
                        row.getObject("gold_id", UUID.class),
                        row.getObject("session_id", UUID.class),
                        GoldState.of(row.getString("state")),
                        row.getTimestamp("proposed_at").toInstant(),
                        row.getInt("attributes"),
                        row.getInt("seen"),
                        row.getInt("missed"),
                        Arrays.asList((String[]) row.getArray("objections").getArray()),
                        row.getString("retired_why")))
                .list());
    }
}
