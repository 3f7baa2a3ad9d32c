package dev.scotoma.labeling.review;

import dev.scotoma.labeling.review.ContestedTask.ContestedAttribute;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RulingRepository implements PanacheRepositoryBase<RulingRow, UUID> {
    private static final int SHOWN = 200;

    /** What has come since an attribute of a session was last decided by a ruling, and waits for somebody to say the same. */
    private static final String WAITS = """
            %1$s.opinion AND %1$s.taken_back_at IS NULL AND NOT EXISTS (SELECT FROM ruling done WHERE done.session_id = %1$s.session_id
              AND done.attribute = %1$s.attribute AND NOT done.opinion AND done.taken_back_at IS NULL AND done.ruling_id > %1$s.ruling_id)""";

    /** By the clock of the database, which all replicas share. */
    Instant now() {
        return getSession().createNativeQuery("SELECT now()", Instant.class).getSingleResult();
    }

    /** The oldest first, without those that show the reviewer, and without that of which they have said what they see. */
    List<ContestedTask> contested(UUID reviewer) {
        var tasks = new LinkedHashMap<UUID, ContestedTask>();
        getSession()
                .createNativeQuery("""
                        SELECT t.task_id, t.session_id, c.attribute, c.yes, c.no, c.unsure,
                          min(c.settled_at) OVER (PARTITION BY t.task_id) AS since
                        FROM (SELECT * FROM task WHERE state = 'CONTESTED' AND participant_id <> :reviewer
                                AND depicted_participant_id <> :reviewer
                                AND NOT EXISTS (SELECT FROM report r WHERE r.session_id = task.session_id AND r.ended_at IS NULL) ORDER BY task_id LIMIT :shown) t
                        JOIN consensus c USING (session_id) JOIN vocabulary.attack_attribute a ON a.name = c.attribute
                        WHERE c.state = 'contested' AND NOT EXISTS (SELECT FROM ruling mine WHERE mine.session_id = c.session_id
                          AND mine.attribute = c.attribute AND mine.reviewer_id = :reviewer AND %s)
                        ORDER BY t.task_id, a.position""".formatted(WAITS.formatted("mine")), Tuple.class)
                .setParameter("reviewer", reviewer)
                .setParameter("shown", SHOWN)
                .getResultStream()
                .forEach(row -> tasks.computeIfAbsent(
                                row.get("task_id", UUID.class),
                                task -> new ContestedTask(
                                        task,
                                        row.get("session_id", UUID.class),
                                        row.get("since", Instant.class),
                                        new ArrayList<>()))
                        .attributes()
                        .add(new ContestedAttribute(
                                row.get("attribute", String.class),
                                count(row, "yes"),
                                count(row, "no"),
                                count(row, "unsure"))));
        return List.copyOf(tasks.values());
    }

    /** Opinions on an attribute that wait for another one, in their order. */
    List<RulingRow> opinions(UUID session, String attribute) {
        return getSession()
                .createNativeQuery(
                        "SELECT r.* FROM ruling r WHERE r.session_id = :session AND r.attribute = :attribute AND "
                                + WAITS.formatted("r") + " ORDER BY r.ruling_id",
                        RulingRow.class)
                .setParameter("session", session)
                .setParameter("attribute", attribute)
                .getResultList();
    }

    /** The latest of an attribute that is no opinion and was not taken back, whoever ruled it. */
    Optional<RulingRow> inForce(UUID session, String attribute) {
        return find(
                        "sessionId = ?1 AND attribute = ?2 AND NOT opinion AND takenBackAt IS NULL ORDER BY rulingId DESC",
                        session,
                        attribute)
                .firstResultOptional();
    }

    /** Of those attributes alone on which the reviewer has ruled: before that they are to see nothing. */
    List<VotesBehind> votes(UUID task, UUID reviewer) {
        var behind = new LinkedHashMap<String, VotesBehind>();
        getSession()
                .createNativeQuery("""
                        SELECT v.attribute, r.present, v.answer, s.yes_if_present, s.no_if_absent,
                          dense_rank() OVER (ORDER BY a.assignment_id)::int AS labeler
                        FROM task t JOIN (SELECT DISTINCT ON (session_id, attribute) session_id, attribute, present FROM ruling
                          WHERE reviewer_id = :reviewer AND taken_back_at IS NULL ORDER BY session_id, attribute, ruling_id DESC) r USING (session_id)
                        JOIN assignment a USING (task_id) JOIN vote v ON v.assignment_id = a.assignment_id AND v.attribute = r.attribute
                        JOIN vocabulary.attack_attribute o ON o.name = v.attribute
                        LEFT JOIN skill s ON s.labeler_id = a.labeler_id AND s.attribute = v.attribute
                        WHERE t.task_id = :task AND a.state = 'SUBMITTED' AND a.gold_id IS NULL
                          AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')
                        ORDER BY o.position, a.assignment_id""", Tuple.class)
                .setParameter("task", task)
                .setParameter("reviewer", reviewer)
                .getResultStream()
                .forEach(row -> behind.computeIfAbsent(
                                row.get("attribute", String.class),
                                name -> new VotesBehind(name, row.get("present", Boolean.class), new ArrayList<>()))
                        .votes()
                        .add(new VotesBehind.Vote(
                                count(row, "labeler"),
                                row.get("answer", String.class),
                                row.get("yes_if_present", Double.class),
                                row.get("no_if_absent", Double.class))));
        return List.copyOf(behind.values());
    }

    /** Of one reviewer, the newest first. */
    List<MyRuling> of(UUID reviewer, Instant recent) {
        return getSession()
                .createNativeQuery("""
                        SELECT t.task_id, r.session_id, r.attribute, r.present, r.reason, r.ruled_at, r.opinion, c.present AS in_force,
                          r.ruled_at > :recent AND NOT EXISTS (SELECT FROM ruling later WHERE later.session_id = r.session_id
                            AND later.attribute = r.attribute AND later.ruling_id > r.ruling_id AND later.taken_back_at IS NULL) AS can
                        FROM ruling r JOIN task t USING (session_id) LEFT JOIN consensus c USING (session_id, attribute)
                        WHERE r.reviewer_id = :reviewer AND r.taken_back_at IS NULL ORDER BY r.ruling_id DESC LIMIT :shown""", Tuple.class)
                .setParameter("reviewer", reviewer)
                .setParameter("recent", recent)
                .setParameter("shown", SHOWN)
                .getResultStream()
                .map(row -> new MyRuling(
                        row.get("task_id", UUID.class),
                        row.get("session_id", UUID.class),
                        row.get("attribute", String.class),
                        row.get("present", Boolean.class),
                        row.get("reason", String.class),
                        row.get("ruled_at", Instant.class),
                        row.get("opinion", Boolean.class),
                        row.get("in_force", Boolean.class),
                        row.get("can", Boolean.class)))
                .toList();
    }

    /**
     * Of each attribute. Of a clip the first two opinions alone, because a third one only looks where these differ; and every gold item that
     * two have answered for.
     */
    List<ReviewerAgreement> agreement() {
        return getSession()
                .createNativeQuery("""
                        SELECT a.name,
                          count(*) FILTER (WHERE p.kind = 'contested') AS contested,
                          count(*) FILTER (WHERE p.kind = 'contested' AND p.one = p.other) AS contested_agreed,
                          count(*) FILTER (WHERE p.kind = 'gold') AS gold,
                          count(*) FILTER (WHERE p.kind = 'gold' AND p.one = p.other) AS gold_agreed
                        FROM vocabulary.attack_attribute a LEFT JOIN (
                          (SELECT DISTINCT ON (first.session_id, first.attribute) 'contested' AS kind, first.attribute,
                             first.present AS one, second.present AS other
                           FROM ruling first JOIN ruling second ON second.session_id = first.session_id
                             AND second.attribute = first.attribute AND second.ruling_id > first.ruling_id
                             AND second.reviewer_id <> first.reviewer_id
                           WHERE first.opinion AND first.taken_back_at IS NULL AND second.taken_back_at IS NULL
                           ORDER BY first.session_id, first.attribute, first.ruling_id, second.ruling_id)
                          UNION ALL
                          SELECT 'gold', attribute, proposed, confirmed FROM gold_answer WHERE confirmed IS NOT NULL) p
                          ON p.attribute = a.name
                        GROUP BY a.name, a.position ORDER BY a.position""", Tuple.class)
                .getResultStream()
                .map(row -> new ReviewerAgreement(
                        row.get("name", String.class),
                        new ReviewerAgreement.Pairs(count(row, "contested"), count(row, "contested_agreed")),
                        new ReviewerAgreement.Pairs(count(row, "gold"), count(row, "gold_agreed"))))
                .toList();
    }

    List<UUID> withdrawnHere() {
        return getSession()
                .createNativeQuery(
                        "SELECT DISTINCT r.session_id FROM ruling r JOIN capture_pub.withdrawal_v1 w USING (session_id)",
                        UUID.class)
                .getResultList();
    }

    private static int count(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
