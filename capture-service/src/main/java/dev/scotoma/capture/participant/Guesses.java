package dev.scotoma.capture.participant;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.kit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** A miss costs, a hit does not: a crowd behind one address comes in, somebody who tries tokens does not get far. */
@ApplicationScoped
class Guesses {
    private static final int MISSES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final RateLimits limits;

    Guesses(RateLimits limits) {
        this.limits = limits;
    }

    /** Runs what looks a secret up, outside of any transaction, and counts when there is no such secret. */
    <T> T counting(String network, Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (Problem missed) {
            if (missed.type().equals(ProblemType.NOT_FOUND)) {
                limits.take("guess:" + network, MISSES, WINDOW);
            }
            throw missed;
        }
    }
}
