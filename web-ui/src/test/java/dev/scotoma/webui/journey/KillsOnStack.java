package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kill -9 of each process while twenty sessions are in flight: nothing is lost, nothing is doubled. */
class KillsOnStack {
    private static final int SESSIONS = 20;
    private static final Duration RECOVERY = Duration.ofMinutes(6);

    private static StackUnderTest stack;
    private static byte[] recording;

    @BeforeAll
    static void start() throws Exception {
        try (var chromium = Chromium.start()) {
            recording = Takes.webm(chromium, 5000);
        }
        stack = StackUnderTest.start("kills-home", 1);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"capture-service", "blindspot-analyzer", "labeling-service", "web-ui", "postgres", "launcher"})
    void everySessionArrivesOnceAlthoughThisProcessIsKilled(String victim) throws Exception {
        try (var researcher = Person.staff(stack, "researcher")) {
            var invitation = Sender.invite(researcher, "killed: " + victim);
            String campaign = invitation.getKey();
            var senders = new ArrayList<Sender>();
            for (int i = 0; i < SESSIONS; i++) {
                senders.add(Sender.open(stack.url(), campaign, invitation.getValue()));
            }
            sendWhileKilling(senders, victim);
            StackUnderTest.await(
                    RECOVERY, "all sessions are inspected, scored and offered for labeling", () -> settled(campaign));
            assertThat(counts(campaign)).as(victim).isEqualTo(Counts.of(SESSIONS, iterations()));
            assertThat(objectsOf(senders)).as("recordings in storage").hasSize(SESSIONS);
            senders.forEach(Sender::close);
        }
    }

    /** A quarter is sent before, so that inspection has begun; the others are on their way when the process dies. */
    private static void sendWhileKilling(List<Sender> senders, String victim) throws Exception {
        var underWay = new CountDownLatch(SESSIONS / 4);
        try (var threads = Executors.newFixedThreadPool(SESSIONS / 2)) {
            var sent = new ArrayList<Future<?>>();
            for (Sender sender : senders) {
                byte[] take = Takes.distinct(recording, sent.size());
                sent.add(threads.submit(() -> {
                    sender.send(take);
                    underWay.countDown();
                    return null;
                }));
            }
            underWay.await();
            kill(victim);
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    private static void kill(String victim) throws Exception {
        switch (victim) {
            case "launcher" -> {
                stack.kill();
                stack.startAgain();
            }
            case "postgres" -> stack.postgres().destroyForcibly();
            default -> stack.service(victim).destroyForcibly();
        }
    }

    /**
     * @param participants people with a session, who each made one
     * @param inspections different recordings that were inspected: each sender's differs from all others
     * @param scores one for each session and model iteration
     */
    private record Counts(
            int sessions,
            int participants,
            int sent,
            int inspections,
            int scores,
            int scored,
            int tasks,
            int failedJobs) {
        static Counts of(int sessions, int iterations) {
            return new Counts(sessions, sessions, sessions, sessions, sessions * iterations, sessions, sessions, 0);
        }
    }

    private static boolean settled(String campaign) throws IOException {
        try {
            var counts = counts(campaign);
            return counts.inspections() >= SESSIONS && counts.scored() >= SESSIONS && counts.tasks() >= SESSIONS;
        } catch (SQLException down) {
            throw new IOException(down);
        }
    }

    private static Counts counts(String campaign) throws SQLException, IOException {
        String of = " WHERE session_id IN (SELECT id FROM capture.session WHERE campaign_id = '" + campaign + "')";
        try (var connection = owner()) {
            return new Counts(
                    number(connection, "SELECT count(*) FROM capture.session WHERE campaign_id = '" + campaign + "'"),
                    number(
                            connection,
                            "SELECT count(DISTINCT participant_id) FROM capture.session WHERE campaign_id = '"
                                    + campaign + "'"),
                    number(
                            connection,
                            "SELECT count(*) FROM capture.session WHERE uploaded_at IS NOT NULL AND campaign_id = '"
                                    + campaign + "'"),
                    number(
                            connection,
                            "SELECT count(DISTINCT sha256) FROM blindspot.inspection" + of + " AND state = 'PASSED'"),
                    number(connection, "SELECT count(*) FROM blindspot.score" + of),
                    number(connection, "SELECT count(DISTINCT session_id) FROM blindspot.score" + of),
                    number(connection, "SELECT count(*) FROM labeling.task" + of),
                    number(
                            connection,
                            "SELECT (SELECT count(*) FROM capture.failed_job)"
                                    + " + (SELECT count(*) FROM blindspot.failed_job) + (SELECT count(*) FROM labeling.failed_job)"));
        }
    }

    private static int iterations() throws SQLException, IOException {
        try (var connection = owner()) {
            return number(connection, "SELECT count(*) FROM blindspot.model_iteration WHERE state = 'current'");
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection owner() throws SQLException, IOException {
        return DriverManager.getConnection(stack.databaseUrl(), "postgres", stack.secret("database.owner"));
    }

    private static List<String> objectsOf(List<Sender> senders) throws IOException {
        var ids = senders.stream().map(Sender::session).toList();
        try (var files = Files.walk(stack.home().resolve("storage/scotoma/recordings"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> stack.home().relativize(file).toString())
                    .filter(path -> ids.stream().anyMatch(path::contains))
                    .toList();
        }
    }
}
