package dev.scotoma.kit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Fixed-window limits that all replicas share, kept in PostgreSQL. They are counted outside of transactions: a hit inside of one would
 * take a second connection while it holds the first, and a crowd that does so has each other's connections.
 */
@ApplicationScoped
public class RateLimits {
    private final Jdbi sql;

    RateLimits(Jdbi sql) {
        this.sql = sql;
    }

    /**
     * Counts one hit.
     *
     * @param bucket what is limited and for whom, such as {@code sign-in:10.0.0.7}
     * @throws Problem 429 with Retry-After when the window's limit is used up
     */
    public void take(String bucket, int limit, Duration window) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("the limit " + bucket + " is counted inside a transaction");
        }
        Instant end = end(window);
        int hits = sql.withHandle(handle -> handle.createQuery("""
                        INSERT INTO rate_limit (bucket, window_end, hits) VALUES (:bucket, :end, 1)
                        ON CONFLICT (bucket, window_end) DO UPDATE SET hits = rate_limit.hits + 1 RETURNING hits""")
                .bind("bucket", bucket)
                .bind("end", end)
                .mapTo(int.class)
                .one());
        if (hits > limit) {
            Duration wait = Duration.between(Instant.now(), end);
            throw new Problem(
                    ProblemType.TOO_MANY,
                    "Too many requests; try again in " + Math.max(1, wait.toSeconds()) + " seconds.",
                    Optional.of(wait));
        }
    }

    /** Takes a hit back that turned out to be none of those that are limited. */
    public void giveBack(String bucket, Duration window) {
        sql.useHandle(handle -> handle.createUpdate(
                        "UPDATE rate_limit SET hits = hits - 1 WHERE bucket = :bucket AND window_end = :end AND hits > 0")
                .bind("bucket", bucket)
                .bind("end", end(window))
                .execute());
    }

    private static Instant end(Duration window) {
        long length = window.toSeconds();
        return Instant.ofEpochSecond((Instant.now().getEpochSecond() / length + 1) * length);
    }
}
