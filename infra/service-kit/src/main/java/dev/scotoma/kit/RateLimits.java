package dev.scotoma.kit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Fixed-window limits that all replicas share, kept in PostgreSQL. A hit counts even when the caller's transaction rolls back. */
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
        long length = window.toSeconds();
        Instant end = Instant.ofEpochSecond((Instant.now().getEpochSecond() / length + 1) * length);
        int hits = QuarkusTransaction.requiringNew().call(() -> hit(bucket, end));
        if (hits > limit) {
            Duration wait = Duration.between(Instant.now(), end);
            throw new Problem(
                    ProblemType.TOO_MANY,
                    "Too many requests; try again in " + Math.max(1, wait.toSeconds()) + " seconds.",
                    Optional.of(wait));
        }
    }

    private int hit(String bucket, Instant end) {
        return sql.withHandle(handle -> {
            handle.createUpdate("DELETE FROM rate_limit WHERE bucket = :bucket AND window_end < now()")
                    .bind("bucket", bucket)
                    .execute();
            return handle.createQuery("""
                            INSERT INTO rate_limit (bucket, window_end, hits) VALUES (:bucket, :end, 1)
                            ON CONFLICT (bucket, window_end) DO UPDATE SET hits = rate_limit.hits + 1 RETURNING hits""")
                    .bind("bucket", bucket)
                    .bind("end", end)
                    .mapTo(int.class)
                    .one();
        });
    }
}
