package dev.scotoma.kit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Fixed-window limits that all replicas share, kept in PostgreSQL. A hit counts even when the caller's transaction rolls back. */
@ApplicationScoped
public class RateLimits {
    private final AgroalDataSource dataSource;

    RateLimits(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
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

    private int hit(String bucket, Instant end) throws SQLException {
        try (var connection = dataSource.getConnection();
                var forget =
                        connection.prepareStatement("DELETE FROM rate_limit WHERE bucket = ? AND window_end < now()");
                var count = connection.prepareStatement("""
                        INSERT INTO rate_limit (bucket, window_end, hits) VALUES (?, ?, 1)
                        ON CONFLICT (bucket, window_end) DO UPDATE SET hits = rate_limit.hits + 1 RETURNING hits""")) {
            forget.setString(1, bucket);
            forget.executeUpdate();
            count.setString(1, bucket);
            count.setObject(2, OffsetDateTime.ofInstant(end, ZoneOffset.UTC));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
