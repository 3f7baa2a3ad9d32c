package dev.scotoma.kit;

import java.time.Duration;
import java.util.Optional;

/** Bad input or a refused wish, told to the caller in one sentence. Rolls the transaction back. */
public final class Problem extends RuntimeException {
    private final transient ProblemType type;
    private final transient Optional<Duration> retryAfter;

    /** @param detail one clear sentence for the caller; it is sent over HTTP, so it holds no secret and nobody else's data */
    public Problem(ProblemType type, String detail) {
        this(type, detail, Optional.empty());
    }

    Problem(ProblemType type, String detail, Optional<Duration> retryAfter) {
        super(detail);
        this.type = type;
        this.retryAfter = retryAfter;
    }

    public ProblemType type() {
        return type;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
