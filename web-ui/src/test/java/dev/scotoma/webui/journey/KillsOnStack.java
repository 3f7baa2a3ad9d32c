package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill -9 of each process while sessions are in flight: nothing is lost, nothing is doubled. Of the sessions a quarter is sent before the kill, and
 * more are on their way than a service works at once.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Order(5)
class KillsOnStack {
    private static final int SESSIONS = 12;
    private static final int CLIPS = 20;
    private static final int LABELERS = 4;
    private static final String VERSION = "v99";
    private static final Duration RECOVERY = Duration.ofMinutes(6);

    private static StackUnderTest stack;
    private static byte[] recording;

    @BeforeAll
    static void start() throws Exception {
        try (var chromium = Chromium.start()) {
            recording = Takes.webm(chromium, 5000);
        }
        stack = StackUnderTest.shared();
    }

    /** The last that needs the shared stack. What it keeps of its classes when it stops serves the stacks after it. */
    @AfterAll
    static void stop() {
        stack.close();
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
            Counts.awaitProcessed(stack, campaign, SESSIONS, RECOVERY);
            assertThat(objectsOf(senders)).as("recordings in storage").hasSize(SESSIONS);
            senders.forEach(Sender::close);
        }
    }

    /** In the middle of the transaction that publishes a version, and of the one that erases a session. */
    @Test
    void aFreezeAndASweepWhoseProcessIsKilledComeToTheirEnds() throws Exception {
        try (var researcher = Person.staff(stack, "researcher");
                var database = stack.database()) {
            var invitation = Sender.invite(researcher, "killed: freeze and sweep");
            String campaign = invitation.getKey();
            var staying = Sender.open(stack.url(), campaign, invitation.getValue());
            var leaving = Sender.open(stack.url(), campaign, invitation.getValue());
            staying.send(Takes.distinct(recording, SESSIONS));
            leaving.send(Takes.distinct(recording, SESSIONS + 1));
            Counts.awaitProcessed(stack, campaign, 2, RECOVERY);
            String sessions = "('" + staying.session() + "', '" + leaving.session() + "')";
            run(database, """
                    INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                    SELECT session_id, name, 0, 3, 0, 'majority', 'settled', 0, false FROM vocabulary.attack_attribute, capture.session
                    WHERE session_id IN\s""" + sessions);
            StackUnderTest.await(
                    RECOVERY,
                    "both are accepted",
                    () -> Counts.of(stack, campaign).accepted() == 2);

            killWhileItWaits(
                    "labeling-service",
                    "LOCK TABLE labeling.dataset_count IN SHARE MODE",
                    () -> researcher.post(
                            "/api/labeling/datasets", Map.of("version", VERSION, "description", "Killed.")));
            StackUnderTest.await(
                    RECOVERY,
                    "the version is published",
                    () -> "PUBLISHED".equals(dataset(researcher).get("state").asText()));
            assertThat(Counts.number(
                            database,
                            "SELECT count(*) FROM labeling.dataset_item WHERE released AND version = '" + VERSION
                                    + "' AND session_id IN " + sessions))
                    .isEqualTo(2);

            killWhileItWaits(
                    "capture-service",
                    "SELECT FROM capture.session WHERE session_id = '" + leaving.session() + "' FOR UPDATE",
                    leaving::withdraw);
            StackUnderTest.await(RECOVERY, "the erasure is proven", () -> "proven".equals(leaving.withdraw()));
            assertThat(objectsOf(List.of(leaving))).isEmpty();
            assertThat(objectsOf(List.of(staying))).hasSize(1);
            assertThat(Counts.number(
                            database, "SELECT count(*) FROM capture.session WHERE campaign_id = '" + campaign + "'"))
                    .isEqualTo(1);
            assertThat(dataset(researcher).get("withdrawn").asInt()).isEqualTo(1);
            assertThat(Counts.of(stack, campaign).failedJobs()).isZero();
            staying.close();
            leaving.close();
        }
    }

    /** Every answer that was taken is there once, with all that belongs to it, and no clip has more than it asks for. */
    @Test
    void noAnswerIsLostOrDoubledAlthoughTheirServiceIsKilled() throws Exception {
        try (var planted = new PlantedSessions(stack);
                var operator = Person.staff(stack, "operator")) {
            planted.clips(CLIPS, recording);
            StackUnderTest.await(RECOVERY, "the clips are offered", () -> planted.clipsOffered() == CLIPS);
            var labelers = new ArrayList<Person>();
            for (int i = 0; i < LABELERS; i++) {
                String login = "killed-" + i;
                JsonNode account =
                        operator.post("/api/identity/accounts", Map.of("login", login, "roles", List.of("labeler")));
                labelers.add(
                        Person.staff(stack.url(), login, account.get("password").asText()));
            }
            var underWay = new CountDownLatch(CLIPS / 2);
            var taken = new ConcurrentLinkedQueue<String>();
            try (var threads = Executors.newFixedThreadPool(LABELERS)) {
                var working = new ArrayList<Future<?>>();
                for (Person labeler : labelers) {
                    working.add(threads.submit(() -> {
                        label(labeler, planted, taken, underWay);
                        return null;
                    }));
                }
                underWay.await();
                stack.service("labeling-service").destroyForcibly();
                for (Future<?> each : working) {
                    each.get();
                }
            }
            assertThat(taken).doesNotHaveDuplicates();
            String of =
                    " FROM labeling.assignment a JOIN labeling.task t USING (task_id) JOIN clip ON session_id = session"
                            + " WHERE a.state = 'SUBMITTED'";
            assertThat(planted.count("SELECT count(*)" + of)).isEqualTo(taken.size());
            assertThat(planted.count("SELECT count(*) FROM (SELECT a.task_id" + of
                            + " GROUP BY a.task_id, t.redundancy HAVING count(*) > t.redundancy) more"))
                    .isZero();
            assertThat(planted.count("SELECT count(*) FROM labeling.vote WHERE assignment_id IN (SELECT a.assignment_id"
                            + of + ")"))
                    .isEqualTo(8 * taken.size());
            assertThat(planted.count("SELECT count(*) FROM labeling.consensus JOIN clip ON session_id = session"))
                    .isEqualTo(8 * CLIPS);
        }
    }

    /** As patient as the desk: what fails is asked again, until nothing is left for anybody. */
    private static void label(
            Person labeler, PlantedSessions planted, Collection<String> taken, CountDownLatch underWay)
            throws Exception {
        var answers = LabelingOnStack.ATTRIBUTES.stream().collect(Collectors.toMap(name -> name, name -> "no"));
        StackUnderTest.await(RECOVERY, "nothing is left to label", () -> {
            JsonNode claim = labeler.post("/api/labeling/claims", Map.of("holding", List.of()));
            if (!claim.has("assignmentId")) {
                return planted.clipsOffered() == 0;
            }
            String assignment = claim.get("assignmentId").asText();
            var answer = Map.of("answers", answers, "watchedMs", 5000, "elapsedMs", 6000);
            StackUnderTest.await(RECOVERY, "an answer is taken", () -> {
                labeler.post("/api/labeling/assignments/" + assignment + "/submission", answer);
                return true;
            });
            taken.add(assignment);
            underWay.countDown();
            return false;
        });
        labeler.close();
    }

    private static JsonNode dataset(Person researcher) throws IOException, InterruptedException {
        return researcher.get("/api/labeling/datasets/" + VERSION);
    }

    /** A quarter is sent before, so that inspection has begun; the others are on their way when the process dies. */
    private static void sendWhileKilling(List<Sender> senders, String victim) throws Exception {
        var underWay = new CountDownLatch(SESSIONS / 4);
        try (var threads = Executors.newFixedThreadPool(SESSIONS / 2)) {
            var sent = new ArrayList<Future<?>>();
            for (Sender sender : senders.subList(1, SESSIONS)) {
                byte[] take = Takes.distinct(recording, sent.size());
                sent.add(threads.submit(() -> {
                    sender.send(take);
                    underWay.countDown();
                    return null;
                }));
            }
            underWay.await();
            Sender last = senders.getFirst();
            byte[] take = Takes.distinct(recording, sent.size());
            if (victim.equals("capture-service")) {
                killInACompletion(last, take);
            } else {
                kill(victim);
                last.send(take);
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    /** Between storage, which has the whole recording then, and the row that says so. */
    private static void killInACompletion(Sender sender, byte[] take) throws Exception {
        sender.bring(take);
        String row = "SELECT FROM capture.session WHERE session_id = '" + sender.session() + "' FOR UPDATE";
        killWhileItWaits("capture-service", row, () -> {
            sender.send(take);
            return null;
        });
    }

    /** Kills the service when what it does for the work waits for this lock, and gives the lock back only then. */
    private static void killWhileItWaits(String service, String lock, Callable<?> work) throws Exception {
        String role = service.equals("capture-service") ? "scotoma_capture" : "scotoma_labeling";
        try (var holder = stack.database();
                var looking = stack.database();
                var thread = Executors.newSingleThreadExecutor()) {
            holder.setAutoCommit(false);
            run(holder, lock);
            var asked = thread.submit(work);
            StackUnderTest.await(
                    RECOVERY,
                    service + " waits",
                    () -> Counts.number(
                                    looking,
                                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = '"
                                            + role + "'")
                            > 0);
            var killed = stack.service(service);
            killed.destroyForcibly();
            killed.onExit().get(10, TimeUnit.SECONDS);
            holder.rollback();
            asked.get();
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

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
