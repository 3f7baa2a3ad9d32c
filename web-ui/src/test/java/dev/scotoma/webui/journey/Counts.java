package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What the database holds of a campaign in which each participant makes one session.
 *
 * @param participants people with a session
 * @param sent sessions whose recording arrived
 * @param inspections different recordings that were inspected: each sender's differs from all others
 * @param scores one for each session and model iteration
 * @param scored sessions with a score
 * @param failedJobs jobs of all services, of any campaign, that were given up
 */
record Counts(
        int sessions,
        int participants,
        int sent,
        int inspections,
        int scores,
        int scored,
        int tasks,
        int accepted,
        int failedJobs) {

    /** After the work is done and before anybody labels. */
    private static Counts expected(StackUnderTest stack, int sessions) throws IOException {
        try (var connection = stack.database()) {
            int iterations =
                    number(connection, "SELECT count(*) FROM blindspot.model_iteration WHERE state = 'current'");
            return new Counts(sessions, sessions, sessions, sessions, sessions * iterations, sessions, sessions, 0, 0);
        } catch (SQLException failure) {
            throw down(failure);
        }
    }

    static Counts of(StackUnderTest stack, String campaign) throws IOException {
        String own = " FROM capture.session WHERE campaign_id = '" + campaign + "'";
        String of = " WHERE session_id IN (SELECT session_id" + own + ")";
        try (var connection = stack.database()) {
            return new Counts(
                    number(connection, "SELECT count(*)" + own),
                    number(connection, "SELECT count(DISTINCT participant_id)" + own),
                    number(connection, "SELECT count(*)" + own + " AND uploaded_at IS NOT NULL"),
                    number(
                            connection,
                            "SELECT count(DISTINCT sha256) FROM blindspot.inspection" + of + " AND state = 'PASSED'"),
                    number(connection, "SELECT count(*) FROM blindspot.score" + of),
                    number(connection, "SELECT count(DISTINCT session_id) FROM blindspot.score" + of),
                    number(connection, "SELECT count(*) FROM labeling.task" + of),
                    number(connection, "SELECT count(*)" + own + " AND state = 'ACCEPTED'"),
                    number(
                            connection,
                            "SELECT (SELECT count(*) FROM capture.failed_job)"
                                    + " + (SELECT count(*) FROM blindspot.failed_job)"
                                    + " + (SELECT count(*) FROM labeling.failed_job)"));
        } catch (SQLException failure) {
            throw down(failure);
        }
    }

    /** Everything is inspected, scored and offered for labeling, and nothing more than once. */
    static void awaitProcessed(StackUnderTest stack, String campaign, int sessions, Duration patience)
            throws IOException, InterruptedException {
        try {
            StackUnderTest.await(
                    patience,
                    "all sessions are processed",
                    () -> of(stack, campaign).processed(sessions));
        } catch (AssertionError late) {
            throw new AssertionError(of(stack, campaign) + stack.logs(), late);
        }
        assertThat(of(stack, campaign)).isEqualTo(expected(stack, sessions));
    }

    private boolean processed(int expected) {
        return inspections >= expected && scored >= expected && tasks >= expected;
    }

    /** Connections break when a process is killed; a statement that PostgreSQL does not understand never mends itself. */
    private static IOException down(SQLException failure) {
        if (String.valueOf(failure.getSQLState()).startsWith("42")) {
            throw new AssertionError(failure);
        }
        return new IOException(failure);
    }

    /** The one number that a query answers with. */
    static int number(Connection connection, String sql) throws IOException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw down(failure);
        }
    }
}
