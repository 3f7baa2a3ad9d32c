package dev.scotoma.blindspot.evaluation;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which sessions an evaluation is over.
 *
 * @param split that of their participants; empty for all that may judge the iteration
 */
record SessionFilter(Optional<String> split, Attempts attempts) {
    /** First attempts or retries. A retry knows how the first attempt fared, so the two are never mixed. */
    enum Attempts {
        FIRST,
        RETRIES;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Problem when a word is none of these */
    static SessionFilter of(@Nullable String split, String attempts) {
        if (split != null && !split.equals("train") && !split.equals("dev") && !split.equals("test")) {
            throw new Problem(ProblemType.BAD_REQUEST, "The split must be train, dev or test.");
        }
        return new SessionFilter(
                Optional.ofNullable(split),
                switch (attempts) {
                    case "first" -> Attempts.FIRST;
                    case "retries" -> Attempts.RETRIES;
                    default -> throw new Problem(ProblemType.BAD_REQUEST, "The attempts must be first or retries.");
                });
    }
}
