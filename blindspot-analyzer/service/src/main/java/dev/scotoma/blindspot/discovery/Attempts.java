package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Locale;

/** Which attempts of a participant in a campaign are mined. The others are left out and counted. */
enum Attempts {
    FIRST("CASE WHEN NOT (" + Judging.FIRST_ATTEMPT + ") THEN 'retry' END"),
    RETRIES("CASE WHEN " + Judging.FIRST_ATTEMPT + " THEN 'first_attempt' END"),
    /** First attempts and retries without a difference, as runs were before the two were told apart. */
    ALL("NULL::text");

    private final String leftOut;

    Attempts(String leftOut) {
        this.leftOut = leftOut;
    }

    /** The SQL expression for why a session is left out, null when it is not. */
    String leftOut() {
        return leftOut;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem when there is no such word */
    static Attempts of(String word) {
        return switch (word) {
            case "first" -> FIRST;
            case "retries" -> RETRIES;
            case "all" -> ALL;
            default -> throw new Problem(ProblemType.BAD_REQUEST, "The attempts must be first, retries or all.");
        };
    }
}
