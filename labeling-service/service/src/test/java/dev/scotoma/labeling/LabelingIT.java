package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class LabelingIT {
    private UUID person;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        person = Neighbours.participant("train");
    }

    @Test
    void oneMoreIsAskedWhileThreeDoNotDecideAndThenTheSessionIsSettled() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        for (Map<String, String> answers : List.of(
                Api.all("no"),
                Api.all("no", "phone", "yes"),
                Api.all("unsure", "phone", "yes"),
                Api.all("no", "phone", "yes"))) {
            Api.researcher().get("/sessions/" + session + "/consensus").then().body("", hasSize(0));
            Api labeler = Api.labeler();
            labeler.submit(labeler.claim(), answers).then().statusCode(204);
            labeler.get("/my/progress")
                    .then()
                    .statusCode(200)
                    .body("today", equalTo(1))
                    .body("left", equalTo(0));
        }
        var consensus = Api.researcher()
                .get("/sessions/" + session + "/consensus")
                .then()
                .statusCode(200);
        consensus.body("attribute", equalTo(Api.ATTRIBUTES));
        // Nine times in ten each: 9·9 to 1 after 3 to 1, and 1 to 9·9·9 after three times no and an unsure.
        consensus
                .body("[0].yes", equalTo(3))
                .body("[0].no", equalTo(1))
                .body("[0].present", equalTo(true))
                .body("[0].probability", equalTo((float) (81 / 82.0)))
                .body("[0].method", equalTo("majority"));
        consensus
                .body("[1].state", equalTo("settled"))
                .body("[1].unsure", equalTo(1))
                .body("[1].probability", equalTo((float) (1 / 730.0)))
                .body("[1].probabilityLow", equalTo(0f));
        assertThat(Neighbours.count("SELECT count(*) FROM labeling_pub.consensus_v1 WHERE session_id = '" + session
                        + "' AND state = 'settled' AND present IS NOT NULL"))
                .isEqualTo(8);
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("SETTLED");
    }

    @Test
    void aSessionIsNoTaskBeforeItsInspectionPassed() throws Exception {
        UUID session = Neighbours.uploaded(person);
        UUID other = Neighbours.ready(person);
        Neighbours.taskOf(other);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.task WHERE session_id = '" + session + "'"))
                .isZero();
        Neighbours.inspected(session, new byte[32]);
        Neighbours.taskOf(session);
    }

    @Test
    void anOpenTaskOfARejectedSessionIsVoid() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        TestStack.execute(
                "UPDATE capture.session SET state = 'REJECTED', reason = 'fraud' WHERE session_id = ?", session);
        Neighbours.await(
                "the task to be void",
                () -> Neighbours.text("SELECT state FROM labeling.task").equals("VOID"));
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
    }

    @Test
    void aClipWhoseTaskIsVoidByNowIsNotGivenBackToItsHolder() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        Api holder = Api.labeler();
        holder.post("/claims", Map.of()).then().statusCode(200);
        TestStack.execute(
                "UPDATE capture.session SET state = 'REJECTED', reason = 'fraud' WHERE session_id = ?", session);
        Neighbours.await(
                "the task to be void",
                () -> Neighbours.text("SELECT state FROM labeling.task").equals("VOID"));
        holder.post("/claims", Map.of("holding", List.of())).then().statusCode(204);
    }

    @Test
    void twentyPeopleAtOnceNeverGetMoreThanTheTasksHavePlacesFor() throws Exception {
        for (int n = 0; n < 5; n++) {
            Neighbours.taskOf(Neighbours.ready(person));
        }
        Callable<String> claim = () -> {
            var answer = Api.labeler().post("/claims", Map.of());
            return answer.statusCode() == 204
                    ? ""
                    : answer.then().statusCode(200).extract().path("assignmentId");
        };
        try (var threads = Executors.newFixedThreadPool(20)) {
            var given = new HashSet<String>();
            int refused = 0;
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(20, claim))) {
                if (answer.get().isEmpty()) {
                    refused++;
                } else {
                    assertThat(given.add(answer.get())).isTrue();
                }
            }
            assertThat(given).as("five tasks with three places each").hasSize(15);
            assertThat(refused).isEqualTo(5);
        }
        assertThat(Neighbours.count(
                        "SELECT max(n) FROM (SELECT count(*) n FROM labeling.assignment GROUP BY task_id) t"))
                .isEqualTo(3);
    }

    @Test
    void whoWaitsForAnAnswerUnderWayGetsThePlaceThatIsLeft() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        Api first = Api.labeler();
        first.submit(first.claim(), Api.all("no")).then().statusCode(204);
        Api answering = Api.labeler();
        answering.claim();
        try (var underWay = TestStack.owner();
                var sql = underWay.createStatement();
                var pool = Executors.newSingleThreadExecutor()) {
            underWay.setAutoCommit(false);
            sql.execute("UPDATE labeling.task SET submissions = submissions + 1");
            sql.execute("UPDATE labeling.assignment SET state = 'SUBMITTED', submitted_at = now() WHERE labeler_id = '"
                    + answering.person() + "'");
            Api waiting = Api.labeler();
            var claim = pool.submit(
                    () -> waiting.post("/claims", Map.of()).then().extract().statusCode());
            Neighbours.await(
                    "the claim to wait",
                    () -> Neighbours.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND query LIKE 'SELECT t.task_id%'")
                            == 1);
            underWay.commit();
            assertThat(claim.get()).isEqualTo(200);
        }
    }

    @Test
    void onePersonAskingTwentyTimesAtOnceHoldsFiveClipsAndNoTaskTwice() throws Exception {
        for (int n = 0; n < 7; n++) {
            Neighbours.taskOf(Neighbours.ready(person));
        }
        Api labeler = Api.labeler();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(
                    20, () -> labeler.post("/claims", Map.of()).statusCode()))) {
                assertThat(answer.get()).isIn(200, 204);
            }
        }
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.assignment")).isEqualTo(5);
        assertThat(Neighbours.count("SELECT count(DISTINCT task_id) FROM labeling.assignment"))
                .isEqualTo(5);
    }

    @Test
    void nobodyGetsARecordingThatTheyMadeOrThatShowsThem() throws Exception {
        UUID other = Neighbours.participant("dev");
        UUID session = Neighbours.uploaded(person);
        TestStack.execute(
                "UPDATE capture.session SET depicted_participant_id = ? WHERE session_id = ?", other, session);
        Neighbours.inspected(session, new byte[32]);
        String rulings = "/reviews/" + Neighbours.taskOf(session) + "/rulings";
        for (UUID seen : List.of(person, other)) {
            new Api(seen, "reviewer")
                    .post(rulings, ruling("glare", true))
                    .then()
                    .statusCode(403);
        }
        new Api(person, "labeler", "participant")
                .post("/claims", Map.of())
                .then()
                .statusCode(204);
        new Api(other, "labeler").post("/claims", Map.of()).then().statusCode(204);
        new Api(other, "labeler").get("/my/progress").then().body("left", equalTo(0));
        Api.labeler().claim();
    }

    @Test
    void anEndedLeaseGoesToSomebodyElseAndTheLateAnswersCountToo() throws Exception {
        UUID session = Neighbours.ready(person);
        UUID task = Neighbours.taskOf(session);
        var late = new ArrayDeque<Map.Entry<Api, String>>();
        for (int n = 0; n < 3; n++) {
            Api slow = Api.labeler();
            late.add(Map.entry(slow, slow.claim()));
        }
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        for (var lease : late) {
            expire(lease.getValue());
        }
        for (int n = 0; n < 3; n++) {
            Api labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("yes")).then().statusCode(204);
        }
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("SETTLED");
        String spoof = "SELECT state || ' ' || round(probability::numeric, 3) || ' ' || coalesce(present::text, '-')"
                + " FROM labeling_pub.consensus_v1 WHERE attribute = 'spoof'";
        // Six votes against six are less and less; what was settled is asked again only when it is hardly believed any
        // more.
        for (String expected :
                List.of("SETTLED settled 0.988 true", "SETTLED settled 0.900 true", "OPEN contested 0.500 -")) {
            var lease = late.remove();
            lease.getKey().submit(lease.getValue(), Api.all("no")).then().statusCode(204);
            assertThat(Neighbours.text("SELECT state FROM labeling.task") + " " + Neighbours.text(spoof))
                    .isEqualTo(expected);
        }
        Api last = Api.labeler();
        last.submit(last.claim(), Api.all("no")).then().statusCode(204);
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        assertThat(Neighbours.text("SELECT state FROM labeling.task") + " " + Neighbours.text(spoof))
                .as("seven votes do not decide the whole, and nobody else is asked")
                .isEqualTo("CONTESTED contested 0.100 -");
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.consensus WHERE state = 'contested'"))
                .as("the others go to training as probabilities")
                .isEqualTo(1);
        Api.reviewer().get("/reviews").then().body("taskId", contains(task.toString()));
    }

    @Test
    void leasesThatAreOutWhenFewerAreAskedForAreAnsweredAllTheSame() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        var leases = new HashMap<Api, String>();
        for (int n = 0; n < 3; n++) {
            Api labeler = Api.labeler();
            leases.put(labeler, labeler.claim());
        }
        TestStack.execute("UPDATE labeling.task SET redundancy = 1");
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        for (var lease : leases.entrySet()) {
            lease.getKey().submit(lease.getValue(), Api.all("no")).then().statusCode(204);
        }
        assertThat(Neighbours.text("SELECT state || ' ' || submissions FROM labeling.task"))
                .isEqualTo("SETTLED 3");
    }

    @Test
    void aTieOfSevenOnAnythingButTheWholeIsPublishedAsAnEvenChanceAndAsksNobody() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        for (String glare : List.of("yes", "no", "unsure", "yes", "no", "yes", "no")) {
            Api labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("no", "glare", glare))
                    .then()
                    .statusCode(204);
        }
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("SETTLED");
        Api.researcher()
                .get("/sessions/" + session + "/consensus")
                .then()
                .body("[4].state", equalTo("settled"))
                .body("[4].probability", equalTo(0.5f))
                .body("[4].present", equalTo(false));
        Api.reviewer().get("/reviews").then().body("", hasSize(0));
    }

    @Test
    void aClipThatThreePeopleSkipGoesToAReviewerUntilOneOfThemTakesThatBack() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        Api skipper = Api.labeler();
        String skipped = "";
        for (int n = 0; n < 3; n++) {
            skipper = Api.labeler();
            skipped = skipper.claim();
            skipper.post("/assignments/" + skipped + "/skip", Map.of("reason", "upsetting"))
                    .then()
                    .statusCode(204);
        }
        var reviewer = Api.reviewer();
        reviewer.get("/reviews").then().body("[0].attributes", hasSize(8));
        skipper.delete("/assignments/" + skipped + "/skip")
                .then()
                .statusCode(200)
                .body("assignmentId", equalTo(skipped));
        reviewer.get("/reviews").then().body("", hasSize(0));
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("OPEN");
        skipper.delete("/assignments/" + skipped + "/skip").then().statusCode(409);
        skipper.submit(skipped, Api.all("no")).then().statusCode(204);
        skipper.post("/assignments/" + skipped + "/skip", Map.of("reason", "other"))
                .then()
                .statusCode(409);
    }

    @Test
    void nothingIsTakenBackOnceOthersHaveThePlace() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        Api skipper = Api.labeler();
        String skipped = skipper.claim();
        skipper.post("/assignments/" + skipped + "/skip", Map.of("reason", "other"))
                .then()
                .statusCode(204);
        Api late = Api.labeler();
        String lapsed = late.claim();
        expire(lapsed);
        Api last = Api.labeler();
        String leased = "";
        for (int n = 0; n < 3; n++) {
            last = Api.labeler();
            leased = last.claim();
        }
        skipper.delete("/assignments/" + skipped + "/skip")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("As many others as are asked have this clip by now; what you said stays."));
        late.submit(lapsed, Api.all("no")).then().statusCode(204);
        late.delete("/assignments/" + lapsed + "/submission").then().statusCode(409);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.assignment WHERE state = 'LEASED'"))
                .isEqualTo(3);
        assertThat(Neighbours.count("SELECT submissions FROM labeling.task"))
                .as("the answers stay")
                .isEqualTo(1);
        last.post("/assignments/" + leased + "/release").then().statusCode(204);
        late.delete("/assignments/" + lapsed + "/submission").then().statusCode(200);
    }

    @Test
    void aCueOfAnAttackOnWhatIsSaidToBeNoneIsReported() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        for (int n = 0; n < 3; n++) {
            Api labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("no", "phone", "yes"))
                    .then()
                    .statusCode(204);
        }
        Api.reviewer()
                .get("/contradictions")
                .then()
                .statusCode(200)
                .body("sessions", equalTo(1))
                .body("surest.sessionId", contains(session.toString()))
                .body("surest[0].cue", equalTo("phone"))
                .body("surest[0].probability", equalTo((float) (728 / 730.0)));
    }

    @Test
    void lateAnswersAreKeptOnceWhileThePlaceIsFree() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        var late = Api.labeler();
        String assignment = late.claim();
        expire(assignment);
        late.submit(assignment, Api.all("no")).then().statusCode(204);
        late.submit(assignment, Api.all("no")).then().statusCode(204);
        assertThat(Neighbours.count("SELECT submissions FROM labeling.task")).isEqualTo(1);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.vote")).isEqualTo(8);
        late.submit(assignment, Api.all("yes")).then().statusCode(409);
        late.post("/claims", Map.of()).then().statusCode(204);
    }

    @Test
    void aReloadedPageGetsItsClipAgain() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        Neighbours.taskOf(Neighbours.ready(person));
        var labeler = Api.labeler();
        String first = labeler.claim();
        labeler.post("/claims", Map.of("holding", List.of()))
                .then()
                .statusCode(200)
                .body("assignmentId", equalTo(first));
        String second = labeler.post("/claims", Map.of("holding", List.of(first)))
                .then()
                .statusCode(200)
                .extract()
                .path("assignmentId");
        assertThat(second).isNotEqualTo(first);
        labeler.post("/claims", Map.of("holding", List.of(first, second)))
                .then()
                .statusCode(204);
    }

    @Test
    void answersAreTakenBackWithinMinutesAlsoThoseThatDecided() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        var labeler = Api.labeler();
        String assignment = labeler.claim();
        labeler.submit(assignment, Api.all("no")).then().statusCode(204);
        labeler.delete("/assignments/" + assignment + "/submission")
                .then()
                .statusCode(200)
                .body("assignmentId", equalTo(assignment));
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.vote")).isZero();
        labeler.delete("/assignments/" + assignment + "/submission").then().statusCode(409);
        labeler.submit(assignment, Api.all("yes")).then().statusCode(204);
        TestStack.execute("UPDATE labeling.assignment SET submitted_at = now() - interval '11 minutes'");
        labeler.delete("/assignments/" + assignment + "/submission").then().statusCode(409);
        for (int n = 0; n < 2; n++) {
            labeler = Api.labeler();
            assignment = labeler.claim();
            labeler.submit(assignment, Api.all("yes")).then().statusCode(204);
        }
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("SETTLED");
        labeler.delete("/assignments/" + assignment + "/submission").then().statusCode(200);
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("OPEN");
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.consensus WHERE state = 'contested' AND yes = 2"))
                .isEqualTo(8);
        labeler.submit(assignment, Api.all("yes")).then().statusCode(204);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.consensus WHERE present AND yes = 3"))
                .isEqualTo(8);
    }

    @Test
    void aRejectedRecordingTakesNoAnswersAndGivesNoneBack() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        Api answered = Api.labeler();
        String answer = answered.claim();
        answered.submit(answer, Api.all("no")).then().statusCode(204);
        Api holder = Api.labeler();
        String held = holder.claim();
        TestStack.execute(
                "UPDATE capture.session SET state = 'REJECTED', reason = 'fraud' WHERE session_id = ?", session);
        Neighbours.await(
                "the task to be void",
                () -> Neighbours.text("SELECT state FROM labeling.task").equals("VOID"));
        holder.submit(held, Api.all("no"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("was rejected"));
        answered.delete("/assignments/" + answer + "/submission").then().statusCode(409);
    }

    @Test
    void aSkippedClipIsNotGivenAgainAndAReleasedOneIs() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        var labeler = Api.labeler();
        String assignment = labeler.claim();
        labeler.post("/assignments/" + assignment + "/release").then().statusCode(204);
        labeler.submit(assignment, Api.all("no")).then().statusCode(409);
        assertThat(labeler.claim()).isEqualTo(assignment);
        labeler.post("/assignments/" + assignment + "/skip", Map.of("reason", "know_person"))
                .then()
                .statusCode(204);
        labeler.post("/claims", Map.of()).then().statusCode(204);
        labeler.submit(assignment, Api.all("no")).then().statusCode(409);
        labeler.post("/assignments/" + assignment + "/skip", Map.of("reason", "boring"))
                .then()
                .statusCode(400);
    }

    @Test
    void whatALabelerReportsIsGivenToNobodyUntilAReviewerHasLooked() throws Exception {
        UUID session = Neighbours.ready(person);
        Neighbours.taskOf(session);
        var other = Api.labeler();
        String held = other.claim();
        var labeler = Api.labeler();
        labeler.post("/assignments/" + labeler.claim() + "/skip", Map.of("reason", "minor"))
                .then()
                .statusCode(204);
        assertThat(Neighbours.text("SELECT who FROM labeling_pub.report_v1 WHERE session_id = '" + session + "'"))
                .isEqualTo("minor");
        assertThat(Neighbours.count("SELECT count(*) FROM labeling_pub.lease_v1"))
                .as("who held it plays it no more")
                .isZero();
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        other.post("/assignments/" + held + "/heartbeat")
                .then()
                .statusCode(409)
                .body("detail", containsString("a reviewer is looking at it"));
        other.submit(held, Api.all("no")).then().statusCode(204);
        other.delete("/assignments/" + held + "/submission")
                .then()
                .statusCode(409)
                .body("detail", containsString("a reviewer is looking at it"));

        TestStack.execute("""
                INSERT INTO capture.quarantine (session_id, who, since, ended_at, ended_by, reason)
                VALUES (?, 'minor', now(), clock_timestamp(), uuidv7(), 'A grown-up.')""", session);
        Neighbours.await("its end", () -> Neighbours.count("SELECT count(*) FROM labeling_pub.report_v1") == 0);
        labeler.post("/claims", Map.of()).then().statusCode(204);
        String again = Api.labeler().claim();
        assertThat(again).isNotEqualTo(held);
    }

    @Test
    void everyAnswerIsNeededAndNoOther() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        var labeler = Api.labeler();
        String assignment = labeler.claim();
        var seven = Api.all("no");
        seven.remove("moire");
        labeler.submit(assignment, seven)
                .then()
                .statusCode(400)
                .body("detail", equalTo("The answer for moire is missing."));
        labeler.submit(assignment, Api.all("no", "age", "yes")).then().statusCode(400);
        labeler.submit(assignment, Api.all("maybe")).then().statusCode(400);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.vote")).isZero();
    }

    @Test
    void somebodyElsesAssignmentIsNotThere() throws Exception {
        Neighbours.taskOf(Neighbours.ready(person));
        String assignment = Api.labeler().claim();
        var stranger = Api.labeler();
        stranger.submit(assignment, Api.all("no")).then().statusCode(404);
        stranger.delete("/assignments/" + assignment + "/submission").then().statusCode(404);
        stranger.post("/assignments/" + assignment + "/release").then().statusCode(404);
    }

    @Test
    void aReviewerDecidesWhatTheCrowdCouldNot() throws Exception {
        UUID session = Neighbours.ready(person);
        UUID task = Neighbours.taskOf(session);
        for (String spoof : List.of("yes", "no", "unsure", "yes", "no", "yes", "no")) {
            var labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("no", "spoof", spoof))
                    .then()
                    .statusCode(204);
        }
        var reviewer = Api.reviewer();
        reviewer.get("/reviews")
                .then()
                .body("taskId", contains(task.toString()))
                .body("[0].attributes", hasSize(1))
                .body("[0].attributes[0].attribute", equalTo("spoof"))
                .body("[0].attributes[0].unsure", equalTo(1));
        new Api(person, "reviewer").get("/reviews").then().body("", hasSize(0));
        String rulings = "/reviews/" + task + "/rulings";
        new Api(person, "reviewer").post(rulings, ruling("spoof", true)).then().statusCode(403);
        reviewer.post(rulings, ruling("phone", true)).then().statusCode(409);
        reviewer.post(rulings, Map.of("attribute", "spoof", "present", true, "reason", " "))
                .then()
                .statusCode(400);
        reviewer.post(rulings, ruling("spoof", false)).then().statusCode(204);
        reviewer.post(rulings, ruling("spoof", true)).then().statusCode(204);
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("ADJUDICATED");
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.ruling")).isEqualTo(2);
        Api.researcher()
                .get("/sessions/" + session + "/consensus")
                .then()
                .body("[7].state", equalTo("adjudicated"))
                .body("[7].present", equalTo(true))
                .body("[7].probability", equalTo(1f));
        reviewer.get("/reviews").then().body("", hasSize(0));
    }

    @Test
    void aRulingIsTakenBackWithinMinutesAndWhatHeldBeforeHoldsAgain() throws Exception {
        UUID task = Neighbours.taskOf(Neighbours.ready(person));
        for (String spoof : List.of("yes", "no", "unsure", "yes", "no", "yes", "no")) {
            var labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("no", "spoof", spoof))
                    .then()
                    .statusCode(204);
        }
        var reviewer = Api.reviewer();
        var other = Api.reviewer();
        String rulings = "/reviews/" + task + "/rulings";
        reviewer.get("/reviews/" + task + "/votes").then().body("", hasSize(0));
        reviewer.delete(rulings + "/spoof").then().statusCode(409);
        reviewer.post(rulings, ruling("spoof", true)).then().statusCode(204);
        reviewer.get("/reviews/" + task + "/votes")
                .then()
                .body("attribute", contains("spoof"))
                .body("[0].votes.answer", containsInAnyOrder("yes", "no", "unsure", "yes", "no", "yes", "no"))
                .body("[0].votes.labeler", contains(1, 2, 3, 4, 5, 6, 7));
        other.get("/reviews/" + task + "/votes").then().body("", hasSize(0));
        other.post(rulings, ruling("spoof", false)).then().statusCode(204);
        reviewer.get("/reviews/mine")
                .then()
                .body("[0].present", equalTo(true))
                .body("[0].inForce", equalTo(false))
                .body("[0].canTakeBack", equalTo(false));
        reviewer.delete(rulings + "/spoof").then().statusCode(409);
        other.delete(rulings + "/spoof").then().statusCode(204);
        String standing =
                "SELECT t.state || ' ' || c.state || ' ' || coalesce(c.present::text, '-') FROM labeling.task t"
                        + " JOIN labeling.consensus c USING (session_id) WHERE c.attribute = 'spoof'";
        assertThat(Neighbours.text(standing)).isEqualTo("ADJUDICATED adjudicated true");
        reviewer.delete(rulings + "/spoof").then().statusCode(204);
        assertThat(Neighbours.text(standing)).isEqualTo("CONTESTED contested -");
        other.get("/reviews").then().body("taskId", contains(task.toString()));
        reviewer.post(rulings, ruling("spoof", true)).then().statusCode(204);
        TestStack.execute("UPDATE labeling.ruling SET ruled_at = now() - interval '11 minutes'");
        reviewer.delete(rulings + "/spoof").then().statusCode(409).body("detail", containsString("10 minutes only"));
    }

    private static Map<String, Object> ruling(String attribute, boolean present) {
        return Map.of("attribute", attribute, "present", present, "reason", "Seen at 0:02.");
    }

    private static void expire(String assignment) throws Exception {
        TestStack.execute(
                "UPDATE labeling.assignment SET lease_until = now() - interval '1 second' WHERE assignment_id = ?",
                UUID.fromString(assignment));
    }
}
