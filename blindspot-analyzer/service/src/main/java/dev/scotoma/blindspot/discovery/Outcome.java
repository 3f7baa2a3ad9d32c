package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Locale;

/**
 * What counts as an error, and on which sessions, as SQL over the tables that {@link Judging} names. Decisions are
 * those at the iteration's frozen threshold.
 */
enum Outcome {
    /** An attack is accepted as genuine (ISO/IEC 30107-3). */
    APCER("attack", Judging.KIND + " = 'attack'", "c.decision = 'genuine'", "NULL::text"),
    /** A genuine session is rejected as an attack (ISO/IEC 30107-3). */
    BPCER("genuine", Judging.KIND + " = 'genuine'", "c.decision = 'attack'", "NULL::text"),
    /** The decision changes from one frame of a session to the next. One frame cannot waver. */
    FLIPS("", "TRUE", "c.flips > 0", "CASE WHEN c.answered < 2 THEN 'single_frame' END"),
    /** A slightly changed frame is decided otherwise than the frame as it is. */
    PERTURBATION("", "TRUE", "c.perturbed_flips > 0", "CASE WHEN c.perturbed IS NULL THEN 'not_perturbed' END"),
    /** The parent iteration decided otherwise, whoever is right. */
    DISAGREEMENT(
            "",
            "TRUE",
            "c.disagrees_with_parent",
            "CASE WHEN c.disagrees_with_parent IS NULL THEN 'no_parent_decision' END");

    private final String kind;
    private final String sessions;
    private final String error;
    private final String leftOut;

    Outcome(String kind, String sessions, String error, String leftOut) {
        this.kind = kind;
        this.sessions = sessions;
        this.error = error;
        this.leftOut = leftOut;
    }

    /** The truth of the sessions that the outcome is taken over, in words; empty for both. */
    String kind() {
        return kind;
    }

    /** The SQL condition for the sessions that the outcome is taken over. */
    String sessions() {
        return sessions;
    }

    /** The SQL condition for the errors among the sessions that are not left out. */
    String error() {
        return error;
    }

    /** The SQL expression for why a session with a response is left out, null when it is not. */
    String leftOut() {
        return leftOut;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem when there is no such outcome */
    static Outcome of(String word) {
        return switch (word) {
            case "apcer" -> APCER;
            case "bpcer" -> BPCER;
            case "flips" -> FLIPS;
            case "perturbation" -> PERTURBATION;
            case "disagreement" -> DISAGREEMENT;
            default ->
                throw new Problem(
                        ProblemType.BAD_REQUEST,
                        "The outcome must be apcer, bpcer, flips, perturbation or disagreement.");
        };
    }
}
