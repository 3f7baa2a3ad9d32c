package dev.scotoma.labeling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which clips people get to see, and what becomes of those that nobody answers for. */
@QuarkusTest
@WithTestResource(TestStack.class)
class ClipsIT {
    @Inject
    ObjectStorage storage;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
    }

    @Test
    void aLabelerWhoOnlyGivesClipsBackGetsNoMore() throws Exception {
        for (int person = 0; person < 7; person++) {
            Neighbours.taskOf(Neighbours.ready(Neighbours.participant("train")));
        }
        var labeler = Api.labeler();
        for (int clip = 0; clip < 6; clip++) {
            skip(labeler, labeler.claim());
        }
        labeler.post("/claims", Map.of()).then().statusCode(429).contentType("application/problem+json");
        assertThat(Api.labeler().claim()).as("anybody else gets one").isNotEmpty();
    }

    @Test
    void aClipThatEverybodySkipsGoesToAReviewer() throws Exception {
        UUID session = Neighbours.ready(Neighbours.participant("train"));
        UUID task = Neighbours.taskOf(session);
        for (int person = 0; person < 3; person++) {
            var labeler = Api.labeler();
            skip(labeler, labeler.claim());
        }
        Api.labeler().post("/claims", Map.of()).then().statusCode(204);
        var reviewer = Api.reviewer();
        reviewer.get("/reviews")
                .then()
                .body("", hasSize(1))
                .body("[0].taskId", equalTo(task.toString()))
                .body("[0].attributes", hasSize(8));
        for (String attribute : Api.ATTRIBUTES) {
            reviewer.post(
                            "/reviews/" + task + "/rulings",
                            Map.of("attribute", attribute, "present", false, "reason", "It plays here."))
                    .then()
                    .statusCode(204);
        }
        assertThat(Neighbours.text("SELECT state FROM labeling.task")).isEqualTo("ADJUDICATED");
    }

    @Test
    void aSessionWithoutAFaceThatAReviewerAcceptedIsLabelledAndReleased() throws Exception {
        var releases = new Releases(Api.researcher());
        UUID session = releases.recorded(storage, Neighbours.participant("train"), "one");
        TestStack.execute(
                "UPDATE blindspot.inspection SET state = 'FAILED', reason = 'no_face' WHERE session_id = ?", session);
        TestStack.execute("UPDATE capture.session SET decided_at = now() WHERE session_id = ?", session);
        Neighbours.taskOf(session);
        releases.published("v1");
        Releases.verify(releases.download("v1", folder), 0, "1 items");
    }

    @Test
    void aSessionWithoutAFaceThatNobodyAcceptedIsShownToNobody() throws Exception {
        UUID hidden = Neighbours.uploaded(Neighbours.participant("train"));
        TestStack.execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, reason, sha256)
                VALUES (?, ?, 10, 'FAILED', 'no_face', sha256('nobody'))""", hidden, Neighbours.key(hidden));
        UUID seen = Neighbours.ready(Neighbours.participant("train"));
        Neighbours.taskOf(seen);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.task")).isEqualTo(1);
    }

    @Test
    void versionsComeNewestFirstWhateverTheirNames() throws Exception {
        var releases = new Releases(Api.researcher());
        List<String> asked = List.of("v2", "v10", "v1", "v3");
        asked.forEach(releases::ask);
        releases.researcher().get("/datasets").then().body("version", equalTo(asked.reversed()));
    }

    @Test
    void theLedgerIsOpenToWhoeverHasACopy() throws Exception {
        var releases = new Releases(Api.researcher());
        UUID alice = Neighbours.participant("train");
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, Neighbours.participant("test"), "two");
        releases.published("v1");
        Neighbours.withdraw(alice);
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        given().get("/api/labeling/datasets/v1/ledger").then().statusCode(200).body("", hasSize(1));
        given().get("/api/labeling/datasets/v1").then().statusCode(401);
    }

    @Test
    void aVersionForOthersHoldsOnlyWhatMayReachThem() throws Exception {
        var releases = new Releases(Api.researcher());
        UUID open = Neighbours.participant("train");
        TestStack.execute("""
                INSERT INTO capture.consent_event (participant_id, event, version, locale, text_sha256, adult, share_with_others, at)
                VALUES (?, 'given', 1, 'en', sha256('text'), true, true, now() - interval '1 hour')""", open);
        releases.recorded(storage, open, "one");
        releases.recorded(storage, Neighbours.participant("test"), "two");
        releases.published("v1");
        releases.researcher()
                .post(
                        "/datasets",
                        Map.of(
                                "version",
                                "v2",
                                "description",
                                "To be handed on.",
                                "forOthers",
                                true,
                                "licence",
                                "CC-BY-NC-4.0"))
                .then()
                .statusCode(201)
                .body("forOthers", equalTo(true));
        releases.awaitPublished("v2");
        releases.researcher()
                .get("/datasets/v1")
                .then()
                .body("sessions", equalTo(2))
                .body("forOthers", equalTo(false));
        releases.researcher()
                .get("/datasets/v2")
                .then()
                .body("sessions", equalTo(1))
                .body("excludedFor.not_shared", equalTo(1));
        Releases.verify(releases.download("v2", folder), 0, "1 items");
    }

    private static void skip(Api labeler, String assignment) {
        labeler.post("/assignments/" + assignment + "/skip", Map.of("reason", "wont_play"))
                .then()
                .statusCode(204);
    }
}
