package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three clips make an attempt here, two attempts are given, and every clip of an active labeler is gold while there is any unseen. */
@QuarkusTest
@WithTestResource(TestStack.class)
class QualificationIT {
    private final Api first = Api.reviewer();
    private final Api second = Api.reviewer();
    private final Api operator = new Api(UUID.randomUUID(), "operator");
    private UUID person;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        person = Neighbours.participant("train");
    }

    @Test
    void aClipIsGoldOnceASecondReviewerWhoSeesNoAnswersSaysTheSame() throws Exception {
        UUID session = Neighbours.ready(person);
        UUID task = Neighbours.taskOf(session);
        new Api(person, "reviewer").post("/gold", gold(task, false)).then().statusCode(403);
        first.post("/gold", Map.of("taskId", task, "present", Map.of("phone", true)))
                .then()
                .statusCode(400)
                .body("detail", equalTo("The answer for finger is missing."));
        String id = first.post("/gold", gold(task, false))
                .then()
                .statusCode(201)
                .extract()
                .path("goldId");
        first.post("/gold", gold(task, false)).then().statusCode(409);
        first.get("/gold/waiting").then().body("", hasSize(0));
        String confirmation = "/gold/" + id + "/confirmation";
        first.post(confirmation, present(false)).then().statusCode(403);
        var waiting = second.get("/gold/waiting").then().statusCode(200);
        waiting.body("[0].goldId", equalTo(id)).body("[0].keySet()", hasSize(4));
        var differing = new HashMap<>(Map.of("present", answers(false)));
        var partly = answers(false);
        partly.put("glare", true);
        differing.put("present", partly);
        second.post(confirmation, differing).then().statusCode(204);
        second.post(confirmation, present(false)).then().statusCode(409);
        second.get("/gold")
                .then()
                .body("[0].state", equalTo("confirmed"))
                .body("[0].attributes", equalTo(7))
                .body("[0].seen", equalTo(0));

        UUID other = Neighbours.taskOf(Neighbours.ready(person));
        String refused = first.post("/gold", gold(other, true)).then().extract().path("goldId");
        second.post("/gold/" + refused + "/confirmation", present(false)).then().statusCode(204);
        assertThat(Neighbours.text("SELECT state FROM labeling.gold WHERE gold_id = '" + refused + "'"))
                .isEqualTo("refused");
        second.post("/gold/" + refused + "/retirement", Map.of("reason", "no"))
                .then()
                .statusCode(409);
        second.post("/gold/" + id + "/retirement", Map.of("reason", "too dark"))
                .then()
                .statusCode(204);
        Neighbours.withdraw(person);
        Neighbours.await(
                "gold to go with its session", () -> Neighbours.count("SELECT count(*) FROM labeling.gold") == 0);
        second.post("/gold/" + id + "/retirement", Map.of("reason", "no"))
                .then()
                .statusCode(404);
    }

    @Test
    void whoFailsIsToldWhatWasExpectedAndMayTryOnceMore() throws Exception {
        for (int n = 0; n < 6; n++) {
            confirmed(false);
        }
        UUID real = Neighbours.ready(person);
        Neighbours.taskOf(real);
        Api labeler = Api.labeler();
        mine(labeler).body("state", equalTo("qualifying")).body("qualification.clips", equalTo(3));
        String last = "";
        for (int n = 0; n < 3; n++) {
            mine(labeler).body("qualification.answered", equalTo(n)).body("qualification.mistakes", hasSize(0));
            last = labeler.claim();
            labeler.submit(last, Api.all("no", "spoof", n == 0 ? "no" : "yes"))
                    .then()
                    .statusCode(204);
        }
        labeler.delete("/assignments/" + last + "/submission")
                .then()
                .statusCode(409)
                .body("detail", equalTo("This attempt at the qualification has ended."));
        mine(labeler)
                .body("state", equalTo("qualifying"))
                .body("reason", containsString("1 of 3 clips were right, and 22 of 24 answers"))
                .body("qualification.attempt", equalTo(2))
                .body("qualification.mistakes", hasSize(2))
                .body("qualification.mistakes[0].attribute", equalTo("spoof"))
                .body("qualification.mistakes[0].expected", equalTo(false));
        labeler.post("/assignments/" + last + "/objection", Map.of("words", "I see a bezel."))
                .then()
                .statusCode(204);
        Api.labeler()
                .post("/assignments/" + last + "/objection", Map.of("words", "Me too."))
                .then()
                .statusCode(404);
        first.get("/gold")
                .then()
                .body("objections.flatten()", hasItem("I see a bezel."))
                .body("[0].missed", equalTo(1));
        for (int n = 0; n < 3; n++) {
            labeler.submit(labeler.claim(), Api.all("no")).then().statusCode(204);
        }
        mine(labeler).body("state", equalTo("active")).body("items.owed", equalTo(6));
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.assignment WHERE gold_id IS NULL"))
                .as("nothing real before that")
                .isZero();
        labeler.submit(labeler.claim(), Api.all("no")).then().statusCode(204);
        assertThat(Neighbours.text("SELECT submissions FROM labeling.task WHERE session_id = '" + real + "'"))
                .isEqualTo("1");
        assertThat(Neighbours.count("SELECT sum(submissions) FROM labeling.task"))
                .as("answers on gold decide nothing about the clip")
                .isEqualTo(1);
    }

    @Test
    void whoFailsAgainIsPausedAndTheTeamMayLetThemIn() throws Exception {
        for (int n = 0; n < 3; n++) {
            confirmed(true);
        }
        Api labeler = Api.labeler();
        for (int n = 0; n < 3; n++) {
            labeler.submit(labeler.claim(), Api.all("no")).then().statusCode(204);
        }
        labeler.post("/claims", Map.of())
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        containsString("You are paused: The qualification was not passed: 0 of 3 clips were right"));
        String state = "/labelers/" + labeler.person() + "/state";
        operator.post(state, state("qualifying", "Try again.")).then().statusCode(409);
        operator.post(state, state("active", " ")).then().statusCode(400);
        operator.post(state, state("active", "Had misread the guide.")).then().statusCode(200);
        operator.post(state, state("active", "Twice.")).then().statusCode(409);
        operator.post("/labelers/" + UUID.randomUUID() + "/state", state("active", "Who?"))
                .then()
                .statusCode(404);
        labeler.post("/claims", Map.of()).then().statusCode(204);
        operator.get("/labelers/" + labeler.person())
                .then()
                .body("events.state", equalTo(List.of("active", "paused", "qualifying")))
                .body("events[0].byId", equalTo(operator.person().toString()));
    }

    @Test
    void goldInTheStreamPausesWhoIsWrongTooOftenAndIsForgottenWhenItTurnsOutBad() throws Exception {
        Api labeler = Api.labeler();
        mine(labeler).body("state", equalTo("active")).body("reason", containsString("too little gold"));
        UUID bad = confirmed(true);
        labeler.post("/claims", Map.of()).then().statusCode(204);
        Neighbours.taskOf(Neighbours.ready(person));
        labeler.get("/my/progress").then().body("left", equalTo(2));
        labeler.post("/claims", Map.of()).then().statusCode(200);
        labeler.get("/my/progress").then().body("left", equalTo(1));
        labeler.submit(held(labeler), Api.all("no")).then().statusCode(204);
        first.post("/gold/" + bad + "/retirement", Map.of("reason", "The attack is not to be seen."))
                .then()
                .statusCode(204);
        confirmed(true);
        String gold = labeler.claim();
        labeler.submit(gold, Api.all("yes")).then().statusCode(204);
        mine(labeler).body("state", equalTo("active")).body("qualification.mistakes", hasSize(0));
        confirmed(true);
        String wrong = labeler.claim();
        labeler.submit(wrong, Api.all("no")).then().statusCode(204);
        mine(labeler).body("state", equalTo("paused")).body("reason", containsString("Read the guide"));
        operator.get("/labelers")
                .then()
                .body("[0].gold.items", equalTo(2))
                .body("[0].gold.wholes", equalTo(1))
                .body("[0].owed", equalTo(3));
    }

    @Test
    void goldThatIsGivenBackOrLapsesComesAgainAsAnyClipDoes() throws Exception {
        Api labeler = Api.labeler();
        mine(labeler).body("state", equalTo("active"));
        confirmed(true);
        Neighbours.taskOf(Neighbours.ready(person));
        String gold = labeler.claim();
        labeler.get("/my/progress").then().body("left", equalTo(1));
        labeler.post("/assignments/" + gold + "/release").then().statusCode(204);
        labeler.get("/my/progress").then().body("left", equalTo(2));
        labeler.post("/claims", Map.of())
                .then()
                .body("assignmentId", equalTo(gold))
                .body("keySet()", equalTo(Set.of("assignmentId", "leaseUntil")));
        lapse(gold);
        labeler.post("/assignments/" + gold + "/heartbeat").then().statusCode(200);
        lapse(gold);
        assertThat(labeler.claim()).isEqualTo(gold);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.assignment")).isEqualTo(1);
    }

    @Test
    void goldThatIsReportedIsGivenToNobodyAndKeptByNobody() throws Exception {
        Api labeler = Api.labeler();
        Api other = Api.labeler();
        Api late = Api.labeler();
        for (Api one : List.of(labeler, other, late)) {
            mine(one).body("state", equalTo("active"));
        }
        confirmed(true);
        UUID real = Neighbours.ready(person);
        UUID task = Neighbours.taskOf(real);
        String held = other.claim();
        labeler.post("/assignments/" + labeler.claim() + "/skip", Map.of("reason", "minor"))
                .then()
                .statusCode(204);
        other.post("/assignments/" + held + "/heartbeat")
                .then()
                .statusCode(409)
                .body("detail", containsString("a reviewer is looking at it"));
        late.get("/my/progress").then().body("left", equalTo(1));
        String given = late.claim();
        assertThat(Neighbours.text("SELECT task_id FROM labeling.assignment WHERE assignment_id = '" + given + "'"))
                .isEqualTo(task.toString());

        first.post("/gold", gold(task, true)).then().statusCode(201);
        second.get("/gold/waiting").then().body("", hasSize(1));
        late.post("/assignments/" + given + "/skip", Map.of("reason", "stranger"))
                .then()
                .statusCode(204);
        second.get("/gold/waiting").then().body("", hasSize(0));
    }

    @Test
    void whoSkipsMoreThanTheQualificationHasToSpareIsToldThatAPersonLooks() throws Exception {
        for (int n = 0; n < 3; n++) {
            confirmed(false);
        }
        Api labeler = Api.labeler();
        String skipped = labeler.claim();
        labeler.post("/assignments/" + skipped + "/release").then().statusCode(204);
        String answered = "";
        for (int n = 0; n < 2; n++) {
            answered = labeler.claim();
            labeler.submit(answered, Api.all("no")).then().statusCode(204);
        }
        String last = labeler.claim();
        lapse(last);
        assertThat(labeler.claim()).isEqualTo(last);
        labeler.post("/assignments/" + last + "/skip", Map.of("reason", "upsetting"))
                .then()
                .statusCode(204);
        mine(labeler).body("state", equalTo("qualifying"));
        labeler.post("/claims", Map.of()).then().statusCode(204);
        mine(labeler)
                .body("state", equalTo("paused"))
                .body("reason", containsString("not enough clips left"))
                .body("items.owed", equalTo(2));
        labeler.post("/claims", Map.of()).then().statusCode(403);
        for (String taken : List.of(last + "/skip", answered + "/submission")) {
            labeler.delete("/assignments/" + taken)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("You are paused"));
        }
    }

    @Test
    void aBanTakesEveryDecisionAnewThatTheirVotesCarriedAndSaysHowMany() throws Exception {
        UUID carried = Neighbours.ready(person);
        Neighbours.taskOf(carried);
        Api banned = Api.labeler();
        String answered = banned.claim();
        banned.submit(answered, Api.all("yes")).then().statusCode(204);
        for (int n = 0; n < 2; n++) {
            Api labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("yes")).then().statusCode(204);
        }
        UUID kept = Neighbours.ready(person);
        Neighbours.taskOf(kept);
        banned.submit(banned.claim(), Api.all("yes")).then().statusCode(204);
        for (int n = 0; n < 2; n++) {
            Api labeler = Api.labeler();
            String assignment = labeler.claim();
            labeler.submit(assignment, Api.all("yes")).then().statusCode(204);
        }
        // Four say the same of the second clip: it stands without the one who is banned.
        TestStack.execute("UPDATE labeling.task SET state = 'OPEN', redundancy = 4 WHERE session_id = ?", kept);
        Api fourth = Api.labeler();
        fourth.submit(fourth.claim(), Api.all("yes")).then().statusCode(204);
        Neighbours.taskOf(Neighbours.ready(person));
        String held = banned.claim();
        operator.post(
                        "/labelers/" + banned.person() + "/state",
                        Map.of("state", "banned", "reason", "Answers by a program.", "withheld", true))
                .then()
                .statusCode(200)
                .body("answered", equalTo(2));
        Neighbours.await(
                "the decisions to be taken anew",
                () -> Neighbours.count("SELECT count(*) FROM labeling.labeler_event WHERE pending") == 0);
        operator.get("/labelers/" + banned.person())
                .then()
                .body("events[0].retaken", equalTo(2))
                .body("events[0].changed", equalTo(1));
        assertThat(Neighbours.text(
                        "SELECT state || ' ' || submissions FROM labeling.task WHERE session_id = '" + carried + "'"))
                .isEqualTo("OPEN 2");
        assertThat(Neighbours.text(
                        "SELECT state || ' ' || submissions FROM labeling.task WHERE session_id = '" + kept + "'"))
                .isEqualTo("SETTLED 3");
        assertThat(Neighbours.text(
                        "SELECT yes || ' ' || state FROM labeling.consensus WHERE attribute = 'spoof' AND session_id = '"
                                + carried + "'"))
                .isEqualTo("2 contested");
        banned.submit(held, Api.all("no"))
                .then()
                .statusCode(403)
                .body("detail", containsString("Answers by a program."));
        banned.post("/claims", Map.of()).then().statusCode(403);
        banned.post("/assignments/" + held + "/heartbeat").then().statusCode(403);
        banned.delete("/assignments/" + answered + "/submission").then().statusCode(403);
        banned.post("/assignments/" + held + "/release").then().statusCode(204);
        mine(banned).body("items.answered", equalTo(2)).body("items.owed", equalTo(0));

        operator.post("/labelers/" + banned.person() + "/state", state("active", "It was somebody else."))
                .then()
                .statusCode(200);
        Neighbours.await(
                "the votes to count again",
                () -> Neighbours.text("SELECT state FROM labeling.task WHERE session_id = '" + carried + "'")
                        .equals("SETTLED"));
        mine(banned).body("items.owed", equalTo(2));
    }

    @Test
    void whoIsBannedHasSkippedNothingAndIsNotShownBesideTheTallies() throws Exception {
        UUID task = Neighbours.taskOf(Neighbours.ready(person));
        Api liar = Api.labeler();
        liar.submit(liar.claim(), Api.all("yes")).then().statusCode(204);
        Api skipper = skipping();
        skipping();
        skipping();
        String state = "SELECT state FROM labeling.task";
        assertThat(Neighbours.text(state)).isEqualTo("CONTESTED");
        ban(skipper);
        assertThat(Neighbours.text(state)).as("two people skipped it").isEqualTo("OPEN");
        skipping();
        assertThat(Neighbours.text(state)).isEqualTo("CONTESTED");
        first.post("/reviews/" + task + "/rulings", Map.of("attribute", "glare", "present", false, "reason", "None."))
                .then()
                .statusCode(204);
        String votes = "/reviews/" + task + "/votes";
        first.get(votes).then().body("[0].votes", hasSize(1));
        ban(liar);
        first.get(votes).then().statusCode(200).body("", hasSize(0));
    }

    private static Api skipping() {
        Api labeler = Api.labeler();
        labeler.post("/assignments/" + labeler.claim() + "/skip", Map.of("reason", "upsetting"))
                .then()
                .statusCode(204);
        return labeler;
    }

    private void ban(Api labeler) throws Exception {
        operator.post(
                        "/labelers/" + labeler.person() + "/state",
                        Map.of("state", "banned", "reason", "Answers by a program.", "withheld", true))
                .then()
                .statusCode(200);
        Neighbours.await(
                "the decisions to be taken anew",
                () -> Neighbours.count("SELECT count(*) FROM labeling.labeler_event WHERE pending") == 0);
    }

    private static void lapse(String assignment) throws Exception {
        TestStack.execute(
                "UPDATE labeling.assignment SET lease_until = now() - interval '1 second' WHERE assignment_id = ?",
                UUID.fromString(assignment));
    }

    private static String held(Api labeler) {
        return labeler.post("/claims", Map.of("holding", List.of()))
                .then()
                .statusCode(200)
                .extract()
                .path("assignmentId");
    }

    private UUID confirmed(boolean attack) throws Exception {
        UUID task = Neighbours.taskOf(Neighbours.ready(person));
        TestStack.execute("UPDATE labeling.task SET state = 'SETTLED' WHERE task_id = ?", task);
        String id = first.post("/gold", gold(task, attack))
                .then()
                .statusCode(201)
                .extract()
                .path("goldId");
        second.post("/gold/" + id + "/confirmation", present(attack)).then().statusCode(204);
        return UUID.fromString(id);
    }

    private static io.restassured.response.ValidatableResponse mine(Api labeler) {
        return labeler.get("/my/labeling").then().statusCode(200);
    }

    private static Map<String, Object> gold(UUID task, boolean attack) {
        return Map.of("taskId", task, "present", answers(attack));
    }

    private static Map<String, Object> present(boolean attack) {
        return Map.of("present", answers(attack));
    }

    private static Map<String, Boolean> answers(boolean attack) {
        var answers = new HashMap<String, Boolean>();
        Api.ATTRIBUTES.forEach(attribute -> answers.put(attribute, attack));
        return answers;
    }

    private static Map<String, Object> state(String state, String reason) {
        return Map.of("state", state, "reason", reason, "withheld", false);
    }
}
