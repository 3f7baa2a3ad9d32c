package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.blindspot.model.Iteration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What a mining run is over: whose decisions, on which sessions.
 *
 * @param parent the iteration that a disagreement is with
 * @param testSplitOnly whether the iteration, or anything it was made from, learned from participants ({@link
 *     Judging#testSplitOnly}). Only those judge it then that nobody trains or tunes on
 * @param species the one attack medium; empty for every kind of session that the outcome is taken over
 * @param until the time of a run in the past; what was decided and scored later is left out
 */
record MiningScope(
        Iteration iteration,
        Optional<Iteration> parent,
        boolean testSplitOnly,
        Outcome outcome,
        Optional<String> species,
        Attempts attempts,
        Baseline baseline,
        Optional<Instant> until) {

    private static final String PARENT_UNTIL = """
             AND (:parent::uuid IS NULL OR EXISTS (
               SELECT FROM blindspot_pub.score_v1 p
               WHERE p.session_id = s.session_id AND p.pack_version = c.pack_version AND p.iteration_id = :parent AND p.scored_at <= :until))""";

    /** The axes that can tell sessions apart. */
    List<MinedAxis> axes() {
        return MinedAxis.ALL.stream()
                .filter(axis -> species.isEmpty() || axis != MinedAxis.ATTACK_TYPE)
                .toList();
    }

    /** Tables and condition; {@link #bind} gives it its parameters. */
    String from() {
        return from(outcome.sessions(), Judging.ATTACK_TYPE + " = :species");
    }

    /** As {@link #from}, of attacks and genuine sessions alike, whatever the outcome is taken over. */
    String fromBothKinds() {
        return from("TRUE", "(s.truth = 'genuine' OR " + Judging.ATTACK_TYPE + " = :species)");
    }

    private String from(String sessions, String ofSpecies) {
        return """
            FROM capture_pub.session_v1 s
            LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
            LEFT JOIN blindspot_pub.score_v1 c ON c.session_id = s.session_id AND c.pack_version = i.pack_version AND c.iteration_id = :iteration
            WHERE %s AND (:species::text IS NULL OR %s)""".formatted(sessions, ofSpecies)
                + (until.isPresent() ? " AND s.decided_at <= :until AND c.scored_at <= :until " + PARENT_UNTIL : "");
    }

    /** Whatever this class writes into a statement. */
    <S extends SqlStatement<S>> S bind(S statement) {
        statement
                .bind("iteration", iteration.id())
                .bind("testSplitOnly", testSplitOnly)
                .bind("species", species.orElse(null));
        until.ifPresent(time -> statement
                .bind("until", time)
                .bind("parent", parent.map(Iteration::id).orElse(null)));
        return statement;
    }

    /** Why a session is not counted, null when it is. */
    String reason() {
        return "coalesce(" + reasonWhateverTheOutcome() + ", " + outcome.leftOut() + ")";
    }

    String reasonWhateverTheOutcome() {
        return "coalesce(" + Judging.REASON + ", " + attempts.leftOut()
                + ", CASE WHEN c.decision = 'no_response' THEN 'no_response' END)";
    }
}
