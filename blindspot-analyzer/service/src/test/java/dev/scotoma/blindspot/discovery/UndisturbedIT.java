package dev.scotoma.blindspot.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody withdraws while all sessions are looked at. */
@QuarkusTest
@WithTestResource(TestStack.class)
class UndisturbedIT {
    @Inject
    MiningRuns runs;

    @Test
    @Timeout(60)
    void aWithdrawalWaitsForNoLookAndIsSeenByTheNext() {
        var looks = new AtomicInteger();
        int seen = QuarkusTransaction.requiringNew()
                .call(() -> runs.undisturbed(() -> {
                    if (looks.incrementAndGet() == 1) {
                        withdraw();
                    }
                    return looks.get();
                }));
        assertThat(seen).isEqualTo(2);
        assertThat(QuarkusTransaction.requiringNew().<Integer>call(() -> runs.undisturbed(looks::incrementAndGet)))
                .as("nobody withdraws, and one look is enough")
                .isEqualTo(3);
    }

    /** As capture does. */
    private static void withdraw() {
        try (var connection = TestStack.owner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '20s'"); // whoever holds it off may wait for this test
            statement.execute("SELECT pg_advisory_xact_lock(capture_pub.withdrawal_lock_key())");
            statement.execute("""
                    WITH request AS (INSERT INTO capture.withdrawal_request (participant_id) VALUES (uuidv7()) RETURNING withdrawal_id)
                    INSERT INTO capture.withdrawal (session_id, withdrawal_id) SELECT uuidv7(), withdrawal_id FROM request""");
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
