package dev.scotoma.labeling.labeler;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class LabelerRepository {
    /** Gold answers of a labeler, those on which both reviewers agree, beside what was expected. */
    private static final String COMPARED = """
            FROM assignment a JOIN gold g USING (gold_id) JOIN gold_answer e USING (gold_id)
            JOIN vote v ON v.assignment_id = a.assignment_id AND v.attribute = e.attribute
            WHERE a.labeler_id = :labeler AND a.state = 'SUBMITTED' AND g.state = 'confirmed' AND e.proposed = e.confirmed""";

    private static final String RIGHT = "v.answer = CASE WHEN e.proposed THEN 'yes' ELSE 'no' END";

    private final Jdbi sql;

    LabelerRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** Locks the row until the transaction ends. */
    Optional<LabelerRow> lock(UUID labeler) {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT * FROM labeler WHERE labeler_id = :labeler FOR UPDATE")
                        .bind("labeler", labeler)
                        .mapTo(LabelerRow.class)
                        .findOne());
    }

    Optional<LabelerRow> find(UUID labeler) {
        return sql.withHandle(handle -> handle.createQuery("SELECT * FROM labeler WHERE labeler_id = :labeler")
                .bind("labeler", labeler)
                .mapTo(LabelerRow.class)
                .findOne());
    }

    List<LabelerRow> all() {
        return sql.withHandle(handle -> handle.createQuery("SELECT * FROM labeler ORDER BY came_at, labeler_id")
                .mapTo(LabelerRow.class)
                .list());
    }

    /** Somebody new; of two requests at once one makes the row. */
    boolean insert(UUID labeler, LabelerState state, String reason) {
        return sql.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO labeler (labeler_id, state, reason) VALUES (:labeler, :state, :reason) ON CONFLICT DO NOTHING""")
                        .bind("labeler", labeler)
                        .bind("state", state.stored())
                        .bind("reason", reason)
                        .execute())
                > 0;
    }

    /** A change of state with who made it, and whether decisions have to be taken anew because of it. */
    record Change(
            LabelerState state, String reason, @Nullable UUID by, boolean counts) {}

    void change(UUID labeler, Change change) {
        sql.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE labeler SET state = :state, reason = :reason, since = clock_timestamp() WHERE labeler_id = :labeler""")
                    .bind("labeler", labeler)
                    .bind("state", change.state().stored())
                    .bind("reason", change.reason())
                    .execute();
            note(labeler, change);
        });
    }

    void note(UUID labeler, Change change) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO labeler_event (labeler_id, state, reason, by_id, pending)
                        VALUES (:labeler, :state, :reason, :by, :pending)""")
                .bind("labeler", labeler)
                .bind("state", change.state().stored())
                .bind("reason", change.reason())
                .bind("by", change.by())
                .bind("pending", change.counts())
                .execute());
    }

    void attempt(UUID labeler, int attempt) {
        sql.useHandle(handle -> handle.createUpdate("UPDATE labeler SET attempt = :attempt WHERE labeler_id = :labeler")
                .bind("labeler", labeler)
                .bind("attempt", attempt)
                .execute());
    }

    void withhold(UUID labeler, boolean withheld) {
        sql.useHandle(
                handle -> handle.createUpdate("UPDATE labeler SET withheld = :withheld WHERE labeler_id = :labeler")
                        .bind("labeler", labeler)
                        .bind("withheld", withheld)
                        .execute());
    }

    void speak(UUID labeler, List<String> languages) {
        sql.useHandle(
                handle -> handle.createUpdate("UPDATE labeler SET languages = :languages WHERE labeler_id = :labeler")
                        .bind("labeler", labeler)
                        .bindArray("languages", String.class, languages)
                        .execute());
    }

    /** Nobody who is stopped keeps a clip, but for the one that they are just answering. */
    void release(UUID labeler) {
        sql.useHandle(
                handle -> handle.createUpdate("""
                        UPDATE assignment SET state = 'RELEASED' WHERE assignment_id IN (
                          SELECT assignment_id FROM assignment WHERE labeler_id = :labeler AND state = 'LEASED' FOR UPDATE SKIP LOCKED)""").bind("labeler", labeler).execute());
    }

    /** How much gold this person may be given. */
    int goldLeft(UUID labeler) {
        return sql.withHandle(handle -> handle.createQuery("SELECT count(*) " + GoldOffer.OF_LABELER)
                .bind("labeler", labeler)
                .mapTo(Integer.class)
                .one());
    }

    /** Of an attempt at the qualification. */
    Mark mark(UUID labeler, int attempt) {
        return mark(labeler, "a.attempt = " + attempt, Integer.MAX_VALUE, Instant.EPOCH);
    }

    /** Of the last gold in the stream since a moment. */
    Mark markInStream(UUID labeler, int window, Instant since) {
        return mark(labeler, "a.attempt IS NULL", window, since);
    }

    /** The condition is a constant or a number. */
    private Mark mark(UUID labeler, String which, int last, Instant since) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*)::int AS items, count(*) FILTER (WHERE whole)::int AS wholes,
                          coalesce(sum(asked), 0)::int AS asked, coalesce(sum(agreed), 0)::int AS right
                        FROM (SELECT bool_or(v.attribute = 'spoof' AND %2$s) AS whole, count(*) AS asked,
                            count(*) FILTER (WHERE %2$s) AS agreed
                          %1$s AND %3$s AND a.submitted_at > :since
                          GROUP BY a.assignment_id, a.submitted_at ORDER BY a.submitted_at DESC LIMIT :last) item""".formatted(COMPARED, RIGHT, which))
                .bind("labeler", labeler)
                .bind("since", since)
                .bind("last", last)
                .mapTo(Mark.class)
                .one());
    }

    /** What was answered otherwise than expected at the qualification, in the order of answering. */
    List<Mistake> mistakes(UUID labeler) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT a.assignment_id, a.attempt, v.attribute, v.answer, e.proposed AS expected,
                          o.words AS objection
                        %s AND a.attempt IS NOT NULL AND NOT (%s)
                        ORDER BY a.submitted_at, v.attribute""".formatted(
                        COMPARED.replace(
                                "WHERE", "LEFT JOIN gold_objection o ON o.assignment_id = a.assignment_id WHERE"),
                        RIGHT))
                .bind("labeler", labeler)
                .mapTo(Mistake.class)
                .list());
    }

    int submitted(UUID labeler, int attempt) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM assignment WHERE labeler_id = :labeler AND attempt = :attempt AND state = 'SUBMITTED'""")
                .bind("labeler", labeler)
                .bind("attempt", attempt)
                .mapTo(Integer.class)
                .one());
    }

    /** Of one's own, at an attempt that has ended. */
    boolean object(UUID assignment, UUID labeler, String words) {
        return sql.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO gold_objection (assignment_id, words)
                        SELECT a.assignment_id, :words FROM assignment a JOIN labeler l USING (labeler_id)
                        WHERE a.assignment_id = :assignment AND a.labeler_id = :labeler AND a.attempt IS NOT NULL
                          AND a.state = 'SUBMITTED' AND (a.attempt < l.attempt OR l.state <> 'qualifying')
                        ON CONFLICT (assignment_id) DO UPDATE SET words = excluded.words""")
                        .bind("assignment", assignment)
                        .bind("labeler", labeler)
                        .bind("words", words)
                        .execute())
                > 0;
    }
}
