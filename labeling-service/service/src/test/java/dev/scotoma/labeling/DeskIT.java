package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk asks of the service while a clip is open on it. */
@QuarkusTest
@WithTestResource(TestStack.class)
class DeskIT {
    private final Api labeler = Api.labeler();
    private UUID session;
    private String assignment;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        session = Neighbours.ready(Neighbours.participant("train"));
        Neighbours.taskOf(session);
        assignment = labeler.claim();
    }

    @Test
    void aClipThatIsOpenStaysWithWhoHasItOpen() throws Exception {
        lease("lease_until = now() + interval '1 minute'");
        assertThat(kept()).isAfter(Instant.now().plus(Duration.ofMinutes(14)));
        lease("lease_until = now() - interval '1 minute'");
        assertThat(kept()).isAfter(Instant.now());
        Api.labeler().claim();
        Api.labeler().claim();
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
    }

    @Test
    void aPlaceThatWentToSomebodyElseIsNotTakenBack() throws Exception {
        lease("lease_until = now() - interval '1 minute'");
        for (int others = 0; others < 3; others++) {
            Api.labeler().claim();
        }
        refused(409, "others have all its places");
    }

    @Test
    void nobodyHoldsAClipForHours() throws Exception {
        lease("leased_at = now() - interval '115 minutes', lease_until = now() + interval '1 minute'");
        assertThat(kept()).isBefore(Instant.now().plus(Duration.ofMinutes(6)));
        lease("leased_at = now() - interval '121 minutes', lease_until = now() - interval '1 minute'");
        refused(409, "You have had this clip for 120 minutes");
    }

    @Test
    void nobodyKeepsWhatIsNotTheirsOrAnsweredOrGivenBack() {
        Api.labeler().post("/assignments/" + assignment + "/heartbeat").then().statusCode(404);
        labeler.submit(assignment, Api.all("no")).then().statusCode(204);
        refused(409, "You have answered");
        labeler.delete("/assignments/" + assignment + "/submission").then().statusCode(200);
        labeler.post("/assignments/" + assignment + "/release").then().statusCode(204);
        refused(409, "given this clip back");
    }

    @Test
    void aClipThatIsNoLongerWantedIsNotKept() throws Exception {
        TestStack.execute(
                "UPDATE capture.session SET state = 'REJECTED', reason = 'fraud' WHERE session_id = ?", session);
        Neighbours.await(
                "the task to be void",
                () -> Neighbours.text("SELECT state FROM labeling.task").equals("VOID"));
        refused(409, "rejected in the meantime");
    }

    @Test
    void aWithdrawnClipIsNotKept() throws Exception {
        UUID leaving = Neighbours.participant("dev");
        Neighbours.taskOf(Neighbours.ready(leaving));
        assignment = labeler.claim();
        Neighbours.withdraw(leaving);
        // Gone as soon as the sweep has come by.
        var answer = labeler.post("/assignments/" + assignment + "/heartbeat");
        assertThat(answer.statusCode()).isIn(404, 410);
        answer.then().body("detail", containsString("withdrawn"));
    }

    @Test
    void twoTabsOfOneLabelerAreOnePerson() throws Exception {
        var again = labeler.post("/claims", Map.of("holding", List.of()));
        again.then().statusCode(200).body("assignmentId", equalTo(assignment));
        labeler.submit(assignment, Api.all("no")).then().statusCode(204);
        labeler.submit(assignment, Api.all("no")).then().statusCode(204);
        labeler.submit(assignment, Api.all("yes"))
                .then()
                .statusCode(409)
                .body("detail", containsString("You have answered for this clip differently"));
        assertThat(Neighbours.count("SELECT submissions FROM labeling.task")).isEqualTo(1);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.vote WHERE answer = 'no'"))
                .isEqualTo(8);
    }

    @Test
    void aNoteComesToReviewersAndGoesWithTheAnswers() {
        String notes = "/notes/" + session;
        submit("  <b>A bezel</b> at 0:03.  ").statusCode(204);
        Api.reviewer().get(notes).then().statusCode(200).body("", equalTo(List.of("<b>A bezel</b> at 0:03.")));
        labeler.delete("/assignments/" + assignment + "/submission").then().statusCode(200);
        Api.reviewer().get(notes).then().body("", equalTo(List.of()));
        submit("x".repeat(501)).statusCode(400).body("detail", containsString("note"));
        submit("\0").statusCode(400).body("detail", containsString("note"));
        submit(" ").statusCode(204);
        Api.reviewer().get(notes).then().body("", equalTo(List.of()));
    }

    @Test
    void notesOpenToNobodyWhomTheClipShowsAndNotBeforeItsLabelsAreRuledOn() throws Exception {
        String notes = "/notes/" + session;
        submit("A bezel.").statusCode(204);
        UUID shown = UUID.fromString(Neighbours.text("SELECT participant_id FROM labeling.task"));
        new Api(shown, "reviewer").get(notes).then().statusCode(403);
        for (int n = 0; n < 3; n++) {
            Api skipper = Api.labeler();
            skipper.post("/assignments/" + skipper.claim() + "/skip", Map.of("reason", "upsetting"))
                    .then()
                    .statusCode(204);
        }
        Api reviewer = Api.reviewer();
        for (String attribute : Api.ATTRIBUTES) {
            reviewer.get(notes).then().statusCode(409).body("detail", containsString("wait for a ruling"));
            reviewer.post(
                            "/reviews/" + Neighbours.text("SELECT task_id FROM labeling.task") + "/rulings",
                            Map.of("attribute", attribute, "present", true, "reason", "Seen."))
                    .then()
                    .statusCode(204);
        }
        reviewer.get(notes).then().statusCode(200).body("", equalTo(List.of("A bezel.")));
        Neighbours.withdraw(shown);
        assertThat(reviewer.get(notes).statusCode()).isIn(404, 410);
        reviewer.get("/notes/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void progressSaysWhatAClipEarns() {
        labeler.submit(assignment, Api.all("no")).then().statusCode(204);
        labeler.get("/my/progress")
                .then()
                .body("total", equalTo(1))
                .body("pay.minor", equalTo(12))
                .body("pay.currency", equalTo("GBP"));
    }

    private Instant kept() {
        return Instant.parse(labeler.post("/assignments/" + assignment + "/heartbeat")
                .then()
                .statusCode(200)
                .extract()
                .path("leaseUntil"));
    }

    private void refused(int status, String words) {
        labeler.post("/assignments/" + assignment + "/heartbeat")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(words));
    }

    private io.restassured.response.ValidatableResponse submit(String note) {
        return labeler.post(
                        "/assignments/" + assignment + "/submission",
                        Map.of("answers", Api.all("no"), "watchedMs", 4000, "elapsedMs", 9000, "note", note))
                .then();
    }

    private void lease(String change) throws Exception {
        TestStack.execute(
                "UPDATE labeling.assignment SET " + change + " WHERE assignment_id = ?", UUID.fromString(assignment));
    }
}
