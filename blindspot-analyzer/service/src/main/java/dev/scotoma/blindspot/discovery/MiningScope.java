package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.blindspot.model.Iteration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What a mining run is over: whose decisions, on which sessions.
 *
 * @param testSplitOnly whether the iteration, or anything it was made from, learned from participants ({@link
 *     Judging#testSplitOnly}). Only those judge it then that nobody trains or tunes on
 * @param species the one attack medium; empty for every kind of session that the outcome is taken over
 * @param also the groups of axes that are mined beside the usual ones
 * @param run the number of a run in the past, whose sessions these are; empty for all there are now
 */
record MiningScope(
        Iteration iteration,
        boolean testSplitOnly,
        Outcome outcome,
        Optional<String> species,
        Attempts attempts,
        Baseline baseline,
        Set<MoreAxes> also,
        Optional<Integer> run) {

    private static final String OF_RUN = """
            FROM mining_run_session k
            JOIN capture_pub.session_v1 s USING (session_id)
            LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
            LEFT JOIN blindspot_pub.score_v1 c
              ON c.session_id = k.session_id AND c.pack_version = k.pack_version AND c.iteration_id = :iteration
            WHERE k.number = :run\
            """;

    /** The axes that can tell sessions apart. */
    List<MinedAxis> axes() {
        return MinedAxis.ALL.stream()
                .filter(axis -> axis.isAmong(also))
                .filter(axis -> species.isEmpty() || axis != MinedAxis.ATTACK_TYPE)
                .toList();
    }

    MiningScope with(Outcome other) {
        return new MiningScope(iteration, testSplitOnly, other, species, attempts, baseline, also, run);
    }

    /** Tables and condition; {@link #bind} gives it its parameters. */
    String from() {
        return run.isPresent()
                ? OF_RUN + " AND k.counted"
                : now(outcome.sessions(), Judging.ATTACK_TYPE + " = :species");
    }

    /** As {@link #from}, of attacks and genuine sessions alike, whatever the outcome is taken over. */
    String fromBothKinds() {
        return run.isPresent()
                ? OF_RUN
                : now("TRUE", "(s.truth = 'genuine' OR " + Judging.ATTACK_TYPE + " = :species)");
    }

    private static String now(String sessions, String ofSpecies) {
        return """
            FROM capture_pub.session_v1 s
            LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
            LEFT JOIN blindspot_pub.score_v1 c ON c.session_id = s.session_id AND c.pack_version = i.pack_version AND c.iteration_id = :iteration
            WHERE %s AND (:species::text IS NULL OR %s)\
            """.formatted(sessions, ofSpecies);
    }

    /** Whatever this class writes into a statement. */
    <S extends SqlStatement<S>> S bind(S statement) {
        return run.isPresent()
                ? statement.bind("iteration", iteration.id()).bind("run", run.get())
                : statement
                        .bind("iteration", iteration.id())
                        .bind("testSplitOnly", testSplitOnly)
                        .bind("species", species.orElse(null));
    }

    /** Why a session is not counted, null when it is. */
    String reason() {
        return "coalesce(" + reasonWhateverTheOutcome() + ", " + (run.isPresent() ? "NULL" : outcome.leftOut()) + ")";
    }

    /** What a run has read it keeps, whatever became of it. */
    String reasonWhateverTheOutcome() {
        return run.isPresent()
                ? "NULL::text"
                : "coalesce(" + Judging.REASON + ", " + attempts.leftOut()
                        + ", CASE WHEN c.decision = 'no_response' THEN 'no_response' END)";
    }
}
