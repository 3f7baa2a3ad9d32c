package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ViewReconcilerIT {
    /** Not a bean: the test turns the handle itself. */
    static final class Follower extends ViewReconciler {
        final Set<UUID> seen = ConcurrentHashMap.newKeySet();
        final List<UUID> read = new CopyOnWriteArrayList<>();

        Follower(Jdbi sql) {
            super(sql, "labeling_pub.consensus_v1", "consensus_id");
        }

        @Override
        protected String columns() {
            return "consensus_id";
        }

        @Override
        protected boolean apply(RowView row) {
            UUID id = row.getColumn("consensus_id", UUID.class);
            read.add(id);
            return seen.add(id);
        }
    }

    @Inject
    Jdbi sql;

    @BeforeEach
    void startFromNothing() throws SQLException {
        TestStack.execute("DELETE FROM labeling.consensus");
        TestStack.execute("DELETE FROM capture.view_cursor");
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws SQLException {
        var follower = new Follower(sql);
        try (Connection slow = TestStack.owner()) {
            slow.setAutoCommit(false);
            UUID late = insert(slow);
            UUID early;
            try (Connection fast = TestStack.owner()) {
                early = insert(fast);
            }
            follower.run();
            assertThat(follower.seen)
                    .as("the fast row waits: an older transaction is still open")
                    .isEmpty();
            slow.commit();
            follower.run();
            assertThat(follower.seen).containsExactlyInAnyOrder(late, early);
        }
        assertThat(follower.compareAll()).isZero();
    }

    @Test
    void moreRowsThanABatchOfOneTransactionAreAllRead() throws SQLException {
        var follower = new Follower(sql);
        TestStack.execute(
                "INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present) "
                        + "SELECT uuidv7(), 'spoof', 0, 3, 0, 'majority', 'settled', 0, false FROM generate_series(1, 1234)");
        follower.run();
        assertThat(follower.seen).hasSize(1234);
    }

    /** Two that write to one table would wait for each other if each took the rows as they came. */
    @Test
    void rowsOfABatchAreAppliedInTheOrderOfTheirIdsAndReadOnce() throws SQLException {
        UUID small = new UUID(1, 1);
        UUID large = new UUID(-1, -1);
        for (UUID id : List.of(large, small)) {
            TestStack.execute(
                    "INSERT INTO labeling.consensus (consensus_id, session_id, attribute, yes, no, unsure, method, state, probability, present) "
                            + "VALUES (?, uuidv7(), 'spoof', 3, 0, 0, 'majority', 'settled', 1, true)",
                    id);
        }
        var follower = new Follower(sql);
        follower.run();
        follower.run();
        assertThat(follower.read).containsExactly(small, large);
    }

    @Test
    void theFullComparisonFindsWhatACursorPassed() throws SQLException {
        var follower = new Follower(sql);
        try (Connection connection = TestStack.owner()) {
            insert(connection);
        }
        TestStack.execute(
                "INSERT INTO capture.view_cursor (view, revision) VALUES ('labeling_pub.consensus_v1', '9223372036854775807')");
        follower.run();
        assertThat(follower.seen).isEmpty();
        assertThat(follower.compareAll()).isEqualTo(1);
    }

    @Test
    void theFullComparisonDoesNotCountWhatTheCursorHasYetToReach() throws SQLException {
        var follower = new Follower(sql);
        try (Connection connection = TestStack.owner()) {
            insert(connection);
        }
        assertThat(follower.compareAll()).isZero();
        assertThat(follower.seen).as("applied all the same").hasSize(1);
    }

    private static UUID insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                        "INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present) "
                                + "VALUES (uuidv7(), 'spoof', 3, 0, 0, 'majority', 'settled', 1, true) RETURNING consensus_id");
                var row = insert.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}
