package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.SessionState;
import dev.scotoma.capture.session.Truth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Everything that reviewers have ruled on the truth of sessions. Times are the database's. */
@ApplicationScoped
class RulingRepository {
    private static final int SHOWN = 200;

    /** Nobody has ruled after it, and what followed from it stands as it left it. */
    private static final String STANDS = """
            NOT EXISTS (SELECT FROM truth_ruling later WHERE later.session_id = r.session_id AND later.ruling_id > r.ruling_id
              AND later.taken_back_at IS NULL)
            AND (r.opinion OR r.before_state IS NOT NULL AND s.truth_by = r.reviewer_id AND coalesce(s.reason, '') NOT IN ('minor', 'stranger')
              AND NOT EXISTS (SELECT FROM objection o WHERE o.session_id = r.session_id AND o.answered_at > r.ruled_at))""";

    private static final String RECENT = "r.ruled_at > clock_timestamp() - make_interval(secs => :undo)";

    private final Jdbi sql;

    RulingRepository(Jdbi sql) {
        this.sql = sql;
    }

    record Opinion(UUID reviewerId, String truth) {
        Truth says() {
            return RulingRepository.truth(truth);
        }
    }

    /** Those of the case that is open, in their order: what was said of the session before it waited is of another one. */
    List<Opinion> opinions(UUID session) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT r.reviewer_id, r.truth FROM truth_ruling r JOIN review w USING (session_id)
                        WHERE r.session_id = :session AND r.opinion AND r.taken_back_at IS NULL AND r.ruled_at >= w.opened_at
                        ORDER BY r.ruling_id""")
                .bind("session", session)
                .mapTo(Opinion.class)
                .list());
    }

    /** Whether the reviewer has given an opinion on what still waits. */
    boolean gaveOpinion(UUID session, UUID reviewer) {
        return opinions(session).stream()
                .anyMatch(opinion -> opinion.reviewerId().equals(reviewer));
    }

    void addOpinion(UUID session, Ruling ruling, UUID reviewer) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO truth_ruling (session_id, reviewer_id, truth, reason, opinion)
                        VALUES (:session, :reviewer, :truth, :reason, true)""")
                .bind("session", session)
                .bind("reviewer", reviewer)
                .bind("truth", word(ruling.truth()))
                .bind("reason", ruling.reason())
                .execute());
    }

    /** With how everything stood before, so it comes first of what a ruling does. */
    void add(UUID session, Ruling ruling, UUID reviewer) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO truth_ruling (session_id, reviewer_id, truth, reason, opinion, before_state, before_reason, before_truth,
                          before_truth_by, before_truth_reason, before_payment, before_payable_at, before_counted_cell_id, before_decided_at,
                          before_asked_at, before_causes, before_flags)
                        SELECT s.session_id, :reviewer, :truth, :reason, false, s.state, s.reason, s.truth, s.truth_by, s.truth_reason,
                          s.payment, s.payable_at, s.counted_cell_id, s.decided_at, w.opened_at, w.causes,
                          ARRAY(SELECT f.flag FROM fraud_flag f WHERE f.session_id = s.session_id AND f.open)
                        FROM session s JOIN review w USING (session_id) WHERE s.session_id = :session""")
                .bind("session", session)
                .bind("reviewer", reviewer)
                .bind("truth", word(ruling.truth()))
                .bind("reason", ruling.reason())
                .execute());
    }

    private static String word(Truth truth) {
        return truth.name().toLowerCase(Locale.ROOT);
    }

    record Last(UUID rulingId, boolean opinion, boolean stands, boolean recent) {}

    /** Of one reviewer on a session. */
    Optional<Last> last(UUID session, UUID reviewer, Duration undo) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT r.ruling_id, r.opinion, %s AS stands, %s AS recent FROM truth_ruling r JOIN session s USING (session_id)
                        WHERE r.session_id = :session AND r.reviewer_id = :reviewer AND r.taken_back_at IS NULL
                        ORDER BY r.ruling_id DESC LIMIT 1""".formatted(STANDS, RECENT))
                .bind("session", session)
                .bind("reviewer", reviewer)
                .bind("undo", undo.toSeconds())
                .mapTo(Last.class)
                .findOne());
    }

    void takeBack(UUID ruling) {
        sql.useHandle(handle -> handle.createUpdate(
                        "UPDATE truth_ruling SET taken_back_at = clock_timestamp() WHERE ruling_id = :ruling")
                .bind("ruling", ruling)
                .execute());
    }

    /**
     * Puts the session, its review and its signs of fraud back to how they stood before a ruling. What is paid out stays so. The caller has
     * the session locked and has changed nothing of it.
     */
    void restore(UUID ruling) {
        for (String statement : List.of("""
                UPDATE session s SET state = r.before_state, reason = r.before_reason, truth = r.before_truth, truth_by = r.before_truth_by,
                  truth_reason = r.before_truth_reason, counted_cell_id = r.before_counted_cell_id, decided_at = r.before_decided_at,
                  payment = CASE WHEN s.payment = 'paid' THEN s.payment ELSE r.before_payment END,
                  payable_at = CASE WHEN s.payment = 'paid' THEN s.payable_at ELSE r.before_payable_at END
                FROM truth_ruling r WHERE r.ruling_id = :ruling AND s.session_id = r.session_id""", """
                UPDATE fraud_flag f SET open = true FROM truth_ruling r
                WHERE r.ruling_id = :ruling AND f.session_id = r.session_id AND f.flag = ANY(r.before_flags)""", """
                INSERT INTO review (session_id, causes, opened_at)
                SELECT session_id, before_causes, before_asked_at FROM truth_ruling WHERE ruling_id = :ruling
                ON CONFLICT (session_id) DO NOTHING""")) {
            sql.useHandle(handle ->
                    handle.createUpdate(statement).bind("ruling", ruling).execute());
        }
    }

    private record Mine(
            UUID sessionId,
            String truth,
            String reason,
            Instant ruledAt,
            boolean opinion,
            String state,
            @Nullable String inForce,
            boolean can) {}

    /** Of one reviewer, the newest first. */
    List<MyTruthRuling> of(UUID reviewer, Duration undo) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT r.session_id, r.truth, r.reason, r.ruled_at, r.opinion, s.state, s.truth AS in_force, %s AND %s AS can
                        FROM truth_ruling r JOIN session s USING (session_id)
                        WHERE r.reviewer_id = :reviewer AND r.taken_back_at IS NULL
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = r.session_id)
                        ORDER BY r.ruling_id DESC LIMIT :shown""".formatted(STANDS, RECENT))
                .bind("reviewer", reviewer)
                .bind("undo", undo.toSeconds())
                .bind("shown", SHOWN)
                .mapTo(Mine.class)
                .map(row -> new MyTruthRuling(
                        row.sessionId(),
                        truth(row.truth()),
                        row.reason(),
                        row.ruledAt(),
                        row.opinion(),
                        SessionState.valueOf(row.state()),
                        row.inForce() == null ? null : truth(row.inForce()),
                        row.can()))
                .list());
    }

    private static Truth truth(String word) {
        return Truth.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Of each session the first two alone: a third one only looks where these differ. */
    TruthAgreement agreement() {
        return sql.withHandle(
                handle -> handle.createQuery("""
                        SELECT count(*)::int AS pairs, count(*) FILTER (WHERE one = other)::int AS agreed FROM (
                          SELECT DISTINCT ON (first.session_id) first.truth AS one, second.truth AS other
                          FROM truth_ruling first JOIN truth_ruling second ON second.session_id = first.session_id
                            AND second.ruling_id > first.ruling_id AND second.reviewer_id <> first.reviewer_id
                          WHERE first.opinion AND first.taken_back_at IS NULL AND second.taken_back_at IS NULL
                          ORDER BY first.session_id, first.ruling_id, second.ruling_id) pair""").mapTo(TruthAgreement.class).one());
    }
}
