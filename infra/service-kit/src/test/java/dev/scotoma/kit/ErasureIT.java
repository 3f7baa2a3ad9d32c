package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** An erasure of things that this test makes up, by the list that capture publishes. */
@QuarkusTest
@WithTestResource(TestStack.class)
class ErasureIT {
    @Singleton
    static class Things extends Erasure {
        static final Set<UUID> OBJECTS = ConcurrentHashMap.newKeySet();
        static final Set<UUID> ROWS = ConcurrentHashMap.newKeySet();
        static final Set<UUID> STUCK = ConcurrentHashMap.newKeySet();
        static final Set<UUID> IN_HAND = ConcurrentHashMap.newKeySet();

        Things(Kit kit) {
            super(kit, new Books("capture_pub.withdrawal_v1", "session_id", "withdrawal_receipt"));
        }

        @Override
        public String name() {
            return "erase-things";
        }

        @Override
        protected int eraseObjects(UUID id) throws IOException {
            if (STUCK.contains(id)) {
                throw new IOException("the thing is stuck");
            }
            return OBJECTS.remove(id) ? 1 : 0;
        }

        @Override
        protected Rows eraseRows(UUID id) {
            boolean inHand = IN_HAND.contains(id);
            return new Rows(!inHand && ROWS.remove(id) ? 1 : 0, inHand);
        }

        @Override
        protected Collection<UUID> stillHere() {
            return List.copyOf(ROWS);
        }
    }

    @Inject
    Things things;

    @Inject
    ErasureAgain again;

    @Test
    void whatCannotBeErasedIsSeenAndHoldsUpNothingListedAfterIt() throws SQLException {
        UUID stuck = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Things.STUCK.add(stuck);
        Things.OBJECTS.add(other);
        list(stuck);
        list(other);
        await(() -> receipts(other) == 1);
        await(() -> failures(stuck) == 1);
        assertThat(receipts(stuck)).isZero();
        assertThat(TestStack.count("SELECT count(*) FROM capture.failed_job WHERE reason = 'the thing is stuck'"))
                .isEqualTo(1);
        Things.STUCK.remove(stuck);
        await(() -> receipts(stuck) == 1);
        await(() -> failures(stuck) == 0);
    }

    @Test
    void whatSomebodyHasInHandGetsItsReceiptWhenTheyLetGo() throws SQLException {
        UUID id = UUID.randomUUID();
        Things.OBJECTS.add(id);
        Things.IN_HAND.add(id);
        list(id);
        await(() -> !Things.OBJECTS.contains(id));
        assertThat(receipts(id)).isZero();
        Things.IN_HAND.remove(id);
        await(() -> receipts(id) == 1);
        assertThat(erased(id)).as("what went before they let go counts").isEqualTo(1);
    }

    @Test
    void whatArrivesBehindAnErasureIsErasedToo() throws SQLException {
        UUID id = UUID.randomUUID();
        list(id);
        await(() -> receipts(id) == 1);
        Things.ROWS.add(id);
        await(() -> !Things.ROWS.contains(id));
        // No row leads to this one.
        Things.OBJECTS.add(id);
        again.run();
        assertThat(Things.OBJECTS).doesNotContain(id);
        assertThat(erased(id)).isEqualTo(2);
    }

    private static void list(UUID id) throws SQLException {
        TestStack.execute("""
                WITH request AS (INSERT INTO capture.withdrawal_request (participant_id) VALUES (uuidv7()) RETURNING withdrawal_id)
                INSERT INTO capture.withdrawal (session_id, withdrawal_id) SELECT ?, withdrawal_id FROM request""", id);
    }

    private static int receipts(UUID id) {
        return TestStack.count("SELECT count(*) FROM capture.withdrawal_receipt WHERE session_id = '" + id + "'");
    }

    private static int erased(UUID id) {
        return TestStack.count("SELECT erased FROM capture.withdrawal_receipt WHERE session_id = '" + id + "'");
    }

    private static int failures(UUID id) {
        return TestStack.count("SELECT count(*) FROM capture.failed_job WHERE task_instance = '" + id + "'");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited twenty seconds").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
