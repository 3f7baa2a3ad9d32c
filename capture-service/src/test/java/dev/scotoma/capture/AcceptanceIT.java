package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.ViewReconciler;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class AcceptanceIT {
    private static final byte[] TAKE = "a take".getBytes(StandardCharsets.UTF_8);
    private static final UUID REVIEWER = UUID.randomUUID();
    private static final String STATE =
            "SELECT state || ' ' || coalesce(truth, reason, '') || ' ' || payment FROM capture.session WHERE session_id = ?";
    private static final String NOT_FOLLOWED =
            "SELECT count(*) FROM blindspot_pub.inspection_v1 i JOIN capture.session s USING (session_id) "
                    + "JOIN capture.view_cursor c ON c.view = 'blindspot_pub.inspection_v1' WHERE (i.revision, i.session_id) > (c.revision, c.row_id)";
    private static final String CAUSES = "SELECT array_to_string(causes, ',') FROM capture.review WHERE session_id = ?";

    @Inject
    @Any
    Instance<ViewReconciler> followers;

    @Test
    void inspectedSessionThatTheCrowdAgreesWithIsAcceptedAndPayable() throws Exception {
        var opened = sent("genuine", "genuine");
        result(opened).body("counted", equalTo("pending")).body("payment", equalTo("none"));

        Others.inspectionPasses(opened.session());
        result(opened).body("counted", equalTo("checked")).body("state", equalTo("UPLOADED"));
        Others.crowdSays(opened.session(), false);

        Sql.until("ACCEPTED genuine payable", STATE, opened.session());
        result(opened).body("counted", equalTo("yes")).body("payment", equalTo("payable"));
    }

    @Test
    void crowdThatTakesAnAttackForGenuineCallsAReviewerAndDoesNotDecide() throws Exception {
        var opened = sent("attack", "attack");
        Others.inspectionPasses(opened.session());
        Others.crowdSays(opened.session(), false);
        Sql.until("crowd", CAUSES, opened.session());
        result(opened).body("counted", equalTo("pending"));

        reviews(REVIEWER).body("find { it.sessionId == '" + opened.session() + "' }.spoof", equalTo(false));
        rule(opened.session(), REVIEWER, "attack", "the bezel shows at second three")
                .statusCode(204);

        assertThat(Sql.one(STATE, opened.session())).isEqualTo("ACCEPTED attack payable");
        assertThat(Sql.maybe(CAUSES, opened.session())).isNull();
        rule(opened.session(), REVIEWER, "genuine", "again").statusCode(404);
    }

    @Test
    void reviewThatLosesItsCauseClosesByItself() throws Exception {
        var opened = sent("genuine", "genuine");
        Others.inspectionPasses(opened.session());
        Others.crowdSays(opened.session(), true);
        Sql.until("crowd", CAUSES, opened.session());
        TestStack.execute(
                "UPDATE labeling.consensus SET present = false, state = 'adjudicated' WHERE session_id = ?",
                opened.session());
        Sql.until("ACCEPTED genuine payable", STATE, opened.session());
        assertThat(Sql.maybe(CAUSES, opened.session())).isNull();
    }

    @Test
    void acceptedSessionThatTheCrowdComesToDoubtWaitsForAReviewerAndStaysMeanwhile() throws Exception {
        var opened = accepted();
        crowdTurns(opened, true);
        Sql.until("doubt", CAUSES, opened.session());
        assertThat(Sql.one(STATE, opened.session())).isEqualTo("ACCEPTED genuine payable");
        crowdTurns(opened, false);
        Sql.until("0", "SELECT count(*) FROM capture.review WHERE session_id = ?", opened.session());
        crowdTurns(opened, true);
        Sql.until("doubt", CAUSES, opened.session());
        rule(opened.session(), opened.member().person(), "attack", "mine").statusCode(403);
        rule(opened.session(), REVIEWER, "attack", "a bezel at second two").statusCode(204);
        assertThat(Sql.one(STATE, opened.session())).isEqualTo("ACCEPTED attack payable");
        assertThat(Sql.maybe(
                        "SELECT counted_cell_id::text FROM capture.session WHERE session_id = ?", opened.session()))
                .isNull();
        rule(opened.session(), REVIEWER, "genuine", "again").statusCode(404);

        var other = accepted();
        crowdTurns(other, true);
        Sql.until("doubt", CAUSES, other.session());
        rule(other.session(), REVIEWER, "undecided", "nobody can tell").statusCode(204);
        assertThat(Sql.one(STATE, other.session())).isEqualTo("REJECTED undecided payable");
    }

    @Test
    void whatAReviewerRuledIsNotAskedAgainBecauseTheCrowdStillSeesItOtherwise() throws Exception {
        var ruled = sent("attack", "attack");
        Others.inspectionPasses(ruled.session());
        Others.crowdSays(ruled.session(), false);
        Sql.until("crowd", CAUSES, ruled.session());
        rule(ruled.session(), REVIEWER, "attack", "the bezel shows").statusCode(204);
        var marker = accepted();
        crowdTurns(ruled, false);
        crowdTurns(marker, true);
        Sql.until("doubt", CAUSES, marker.session());
        assertThat(Sql.maybe(CAUSES, ruled.session())).isNull();
    }

    private static Opened accepted() throws Exception {
        var opened = sent("genuine", "genuine");
        Others.inspectionPasses(opened.session());
        Others.crowdSays(opened.session(), false);
        Sql.until("ACCEPTED genuine payable", STATE, opened.session());
        return opened;
    }

    private static void crowdTurns(Opened opened, boolean spoof) throws SQLException {
        TestStack.execute("UPDATE labeling.consensus SET present = ? WHERE session_id = ?", spoof, opened.session());
    }

    @Test
    void contestedConsensusIsNoAnswerYet() throws Exception {
        var opened = sent("genuine", "genuine");
        var marker = sent("genuine", "genuine");
        Others.inspectionPasses(opened.session());
        Others.inspectionPasses(marker.session());
        Others.crowdSays(opened.session(), null);
        Others.crowdSays(marker.session(), false);
        // The marker's row comes after: when it is decided, the contested one has been read.
        Sql.until("ACCEPTED genuine payable", STATE, marker.session());
        assertThat(Sql.one(STATE, opened.session())).isEqualTo("UPLOADED  none");
        assertThat(Sql.maybe(CAUSES, opened.session())).isNull();
    }

    @Test
    void oddLightAndDistanceAreNoReasonAndWhereNothingWasAskedForNoTipEither() throws Exception {
        var opened = sent("genuine", "genuine");
        Others.inspectionPasses(opened.session(), "dark and far", "dark", "far");
        Others.crowdSays(opened.session(), false);
        Sql.until("ACCEPTED genuine payable", STATE, opened.session());
        result(opened).body("tip", nullValue());
    }

    @Test
    void unusableTakeIsRejectedAndPaidWhenItMayBeHonest() throws Exception {
        var truncated = sent("genuine", "genuine");
        var notAVideo = sent("genuine", "genuine");
        Others.inspectionFails(truncated.session(), "truncated");
        Others.inspectionFails(notAVideo.session(), "not_a_video");
        Sql.until("REJECTED truncated payable", STATE, truncated.session());
        Sql.until("REJECTED not_a_video declined", STATE, notAVideo.session());
        result(truncated).body("counted", equalTo("no")).body("tip", equalTo("record_again"));
    }

    @Test
    void participantIsPaidForAsManySessionsAsTheCampaignPromised() throws Exception {
        var member = join(campaign("genuine", 1));
        var first = upload(member, "genuine", TAKE);
        Others.inspectionFails(first.session(), "truncated");
        Sql.until("REJECTED truncated payable", STATE, first.session());
        var second = upload(member, "genuine", TAKE);
        Others.inspectionPasses(second.session());
        Others.crowdSays(second.session(), false);
        Sql.until("ACCEPTED genuine declined", STATE, second.session());
    }

    @Test
    void sameBytesSentAgainAreFlaggedAndAReviewerJudges() throws Exception {
        var first = sent("genuine", "genuine");
        var second = sent("genuine", "genuine");
        Others.inspectionPasses(first.session(), "the very same", "normal", "mid");
        Others.inspectionPasses(second.session(), "the very same", "normal", "mid");
        Others.crowdSays(first.session(), false);
        Others.crowdSays(second.session(), false);
        Sql.until("ACCEPTED genuine payable", STATE, first.session());
        Sql.until("flagged", CAUSES, second.session());
        reviews(REVIEWER).body("find { it.sessionId == '" + second.session() + "' }.flags.flag", contains("duplicate"));

        rule(second.session(), REVIEWER, "undecided", "copied").statusCode(204);
        assertThat(Sql.one(STATE, second.session())).isEqualTo("REJECTED undecided declined");
    }

    @Test
    void reviewerNeverRulesOnTheirOwnRecordingNorWithoutACause() throws Exception {
        var opened = sent("attack", "genuine");
        rule(opened.session(), REVIEWER, "attack", "too early").statusCode(409);
        Others.inspectionPasses(opened.session());
        Sql.until("declaration", CAUSES, opened.session());
        rule(opened.session(), opened.member().person(), "attack", "mine").statusCode(403);
        rule(opened.session(), REVIEWER, "attack", "").statusCode(400);
        rule(UUID.randomUUID(), REVIEWER, "attack", "none").statusCode(404);
        assertThat(Sql.one(STATE, opened.session())).startsWith("UPLOADED");
    }

    @Test
    void participantLearnsWhetherACurrentModelWasFooledButNotByHowMuch() throws Exception {
        var attack = sent("attack", "attack");
        var genuine = sent("genuine", "genuine");
        var current = Others.iteration("current");
        var retired = Others.iteration("retired");
        Others.inspectionPasses(attack.session());
        Others.inspectionPasses(genuine.session());
        result(attack).body("fooled", nullValue());
        Others.scores(attack.session(), retired, "genuine");
        result(attack).body("fooled", nullValue());
        Others.scores(attack.session(), current, "attack");
        result(attack).body("fooled", equalTo(false));
        Others.scores(attack.session(), Others.iteration("current"), "genuine");
        result(attack).body("fooled", equalTo(true));
        Others.scores(genuine.session(), current, "genuine");
        result(genuine).body("fooled", nullValue());
        attack.member()
                .speaks()
                .get("/my/sessions")
                .then()
                .body("sessionId", hasItem(attack.session().toString()));
    }

    @Test
    void theFullComparisonTellsWhatACursorPassedAndHasItDecided() throws Exception {
        for (String view : List.of("blindspot_pub.inspection_v1", "labeling_pub.consensus_v1")) {
            var opened = sent("genuine", "genuine");
            var waiting = sent("genuine", "genuine");
            if (view.startsWith("labeling")) {
                Others.inspectionPasses(opened.session());
                result(opened).body("counted", equalTo("checked"));
            }
            Others.inspectionPasses(waiting.session());
            Sql.until("0", NOT_FOLLOWED);
            Sql.until("0", "SELECT count(*) FROM capture.scheduled_tasks");
            TestStack.execute("UPDATE capture.view_cursor SET revision = '9223372036854775807' WHERE view = ?", view);
            if (view.startsWith("labeling")) {
                Others.crowdSays(opened.session(), false);
            } else {
                Others.inspectionFails(opened.session(), "truncated");
            }
            assertThat(firstMissed()).as(view).isEqualTo(1);
            Sql.until(
                    "0",
                    "SELECT count(*) FROM capture.session WHERE state = 'UPLOADED' AND session_id = ?",
                    opened.session());
            Sql.until("0", "SELECT count(*) FROM capture.scheduled_tasks");
            assertThat(missed()).as("once more, %s", view).isZero();
            assertThat(Sql.one(STATE, waiting.session())).startsWith("UPLOADED");
            TestStack.execute("UPDATE capture.view_cursor SET revision = '0' WHERE view = ?", view);
        }
    }

    /** The view was followed no further, and every session behind that one waited as long as its own did. */
    @Test
    void aSessionThatCannotBeDecidedHoldsUpNoOther() throws Exception {
        var poison = sent("genuine", "genuine");
        var other = sent("genuine", "genuine");
        TestStack.execute("ALTER TABLE capture.session ADD CONSTRAINT poison CHECK (session_id <> '" + poison.session()
                + "' OR state <> 'ACCEPTED') NOT VALID");
        try {
            for (var each : List.of(poison, other)) {
                Others.inspectionPasses(each.session());
                Others.crowdSays(each.session(), false);
            }
            Sql.until("ACCEPTED genuine payable", STATE, other.session());
            Sql.until(
                    "1",
                    "SELECT count(*) FROM capture.scheduled_tasks WHERE task_name = 'decide'"
                            + " AND consecutive_failures > 0 AND NOT picked AND task_instance = ?::text",
                    poison.session());
            assertThat(Sql.one(STATE, poison.session())).startsWith("UPLOADED");
        } finally {
            TestStack.execute("ALTER TABLE capture.session DROP CONSTRAINT poison");
        }
        Sql.until("ACCEPTED genuine payable", STATE, poison.session());
    }

    /** No comparison reads a row while an older transaction, as of a round that happens to run, is under way. */
    private int firstMissed() throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        int missed = missed();
        while (missed == 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
            missed = missed();
        }
        return missed;
    }

    private int missed() {
        return followers.stream().mapToInt(ViewReconciler::compareAll).sum();
    }

    private static Opened sent(String prescribed, String declared) throws Exception {
        Member member = join(campaign(prescribed, 1));
        return upload(member, declared, TAKE);
    }

    private static ValidatableResponse result(Opened opened) {
        return opened.member()
                .speaks()
                .get("/sessions/{id}/result", opened.session())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse reviews(UUID reviewer) {
        return as(reviewer, "reviewer").get("/reviews").then().statusCode(200);
    }

    private static ValidatableResponse rule(UUID session, UUID reviewer, String truth, String reason)
            throws SQLException {
        return as(reviewer, "reviewer")
                .body(Map.of("truth", truth, "reason", reason))
                .post("/reviews/{id}/ruling", session)
                .then();
    }
}
