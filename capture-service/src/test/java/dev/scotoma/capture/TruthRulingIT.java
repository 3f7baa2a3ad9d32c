package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class TruthRulingIT {
    private static final byte[] TAKE = "a take".getBytes(StandardCharsets.UTF_8);
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final UUID THREE = UUID.randomUUID();

    /** All that a ruling changes. */
    private static final String STANDS = """
            SELECT concat_ws(' ', s.state, s.truth, s.truth_by, s.truth_reason, s.reason, s.payment, s.payable_at, s.decided_at,
              'counts:', s.counted_cell_id, 'waits:', array_to_string(r.causes, ','), r.opened_at,
              'flags:', (SELECT string_agg(f.flag, ',') FROM capture.fraud_flag f WHERE f.session_id = s.session_id AND f.open),
              'filled:', c.filled_at, c.closed)
            FROM capture.session s JOIN capture.campaign c USING (campaign_id) LEFT JOIN capture.review r USING (session_id)
            WHERE s.session_id = ?""";

    private static final String STATE =
            "SELECT state || ' ' || coalesce(truth, reason, '') || ' ' || payment FROM capture.session WHERE session_id = ?";

    @Test
    void aSecondOpinionIsGivenBlindAndOnlyWhatTwoSayIsInForce() throws Exception {
        UUID session = waiting().session();
        var before = agreement();
        rule(session, ONE, "attack", true).statusCode(204);
        assertThat(Sql.one(STATE, session)).isEqualTo("UPLOADED  none");
        listed(ONE, session).body("", nullValue());
        listed(TWO, session).body("", notNullValue()).body("causes", equalTo(List.of("crowd")));
        rule(session, ONE, "attack", false).statusCode(409).body("detail", containsString("another reviewer"));
        rule(session, TWO, "genuine", false).statusCode(204);
        assertThat(Sql.one(STATE, session)).isEqualTo("UPLOADED  none");
        listed(TWO, session).body("", nullValue());
        rule(session, THREE, "attack", false).statusCode(204);
        assertThat(Sql.one(STATE, session)).isEqualTo("ACCEPTED attack payable");
        assertThat(agreement().getInt("pairs") - before.getInt("pairs")).isEqualTo(1);
        assertThat(agreement().getInt("agreed") - before.getInt("agreed")).isZero();
        mine(ONE, session)
                .body("opinion", equalTo(true))
                .body("truth", equalTo("attack"))
                .body("inForce", equalTo("attack"))
                .body("canTakeBack", equalTo(false));
        takeBack(session, ONE).statusCode(409);

        UUID agreed = waiting().session();
        rule(agreed, ONE, "undecided", true).statusCode(204);
        rule(agreed, TWO, "undecided", true).statusCode(204);
        assertThat(Sql.one(STATE, agreed)).isEqualTo("REJECTED undecided payable");
        assertThat(agreement().getInt("agreed") - before.getInt("agreed")).isEqualTo(1);
    }

    @Test
    void anOpinionIsTakenBackAndItsReviewerMayRuleAfterAll() throws Exception {
        UUID session = waiting().session();
        rule(session, ONE, "genuine", true).statusCode(204);
        takeBack(session, TWO).statusCode(409);
        takeBack(session, ONE).statusCode(204);
        listed(ONE, session).body("", notNullValue());
        rule(session, ONE, "attack", false).statusCode(204);
        assertThat(Sql.one(STATE, session)).isEqualTo("ACCEPTED attack payable");
    }

    @Test
    void aRulingThatIsTakenBackLeavesEverythingAsItWasBefore() throws Exception {
        for (String truth : List.of("genuine", "attack", "undecided")) {
            var opened = flagged();
            UUID session = opened.session();
            String before = Sql.one(STANDS, session);
            assertThat(before).contains("waits: flagged").contains("flags: duplicate");
            rule(session, ONE, truth, false).statusCode(204);
            assertThat(Sql.one(STANDS, session)).as(truth).doesNotContain("waits: flagged");
            mine(ONE, session).body("canTakeBack", equalTo(true));
            takeBack(session, TWO).statusCode(409);
            takeBack(session, ONE).statusCode(204);
            assertThat(Sql.one(STANDS, session)).as(truth).isEqualTo(before);
            listed(ONE, session).body("", notNullValue());
            opened.member()
                    .speaks()
                    .get("/sessions/{id}/result", session)
                    .then()
                    .body("counted", equalTo("pending"))
                    .body("payment", equalTo("none"));
            rule(session, ONE, "genuine", false).statusCode(204);
        }
    }

    @Test
    void aRulingOnAnAcceptedSessionThatIsTakenBackBringsItsTruthAndPlaceBack() throws Exception {
        var opened = sent("genuine");
        UUID session = opened.session();
        Others.inspectionPasses(session);
        Others.crowdSays(session, false);
        Sql.until("ACCEPTED genuine payable", STATE, session);
        TestStack.execute("UPDATE labeling.consensus SET present = true WHERE session_id = ?", session);
        Sql.until("doubt", "SELECT array_to_string(causes, ',') FROM capture.review WHERE session_id = ?", session);
        String before = Sql.one(STANDS, session);
        rule(session, ONE, "undecided", false).statusCode(204);
        assertThat(Sql.one(STATE, session)).isEqualTo("REJECTED undecided payable");
        takeBack(session, ONE).statusCode(204);
        assertThat(Sql.one(STANDS, session)).isEqualTo(before);
    }

    @Test
    void whatIsTakenBackIsDecidedAnewByWhatIsKnownThen() throws Exception {
        UUID session = waiting().session();
        rule(session, ONE, "undecided", false).statusCode(204);
        TestStack.execute("UPDATE labeling.consensus SET present = true WHERE session_id = ?", session);
        takeBack(session, ONE).statusCode(204);
        Sql.until("ACCEPTED attack payable", STATE, session);
        takeBack(session, ONE).statusCode(409);
    }

    @Test
    void aCampaignThatTheRulingFilledOpensAgain() throws Exception {
        var full = campaign(Map.of("cells", List.of(Map.of("kind", "genuine", "wanted", 1))));
        UUID session = upload(join(full), "genuine", TAKE).session();
        Others.inspectionPasses(session);
        Others.crowdSays(session, true);
        Sql.until("crowd", "SELECT array_to_string(causes, ',') FROM capture.review WHERE session_id = ?", session);
        rule(session, ONE, "genuine", false).statusCode(204);
        String closed = "SELECT closed || ' ' || (filled_at IS NOT NULL) FROM capture.campaign WHERE campaign_id = ?";
        assertThat(Sql.one(closed, full)).isEqualTo("true true");
        takeBack(session, ONE).statusCode(204);
        assertThat(Sql.one(closed, full)).isEqualTo("false false");
        as(Crowd.RESEARCHER, "researcher")
                .get("/campaigns/{id}/events", full)
                .then()
                .statusCode(200)
                .body("[0].event", equalTo("unfilled"));
    }

    @Test
    void nothingIsTakenBackThatOthersHaveActedOnOrThatIsTooOld() throws Exception {
        UUID old = waiting().session();
        rule(old, ONE, "attack", false).statusCode(204);
        TestStack.execute(
                "UPDATE capture.truth_ruling SET ruled_at = ruled_at - interval '11 minutes' WHERE session_id = ?",
                old);
        takeBack(old, ONE).statusCode(409).body("detail", containsString("10 minutes only"));
        mine(ONE, old).body("canTakeBack", equalTo(false));

        var answered = waiting();
        rule(answered.session(), ONE, "genuine", false).statusCode(204);
        answered.member()
                .speaks()
                .body(Map.of("words", "It was an attack."))
                .post("/sessions/{id}/objection", answered.session())
                .then()
                .statusCode(201);
        as(TWO, "reviewer")
                .body(Map.of("words", "So it was.", "pay", true))
                .post("/objections/{id}/answer", answered.session())
                .then()
                .statusCode(204);
        takeBack(answered.session(), ONE).statusCode(409).body("detail", containsString("since"));

        UUID out = waiting().session();
        rule(out, ONE, "attack", false).statusCode(204);
        as(ONE, "reviewer")
                .body(Map.of("who", "minor"))
                .post("/sessions/{id}/bystander", out)
                .then()
                .statusCode(204);
        assertThat(takeBack(out, ONE).extract().statusCode()).isIn(404, 409);
        takeBack(UUID.randomUUID(), ONE).statusCode(404);
    }

    @Test
    void whoWithdrawsTakesTheRulingsWithThem() throws Exception {
        var opened = waiting();
        rule(opened.session(), ONE, "attack", false).statusCode(204);
        opened.member().speaks().post("/my/withdrawal").then().statusCode(200);
        takeBack(opened.session(), ONE).statusCode(404);
        as(ONE, "reviewer").get("/reviews/mine").then().body(at(opened.session()), nullValue());
        Sql.until("0", "SELECT count(*) FROM capture.truth_ruling WHERE session_id = ?", opened.session());
    }

    /** An attack that the crowd takes for genuine. */
    private static Opened waiting() throws Exception {
        var opened = sent("attack");
        Others.inspectionPasses(opened.session());
        Others.crowdSays(opened.session(), false);
        Sql.until(
                "crowd",
                "SELECT array_to_string(causes, ',') FROM capture.review WHERE session_id = ?",
                opened.session());
        return opened;
    }

    /** A session whose very bytes were sent before. */
    private static Opened flagged() throws Exception {
        String content = UUID.randomUUID().toString();
        Others.inspectionPasses(sent("genuine").session(), content, "normal", "mid");
        var opened = sent("genuine");
        Others.inspectionPasses(opened.session(), content, "normal", "mid");
        Others.crowdSays(opened.session(), false);
        Sql.until(
                "flagged",
                "SELECT array_to_string(causes, ',') FROM capture.review WHERE session_id = ?",
                opened.session());
        return opened;
    }

    private static Opened sent(String kind) throws Exception {
        return upload(join(campaign(kind, 1)), kind, TAKE);
    }

    private static String at(UUID session) {
        return "find { it.sessionId == '" + session + "' }";
    }

    private static ValidatableResponse listed(UUID reviewer, UUID session) {
        return as(reviewer, "reviewer").get("/reviews").then().statusCode(200).rootPath(at(session));
    }

    private static ValidatableResponse mine(UUID reviewer, UUID session) {
        return as(reviewer, "reviewer")
                .get("/reviews/mine")
                .then()
                .statusCode(200)
                .rootPath(at(session));
    }

    private static JsonPath agreement() {
        return as(ONE, "reviewer")
                .get("/reviews/agreement")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse rule(UUID session, UUID reviewer, String truth, boolean second)
            throws SQLException {
        return as(reviewer, "reviewer")
                .body(Map.of("truth", truth, "reason", "Seen at 0:02.", "secondOpinion", second))
                .post("/reviews/{id}/ruling", session)
                .then();
    }

    private static ValidatableResponse takeBack(UUID session, UUID reviewer) {
        return as(reviewer, "reviewer").delete("/reviews/{id}/ruling", session).then();
    }
}
