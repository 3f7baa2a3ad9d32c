package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two processes of every service beside each other: the work is shared, and nothing is done twice. Each test builds on the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasOnStack {
    private static final int REPLICAS = 2;
    private static final int SESSIONS = 24;
    private static final int LABELERS = 4;
    private static final int VOTES_EACH = 3;
    private static final Duration WORK = Duration.ofMinutes(5);

    private static StackUnderTest stack;
    private static String campaign = "";

    @BeforeAll
    static void start() throws Exception {
        // Nobody dies here: on a busy machine a short heartbeat would have one take over what the other is still doing.
        stack = StackUnderTest.start("replicas-home", REPLICAS, Map.of("SCOTOMA_JOBS_HEARTBEAT", "PT5S"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void bothAnalyzersInspectAndNoSessionIsInspectedOrScoredTwice() throws Exception {
        byte[] recording;
        try (var chromium = Chromium.start()) {
            recording = Takes.webm(chromium, 5000);
        }
        try (var researcher = Person.staff(stack, "researcher")) {
            var invitation = Sender.invite(researcher, "two of each");
            campaign = invitation.getKey();
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < SESSIONS; i++) {
                int number = i;
                work.add(() -> {
                    try (var sender = Sender.open(gateway(number), campaign, invitation.getValue())) {
                        sender.send(Takes.distinct(recording, number));
                    }
                    return null;
                });
            }
            together(work);
        }
        Counts.awaitProcessed(stack, campaign, SESSIONS, WORK);
        double one = inspections(0);
        double other = inspections(1);
        assertThat(one).as("inspections by the first analyzer").isPositive();
        assertThat(other).as("inspections by the second analyzer").isPositive();
        assertThat(one + other).isEqualTo(SESSIONS);
    }

    @Test
    @Order(2)
    void labelersOnBothGatewaysNeverGetTheSameTaskTwiceAndEverySessionIsAcceptedOnce() throws Exception {
        var claimed = new HashMap<String, List<String>>();
        try (var operator = Person.staff(stack, "operator")) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < LABELERS; i++) {
                int number = i;
                String login = "labeler-" + i;
                String password = operator.post(
                                "/api/identity/accounts", Map.of("login", login, "roles", List.of("labeler")))
                        .get("password")
                        .asText();
                var clips = new ArrayList<String>();
                claimed.put(login, clips);
                work.add(() -> {
                    label(gateway(number), login, password, clips);
                    return null;
                });
            }
            together(work);
        }
        claimed.forEach((login, clips) -> assertThat(clips).as(login).doesNotHaveDuplicates());
        assertThat(claimed.values().stream().mapToInt(List::size).sum()).isEqualTo(SESSIONS * VOTES_EACH);
        assertThat(new HashSet<>(claimed.values().stream().flatMap(List::stream).toList()))
                .as("nobody is given what is in somebody else's hands")
                .hasSize(SESSIONS * VOTES_EACH);
        StackUnderTest.await(
                WORK,
                "all sessions are accepted",
                () -> Counts.of(stack, campaign).accepted() == SESSIONS);
    }

    @Test
    @Order(3)
    void aVersionThatTwoResearchersFreezeAtOnceIsFrozenOnceAndHoldsEverySessionOnce() throws Exception {
        try (var one = staff(0);
                var other = staff(1)) {
            var version = Map.of("version", "v1", "description", "Both at once.");
            var answers = new ArrayList<Integer>();
            for (var answer : together(List.<Callable<Integer>>of(
                    () -> one.send("POST", "/api/labeling/datasets", version).statusCode(),
                    () -> other.send("POST", "/api/labeling/datasets", version).statusCode()))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409);
            StackUnderTest.await(WORK, "v1 is published", () -> "PUBLISHED".equals(text(one, "state")));
            JsonNode dataset = other.get("/api/labeling/datasets/v1");
            assertThat(dataset.get("sessions").asInt()).isEqualTo(SESSIONS);
        }
    }

    private static void label(URI gateway, String login, String password, List<String> clips)
            throws IOException, InterruptedException {
        try (var labeler = Person.staff(gateway, login, password)) {
            for (var claim = claim(labeler); claim != null; claim = claim(labeler)) {
                clips.add(claim.get("assignmentId").asText());
                labeler.post(
                        "/api/labeling/assignments/" + claim.get("assignmentId").asText() + "/submission",
                        Map.of("answers", genuine(labeler), "watchedMs", 5000, "elapsedMs", 6000));
            }
        }
    }

    private static @Nullable JsonNode claim(Person labeler) throws IOException, InterruptedException {
        JsonNode answer = labeler.post("/api/labeling/claims", Map.of());
        return answer.has("assignmentId") ? answer : null;
    }

    private static Map<String, String> genuine(Person labeler) throws IOException, InterruptedException {
        var answers = new HashMap<String, String>();
        labeler.get("/api/labeling/attributes")
                .forEach(attribute -> answers.put(attribute.get("name").asText(), "no"));
        return answers;
    }

    private static URI gateway(int number) {
        return stack.gateway(number % REPLICAS);
    }

    private static Person staff(int replica) throws IOException, InterruptedException {
        return Person.staff(stack.gateway(replica), "researcher", stack.password("researcher"));
    }

    private static String text(Person researcher, String field) throws IOException, InterruptedException {
        return researcher.get("/api/labeling/datasets/v1").get(field).asText();
    }

    /** Inspections that ended in this replica since it started, by its own metrics. */
    private static double inspections(int replica) throws IOException, InterruptedException {
        try (var anybody = new Person(URI.create("http://127.0.0.1:" + stack.port("BLINDSPOT", replica)))) {
            return anybody.send("GET", "/q/metrics", null)
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("scotoma_inspection_seconds_count"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private static <T> List<Future<T>> together(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var done = threads.invokeAll(work);
            for (var each : done) {
                each.get();
            }
            return done;
        }
    }
}
