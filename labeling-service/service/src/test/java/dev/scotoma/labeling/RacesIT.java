package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class RacesIT {
    private UUID person = UUID.randomUUID();
    private UUID session = UUID.randomUUID();
    private UUID task = UUID.randomUUID();

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        person = Neighbours.participant("train");
        session = Neighbours.ready(person);
        task = Neighbours.taskOf(session);
    }

    @Test
    void whoIsBannedWhileTheyClaimHoldsNothing() throws Exception {
        var labeler = Api.labeler();
        labeler.post("/assignments/" + labeler.claim() + "/release").then().statusCode(204);
        try (var ban = TestStack.owner()) {
            ban.setAutoCommit(false);
            try (var statement = ban.createStatement()) {
                statement.executeUpdate("UPDATE labeling.labeler SET state = 'banned', reason = 'For tests.'");
            }
            var claim = CompletableFuture.supplyAsync(() -> labeler.post("/claims", Map.of()));
            Neighbours.await("the claim to wait for the ban, or to be answered", () -> claim.isDone() || waits());
            ban.commit();
            claim.get().then().statusCode(403).body("detail", containsString("can no longer label"));
        }
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.assignment WHERE state = 'LEASED'"))
                .isZero();
    }

    private static boolean waits() throws Exception {
        return Neighbours.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND application_name = 'scotoma-labeling' AND query LIKE '%FROM labeler%'")
                > 0;
    }

    @Test
    void whoeverHoldsAClipKeepsAPlaceWhenAnotherIsAskedOrFewerAreWanted() throws Exception {
        TestStack.execute("UPDATE labeling.task SET redundancy = 6");
        var crowd = new ArrayList<Api>();
        var held = new ArrayList<String>();
        for (int n = 0; n < 6; n++) {
            crowd.add(Api.labeler());
            held.add(crowd.getLast().claim());
        }
        for (int n = 0; n < 3; n++) {
            answer(crowd.get(n), held.get(n), n == 0 ? "yes" : "no");
        }
        assertThat(Neighbours.count("SELECT redundancy FROM labeling.task"))
                .as("three answers that do not decide, and three who hold the clip")
                .isEqualTo(6);
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        crowd.get(2)
                .delete("/assignments/" + held.get(2) + "/submission")
                .then()
                .statusCode(200);
        answer(crowd.get(2), held.get(2), "no");
        TestStack.execute("UPDATE labeling.task SET redundancy = 3");
        for (int n = 3; n < 6; n++) {
            crowd.get(n)
                    .post("/assignments/" + held.get(n) + "/heartbeat")
                    .then()
                    .statusCode(200);
            answer(crowd.get(n), held.get(n), "no");
        }
        Api.researcher()
                .get("/sessions/" + session + "/consensus")
                .then()
                .body("[7].yes", equalTo(1))
                .body("[7].no", equalTo(5))
                .body("[7].present", equalTo(false));
    }

    @Test
    void aSessionThatIsWithdrawnWhileItsGoldIsHeldTakesNoAnswerAndIsGoneFromEverywhere() throws Exception {
        TestStack.execute("UPDATE labeling.task SET state = 'SETTLED'");
        UUID gold = confirmed(task);
        Neighbours.taskOf(Neighbours.ready(Neighbours.participant("dev")));
        var labeler = Api.labeler();
        String held = labeler.claim();
        assertThat(Neighbours.text("SELECT gold_id FROM labeling.assignment WHERE assignment_id = '" + held + "'"))
                .as("every clip of these tests is gold where there is any")
                .isEqualTo(gold.toString());
        Neighbours.withdraw(person);
        assertThat(labeler.submit(held, Api.all("no")).statusCode()).isIn(404, 410);
        assertThat(labeler.post("/assignments/" + held + "/heartbeat").statusCode())
                .isIn(404, 410);
        awaitErased("gold", "gold_answer");
        assertThat(Neighbours.count("SELECT count(*) FROM labeling_pub.lease_v1 WHERE session_id = '" + session + "'"))
                .isZero();
        labeler.submit(labeler.claim(), Api.all("no")).then().statusCode(204);
        labeler.get("/my/labeling").then().statusCode(200).body("state", equalTo("active"));
    }

    @Test
    void aSessionThatIsWithdrawnInReviewIsRuledOnByNobodyAndOpinionsOnItGo() throws Exception {
        for (String spoof : List.of("yes", "no", "unsure", "yes", "no", "yes", "no")) {
            var labeler = Api.labeler();
            answer(labeler, labeler.claim(), spoof);
        }
        var one = Api.reviewer();
        var two = Api.reviewer();
        rule(one, true).then().statusCode(204);
        one.post("/gold", Map.of("taskId", task, "present", answers(false)))
                .then()
                .statusCode(201);
        Neighbours.withdraw(person);
        assertThat(rule(two, false).statusCode()).isIn(404, 410);
        assertThat(two.get("/gold/clips/" + session).statusCode()).isIn(404, 410);
        two.get("/gold/waiting").then().body("", hasSize(0));
        awaitErased("ruling", "consensus", "task", "gold");
        two.get("/reviews").then().body("", hasSize(0));
        one.get("/reviews/mine").then().body("", hasSize(0));
        rule(two, false).then().statusCode(404);
    }

    private static void awaitErased(String... tables) throws Exception {
        for (String table : tables) {
            Neighbours.await(
                    table + " to be erased",
                    () -> Neighbours.count("SELECT count(*) FROM labeling." + table
                                    + (table.equals("task")
                                            ? " JOIN capture_pub.withdrawal_v1 w USING (session_id)"
                                            : ""))
                            == 0);
        }
    }

    private Response rule(Api reviewer, boolean present) {
        return reviewer.post(
                "/reviews/" + task + "/rulings",
                Map.of("attribute", "spoof", "present", present, "reason", "Seen.", "secondOpinion", true));
    }

    private static UUID confirmed(UUID task) {
        String gold = Api.reviewer()
                .post("/gold", Map.of("taskId", task, "present", answers(false)))
                .then()
                .statusCode(201)
                .extract()
                .path("goldId");
        Api.reviewer()
                .post("/gold/" + gold + "/confirmation", Map.of("present", answers(false)))
                .then()
                .statusCode(204);
        return UUID.fromString(gold);
    }

    private static Map<String, Boolean> answers(boolean shown) {
        var present = new HashMap<String, Boolean>();
        Api.ATTRIBUTES.forEach(attribute -> present.put(attribute, shown));
        return present;
    }

    private static void answer(Api labeler, String assignment, String spoof) {
        labeler.submit(assignment, Api.all("no", "spoof", spoof)).then().statusCode(204);
    }
}
