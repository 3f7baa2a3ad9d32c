package dev.scotoma.blindspot.evaluation;

import dev.scotoma.blindspot.model.Iteration;
import java.util.List;

/**
 * Says which sessions judge an iteration, for whoever counts them. It is SQL over {@code capture_pub.session_v1 s} and
 * the iteration's {@code blindspot_pub.score_v1 c} of the session's present frame pack. Withdrawn sessions are in
 * neither view.
 */
public final class Judging {
    /** What a session is: what was decided and, before that, what was prescribed. */
    public static final String KIND = "CASE WHEN s.state = 'ACCEPTED' THEN s.truth ELSE s.prescribed_kind END";

    /**
     * The attack type that was declared, or the prescribed one where a reviewer found an attack behind the declaration
     * of a genuine session.
     */
    public static final String ATTACK_TYPE =
            "CASE WHEN s.truth = 'genuine' THEN 'none' ELSE coalesce(nullif(s.declared_attack_type, 'none'), "
                    + "nullif(s.prescribed_attack_type, 'none')) END";

    /** Why a session may not be counted, null when it may; its one parameter is {@code testSplitOnly}, see {@link #testSplitOnly}. */
    public static final String REASON = """
        CASE WHEN s.state = 'UPLOADED' THEN 'not_decided'
             WHEN s.state <> 'ACCEPTED' THEN 'rejected'
             WHEN :testSplitOnly AND s.split <> 'test' THEN 'in_training'
             WHEN c.decision IS NULL THEN 'not_scored' END\
        """;

    /** A retry knows how the first attempt fared, so the two are never taken for the same thing. */
    public static final String FIRST_ATTEMPT = "s.attempt = 1";

    private Judging() {}

    /**
     * Whether only the test split judges an iteration. One that learned from participants, or was made from one that
     * did, is judged by those of the split that nobody trains or tunes on. A manifest names its people in words only,
     * so "none" is the one word that lets everybody in, when every ancestor says it too.
     *
     * @param lineage that of the iteration, itself included
     */
    public static boolean testSplitOnly(List<Iteration> lineage) {
        return lineage.stream()
                .anyMatch(each -> !each.manifest().lineage().participants().equalsIgnoreCase("none"));
    }
}
