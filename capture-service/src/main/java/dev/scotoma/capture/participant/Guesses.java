package dev.scotoma.capture.participant;

import dev.scotoma.kit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** A miss costs, a hit does not: a crowd behind one address comes in, somebody who tries tokens does not get far. */
@ApplicationScoped
class Guesses {
    private static final int MISSES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final RateLimits limits;

    Guesses(RateLimits limits) {
        this.limits = limits;
    }

    void missed(String address) {
        limits.take("guess:" + address, MISSES, WINDOW);
    }
}
