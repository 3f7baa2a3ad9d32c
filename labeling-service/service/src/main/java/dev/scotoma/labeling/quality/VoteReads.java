package dev.scotoma.labeling.quality;

import dev.scotoma.labeling.pseudonym.Pseudonyms;
import dev.scotoma.labeling.quality.Outlook.Day;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads tasks, votes and consensus as they are now, in pieces of bounded size, and without what was withdrawn. */
@ApplicationScoped
class VoteReads {
    private static final String STAYS =
            "NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = %s.session_id)";

    /** Answers that decide something: not on gold, and not of somebody banned. */
    private static final String COUNTS = "a.state = 'SUBMITTED' AND a.gold_id IS NULL"
            + " AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')";

    private final Jdbi sql;
    private final Pseudonyms pseudonyms;

    VoteReads(Jdbi sql, Pseudonyms pseudonyms) {
        this.sql = sql;
        this.pseudonyms = pseudonyms;
    }

    record Standing(long open, long decided, long contested, long adjudicated, long votes, long votesToGo) {}

    /** @param first the first vote within the days that are asked for */
    record Pace(long votes, @Nullable Instant first) {}

    Standing standing() {
        return sql.withHandle(
                handle -> handle.createQuery("""
                        WITH closed AS (
                          SELECT coalesce(avg(submissions), 0) AS each FROM task WHERE state IN ('SETTLED', 'CONTESTED', 'ADJUDICATED'))
                        SELECT count(*) FILTER (WHERE state = 'OPEN') AS open, count(*) FILTER (WHERE state = 'SETTLED') AS decided,
                               count(*) FILTER (WHERE state = 'CONTESTED') AS contested,
                               count(*) FILTER (WHERE state = 'ADJUDICATED') AS adjudicated, coalesce(sum(submissions), 0) AS votes,
                               coalesce(ceil(sum(greatest(redundancy, each) - submissions) FILTER (WHERE state = 'OPEN')), 0)::bigint
                                 AS votes_to_go
                        FROM task CROSS JOIN closed""").mapTo(Standing.class).one());
    }

    Pace pace(int days) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) AS votes, min(submitted_at) AS first FROM assignment a
                        WHERE %s AND submitted_at >= now() - make_interval(days => :days)""".formatted(COUNTS))
                .bind("days", days)
                .mapTo(Pace.class)
                .one());
    }

    List<Day> days(int days) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT (submitted_at AT TIME ZONE 'UTC')::date AS day, count(*) AS votes FROM assignment a
                        WHERE %s
                          AND submitted_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => :days - 1)) AT TIME ZONE 'UTC'
                        GROUP BY 1 ORDER BY 1""".formatted(COUNTS))
                .bind("days", days)
                .mapTo(Day.class)
                .list());
    }

    /** The most evenly divided first. */
    List<Disagreement> disagreements(String attribute, int limit) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT session_id, yes, no, unsure, state, probability, present FROM consensus c
                        WHERE attribute = :attribute AND yes > 0 AND no > 0 AND %s
                        ORDER BY least(yes, no)::double precision / (yes + no) DESC, session_id LIMIT :limit""".formatted(STAYS.formatted("c")))
                .bind("attribute", attribute)
                .bind("limit", limit)
                .mapTo(Disagreement.class)
                .list());
    }

    private record Answered(
            UUID labelerId,
            @Nullable Integer elapsedMs,
            @Nullable Integer watchedMs,
            String attribute,
            String answer) {}

    /** In the order of their submissions. */
    List<SessionVote> ofSession(UUID session) {
        var found = new LinkedHashMap<UUID, SessionVote>();
        for (Answered row : sql.withHandle(handle -> handle.createQuery("""
                        SELECT a.labeler_id, a.elapsed_ms, a.watched_ms, v.attribute, v.answer
                        FROM task t JOIN assignment a USING (task_id) JOIN vote v USING (assignment_id)
                        JOIN vocabulary.attack_attribute x ON x.name = v.attribute
                        WHERE t.session_id = :session AND a.state = 'SUBMITTED' AND a.gold_id IS NULL AND %s
                        ORDER BY a.submitted_at, a.assignment_id, x.position""".formatted(STAYS.formatted("t")))
                .bind("session", session)
                .mapTo(Answered.class)
                .list())) {
            found.computeIfAbsent(
                            row.labelerId(),
                            labeler -> new SessionVote(
                                    named(labeler), new LinkedHashMap<>(), row.elapsedMs(), row.watchedMs()))
                    .answers()
                    .put(row.attribute(), row.answer());
        }
        return List.copyOf(found.values());
    }

    private record Vote(UUID assignmentId, UUID sessionId, UUID labelerId, String attribute, String answer) {}

    /**
     * Votes of the submissions that come after one, in the order of their assignments.
     *
     * @param attribute null for all eight
     */
    Lines<VoteLine> votes(@Nullable String attribute, UUID after, int submissions) {
        List<Vote> rows = sql.withHandle(handle -> handle.createQuery("""
                        SELECT p.assignment_id, p.session_id, p.labeler_id, v.attribute, v.answer
                        FROM (SELECT a.assignment_id, t.session_id, a.labeler_id FROM assignment a JOIN task t USING (task_id)
                              WHERE a.state = 'SUBMITTED' AND a.gold_id IS NULL AND a.assignment_id > :after AND %s
                              ORDER BY a.assignment_id LIMIT :limit) p
                        JOIN vote v USING (assignment_id) JOIN vocabulary.attack_attribute x ON x.name = v.attribute
                        WHERE :attribute::text IS NULL OR v.attribute = :attribute
                        ORDER BY p.assignment_id, x.position""".formatted(STAYS.formatted("t")))
                .bind("after", after)
                .bind("limit", submissions)
                .bind("attribute", attribute)
                .mapTo(Vote.class)
                .list());
        var lines = rows.stream()
                .map(row ->
                        new VoteLine(session(row.sessionId()), named(row.labelerId()), row.attribute(), row.answer()))
                .toList();
        return new Lines<>(lines, rows.isEmpty() ? null : rows.getLast().assignmentId());
    }

    private record Decided(
            UUID consensusId,
            UUID sessionId,
            String attribute,
            int yes,
            int no,
            int unsure,
            String method,
            String state,
            @Nullable Double probability,
            @Nullable Boolean present) {}

    Lines<ConsensusLine> consensus(UUID after, int limit) {
        List<Decided> rows = sql.withHandle(handle -> handle.createQuery("""
                        SELECT consensus_id, session_id, attribute, yes, no, unsure, method, state, probability, present
                        FROM consensus c WHERE consensus_id > :after AND %s ORDER BY consensus_id LIMIT :limit""".formatted(STAYS.formatted("c")))
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Decided.class)
                .list());
        var lines = rows.stream()
                .map(row -> new ConsensusLine(
                        session(row.sessionId()),
                        row.attribute(),
                        row.yes(),
                        row.no(),
                        row.unsure(),
                        row.method(),
                        row.state(),
                        row.probability(),
                        row.present()))
                .toList();
        return new Lines<>(lines, rows.isEmpty() ? null : rows.getLast().consensusId());
    }

    String named(UUID labeler) {
        return pseudonyms.of(Pseudonyms.Of.LABELER, labeler);
    }

    private String session(UUID session) {
        return pseudonyms.of(Pseudonyms.Of.SESSION, session);
    }
}
