package dev.scotoma.blindspot.blindspot;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Locale;

/** What counts as an error, and on which sessions (ISO/IEC 30107-3). Decisions are those at the iteration's frozen threshold. */
enum Outcome {
    /** Attacks accepted as genuine. */
    APCER("attack", "genuine"),
    /** Genuine sessions rejected as attacks. */
    BPCER("genuine", "attack");

    private final String kind;
    private final String error;

    Outcome(String kind, String error) {
        this.kind = kind;
        this.error = error;
    }

    /** The truth of the sessions it is taken over. */
    String kind() {
        return kind;
    }

    /** The decision that is an error on them. */
    String error() {
        return error;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem when there is no such outcome */
    static Outcome of(String word) {
        return switch (word) {
            case "apcer" -> APCER;
            case "bpcer" -> BPCER;
            default -> throw new Problem(ProblemType.BAD_REQUEST, "The outcome must be apcer or bpcer.");
        };
    }
}
