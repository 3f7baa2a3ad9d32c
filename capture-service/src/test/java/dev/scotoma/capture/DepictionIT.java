package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.consent;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.nobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.testing.Browser;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An attack shows somebody else, who agreed to it by a link of their own. */
@QuarkusTest
@WithTestResource(TestStack.class)
class DepictionIT {
    private static final String SCRIPT = "<script>alert('Ana')</script>";

    @Test
    void whoSignsIsOfTheRecordersSplitAndIsShown() throws Exception {
        var member = join(campaign("attack", 3));
        TestStack.execute("UPDATE capture.participant SET split = 'test' WHERE participant_id = ?", member.person());
        var link = link(member);
        nobody().get("/depictions/{token}?locale=es", link.getString("token"))
                .then()
                .statusCode(200)
                .body("recorderName", equalTo(SCRIPT))
                .body("campaign.rewardMinor", equalTo(120))
                .body("consent.locale", equalTo("es"))
                .body("yours", equalTo(false));
        String code = sign(link, Map.of()).statusCode(201).extract().path("returnCode");
        depictions(member).body("state", contains("signed")).body("name", contains(SCRIPT));

        UUID session = opened(member, link.getString("id"));
        UUID shown = shownIn(session);
        assertThat(shown).isNotEqualTo(member.person());
        assertThat(Sql.one("""
                SELECT p.split || ' ' || e.version || ' ' || e.adult || ' ' || coalesce(d.recorder_name, 'forgotten')
                FROM capture.participant p JOIN capture.consent_event e USING (participant_id)
                JOIN capture.depiction d ON d.shown_id = p.participant_id WHERE participant_id = ?""", shown)).isEqualTo("test 2 true forgotten");
        nobody().body(Map.of("code", code))
                .post("/withdrawals/status")
                .then()
                .statusCode(200)
                .body("sessions", equalTo(1));
        assertThat(shownIn(opened(member, null))).isEqualTo(member.person());
    }

    @Test
    void nobodySignsTheirOwnLinkUnlessTheyHandTheDeviceOver() throws Exception {
        var member = join(campaign("attack", 1));
        var link = link(member);
        member.speaks()
                .get("/depictions/{token}", link.getString("token"))
                .then()
                .body("yours", equalTo(true));
        member.speaks()
                .body(Map.of("consent", consent()))
                .post("/depictions/{token}/signatures", link.getString("token"))
                .then()
                .statusCode(403)
                .body("type", containsString("own-link"));
        sign(link, Map.of("returnCode", member.returnCode())).statusCode(403).body("type", containsString("own-link"));
        member.speaks()
                .body(Map.of("consent", consent(), "handedOver", true))
                .post("/depictions/{token}/signatures", link.getString("token"))
                .then()
                .statusCode(201);
    }

    @Test
    void whoIsKnownStaysOnePersonAndIsRefusedWhereTheyAreOfAnotherSplit() throws Exception {
        var member = join(campaign("attack", 1));
        var friend = join(campaign("genuine", 1));
        split(member, "train");
        split(friend, "dev");
        var link = link(member);
        sign(link, Map.of("returnCode", friend.returnCode()))
                .statusCode(409)
                .body("type", containsString("other-split"));
        assertThat(Sql.one("SELECT count(*) FROM capture.consent_event WHERE participant_id = ?", friend.person()))
                .as("nothing was kept")
                .isEqualTo("1");
        split(friend, "train");
        sign(link, Map.of("returnCode", friend.returnCode())).statusCode(201).body("returnCode", equalTo(null));
        assertThat(shownIn(opened(member, link.getString("id")))).isEqualTo(friend.person());
        sign(link(member), Map.of("returnCode", friend.returnCode()))
                .statusCode(409)
                .body("detail", containsString("agreed to this before"));
    }

    @Test
    void linkIsForOnePersonAndAnswersTheSameToTheSameAttempt() throws Exception {
        var link = link(join(campaign("attack", 1)));
        String before = Sql.one("SELECT count(*) FROM capture.participant");
        List<UUID> attempts =
                IntStream.range(0, 8).mapToObj(each -> UUID.randomUUID()).toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tries = attempts.stream()
                    .map(attempt -> (Callable<Integer>)
                            () -> sign(link, Map.of(), attempt).extract().statusCode())
                    .toList();
            var answers = pool.invokeAll(tries).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnlyOnce(201).containsOnly(201, 410);
            assertThat(Sql.one("SELECT count(*) - ?::int FROM capture.participant", before))
                    .isEqualTo("1");
            UUID first = attempts.get(answers.indexOf(201));
            String code = sign(link, Map.of(), first).statusCode(201).extract().path("returnCode");
            nobody().body(Map.of("code", code))
                    .post("/withdrawals/status")
                    .then()
                    .statusCode(200);
        }
        sign(link, Map.of()).statusCode(410).body("detail", containsString("was used"));
        nobody().get("/depictions/{token}", link.getString("token")).then().statusCode(410);
    }

    @Test
    void linkThatIsOverOpensNothing() throws Exception {
        var member = join(campaign("attack", 1));
        var late = link(member);
        TestStack.execute(
                "UPDATE capture.depiction SET expires_at = now() WHERE depiction_id = ?::uuid", late.getString("id"));
        sign(late, Map.of()).statusCode(410).body("detail", containsString("time of this link is over"));

        var back = link(member);
        member.speaks()
                .delete("/my/depictions/{id}", back.getString("id"))
                .then()
                .statusCode(204);
        member.speaks()
                .delete("/my/depictions/{id}", back.getString("id"))
                .then()
                .statusCode(404);
        sign(back, Map.of()).statusCode(410).body("detail", containsString("called back"));

        var left = link(member);
        member.speaks().post("/my/withdrawal").then().statusCode(200);
        nobody().get("/depictions/{token}", left.getString("token")).then().statusCode(410);
        sign(left, Map.of()).statusCode(410);
        assertThat(Sql.one("""
                SELECT count(*) || ' ' || count(name) || ' ' || count(recorder_name) FROM capture.depiction WHERE recorder_id = ?""", member.person())).as("no name is kept").isEqualTo("3 0 0");
    }

    @Test
    void guessingLinksIsLimitedAsGuessingInvitationsIs() {
        for (int miss = 0; miss < 30; miss++) {
            guess().statusCode(404);
        }
        guess().statusCode(429).contentType("application/problem+json");
    }

    private static ValidatableResponse guess() {
        return nobody().header("X-Forwarded-For", "203.0.113.99")
                .get("/depictions/{token}", UUID.randomUUID().toString())
                .then();
    }

    @Test
    void linkIsMadeForAttacksAndNotForACrowd() throws Exception {
        var genuine = join(campaign("genuine", 1));
        make(genuine, "Ana").statusCode(409).body("detail", containsString("Only attacks"));
        var member = join(campaign("attack", 1));
        make(member, " ").statusCode(400);
        make(member, "x".repeat(81)).statusCode(400);
        var links = IntStream.range(0, 5).mapToObj(each -> link(member)).toList();
        make(member, "Ana").statusCode(409).body("detail", containsString("5 people"));
        sign(links.get(0), Map.of()).statusCode(201);
        ended(member, links.get(0));
        make(member, "Ana").statusCode(409).body("detail", containsString("where you ended it"));
        ended(member, links.get(1));
        make(member, "Ana").statusCode(201);
        as(UUID.randomUUID(), "labeler").get("/my/depictions").then().statusCode(403);
    }

    @Test
    void nobodyIsShownWhoHasNotSigned() throws Exception {
        var member = join(campaign("attack", 2));
        var link = link(member);
        open(member, link.getString("id")).statusCode(409);
        String code = sign(link, Map.of()).statusCode(201).extract().path("returnCode");
        open(join(member.campaign()), link.getString("id")).statusCode(409);
        open(join(campaign("attack", 1)), link.getString("id")).statusCode(409);
        member.speaks()
                .body(Map.of(
                        "campaignId",
                        member.campaign(),
                        "declaredKind",
                        "genuine",
                        "depictionId",
                        link.getString("id")))
                .post("/sessions")
                .then()
                .statusCode(400);
        ended(member, link);
        open(member, link.getString("id")).statusCode(409);
        sign(link(member), Map.of("returnCode", code)).statusCode(201);
        assertThat(Sql.one(
                        "SELECT count(*) || ' ' || count(name) FROM capture.depiction WHERE recorder_id = ?",
                        member.person()))
                .as("somebody who agrees once more is one person")
                .isEqualTo("1 1");
    }

    @Test
    void whatAnAttackShowsCanBeSaidOnceItsSessionIsOpenAndBeforeItIsSent() throws Exception {
        var member = join(campaign("attack", 2));
        var link = link(member);
        sign(link, Map.of()).statusCode(201);
        UUID session = opened(member, null);
        var means = Map.of("paiQuality", "high", "instrument", "tablet", "depictionId", link.getString("id"));
        member.speaks().body(means).post("/sessions/{id}/means", session).then().statusCode(200);
        assertThat(Sql.one("""
                SELECT instrument || ' ' || pai_quality || ' ' || shown_reward_minor || ' ' || (depicted_participant_id <> participant_id)
                FROM capture.session WHERE session_id = ?""", session)).isEqualTo("tablet high 120 true");
        join(member.campaign())
                .speaks()
                .body(means)
                .post("/sessions/{id}/means", session)
                .then()
                .statusCode(404);
        Crowd.begin(new Opened(member, session), 3);
        member.speaks().body(means).post("/sessions/{id}/means", session).then().statusCode(409);
    }

    @Test
    void whoIsShownWithdrawsWhileItIsRecordedOrSentAndItNeverArrives() throws Exception {
        var member = join(campaign("attack", 2));
        var link = link(member);
        String code = sign(link, Map.of()).statusCode(201).extract().path("returnCode");
        var sending = new Opened(member, opened(member, link.getString("id")));
        Crowd.begin(sending, 3);
        var part = Browser.put(Crowd.sign(sending, 1), new byte[3]);
        UUID session = opened(member, link.getString("id"));
        withdraw(code);
        member.speaks()
                .body(Crowd.onePart(part))
                .post("/sessions/{id}/upload/completion", sending.session())
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(404, 410));
        member.speaks()
                .body(Map.of("bytes", 3, "type", Crowd.TYPE, "device", Crowd.device()))
                .post("/sessions/{id}/upload", session)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(404, 410));
        depictions(member).body("", empty());
        open(member, link.getString("id")).statusCode(409);
        Sql.until("0", "SELECT count(*) FROM capture.session WHERE participant_id = ?", member.person());
    }

    @Test
    void whoIsShownWithdrawsWhileLabelsArePendingAndBothAreOwed() throws Exception {
        var member = join(campaign("attack", 2));
        var link = link(member);
        String code = sign(link, Map.of()).statusCode(201).extract().path("returnCode");
        UUID paid = upload(member, link.getString("id"), "paid");
        UUID shown = shownIn(paid);
        Others.inspectionPasses(paid);
        Others.crowdSays(paid, true);
        Sql.until("payable", "SELECT payment FROM capture.session WHERE session_id = ?", paid);
        as(shown, "participant")
                .get("/my/appearances")
                .then()
                .statusCode(200)
                .body("[0].sent", equalTo(1))
                .body("[0].minor", equalTo(120));
        UUID pending = upload(member, link.getString("id"), "pending");
        Others.inspectionPasses(pending);

        withdraw(code);
        assertThat(Sql.one("SELECT count(*) FROM capture_pub.session_v1 WHERE depicted_participant_id = ?", shown))
                .isEqualTo("0");
        assertThat(Sql.one("SELECT count(*) FROM capture_pub.withdrawal_v1 WHERE session_id IN (?, ?)", paid, pending))
                .isEqualTo("2");
        member.speaks()
                .get("/my/kept-rewards")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].minor", equalTo(240));
        assertThat(Sql.one("SELECT minor FROM capture.withdrawn_reward WHERE participant_id = ?", shown))
                .as("what was decided, as of any who withdraws")
                .isEqualTo("120");
        Sql.until("0", "SELECT count(*) FROM capture.session WHERE depicted_participant_id = ?", shown);
        member.speaks()
                .get("/my/campaigns")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].left", equalTo(0));
        open(member, null).statusCode(409).body("detail", containsString("all 2 recordings"));
    }

    @Test
    void whoWaitsForAWithdrawalHoldsNothingThatTheWithdrawalNeeds() throws Exception {
        var member = join(campaign("attack", 2));
        var link = link(member);
        sign(link, Map.of()).statusCode(201);
        UUID before = opened(member, link.getString("id"));
        var means = Map.of("depictionId", link.getString("id"));
        List<Callable<Integer>> waiting = List.of(
                () -> member.speaks()
                        .body(means)
                        .post("/sessions/{id}/means", before)
                        .statusCode(),
                () -> open(member, link.getString("id")).extract().statusCode());
        for (var asked : waiting) {
            try (var pool = Executors.newSingleThreadExecutor();
                    var withdrawal = TestStack.owner();
                    var statement = withdrawal.createStatement()) {
                withdrawal.setAutoCommit(false);
                var shown = statement.executeQuery(
                        "SELECT pg_backend_pid() FROM capture.participant WHERE participant_id = '" + shownIn(before)
                                + "' FOR UPDATE");
                shown.next();
                int pid = shown.getInt(1);
                var answer = pool.submit(asked);
                Sql.until("1", "SELECT count(*) FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", pid);
                statement.execute("SELECT FROM capture.session WHERE session_id = '" + before + "' FOR UPDATE NOWAIT");
                statement.execute("SELECT FROM capture.enrolment WHERE participant_id = '" + member.person()
                        + "' FOR UPDATE NOWAIT");
                withdrawal.rollback();
                assertThat(answer.get()).isBetween(200, 201);
            }
        }
    }

    @Test
    void bothWithdrawAtOnceAndEachIsOwedOnce() throws Exception {
        var member = join(campaign("attack", 1));
        var link = link(member);
        String code = sign(link, Map.of()).statusCode(201).extract().path("returnCode");
        UUID session = upload(member, link.getString("id"), "both");
        UUID shown = shownIn(session);
        Others.inspectionPasses(session);
        Others.crowdSays(session, true);
        Sql.until("payable", "SELECT payment FROM capture.session WHERE session_id = ?", session);
        try (var holding = TestStack.owner();
                var row =
                        holding.prepareStatement("SELECT 1 FROM capture.session WHERE session_id = ? FOR KEY SHARE")) {
            // Its row cannot be erased meanwhile.
            holding.setAutoCommit(false);
            row.setObject(1, session);
            row.executeQuery();
            withdraw(code);
            member.speaks().post("/my/withdrawal").then().statusCode(200);
            holding.rollback();
        }
        String owed = "SELECT sum(minor) FROM capture.withdrawn_reward WHERE participant_id = ?";
        assertThat(List.of(Sql.one(owed, member.person()), Sql.one(owed, shown)))
                .containsExactly("120", "120");
    }

    @Test
    void whoIsShownJudgesNothingOfIt() throws Exception {
        var member = join(campaign("attack", 1));
        var link = link(member);
        sign(link, Map.of()).statusCode(201);
        UUID session = upload(member, link.getString("id"), "seen");
        UUID shown = shownIn(session);
        Others.inspectionFails(session, "no_face");
        Sql.until("1", "SELECT count(*) FROM capture.review WHERE session_id = ?", session);
        member.speaks()
                .body(Map.of("words", "Why?"))
                .post("/sessions/{id}/objection", session)
                .then()
                .statusCode(201);

        as(shown, "reviewer")
                .get("/reviews")
                .then()
                .statusCode(200)
                .body("findAll { it.sessionId == '%s' }".formatted(session), empty());
        as(shown, "reviewer")
                .get("/objections")
                .then()
                .statusCode(200)
                .body("findAll { it.sessionId == '%s' }".formatted(session), empty());
        as(shown, "reviewer")
                .body(Map.of("truth", "attack", "reason", "mine"))
                .post("/reviews/{id}/ruling", session)
                .then()
                .statusCode(403);
        as(shown, "reviewer")
                .body(Map.of("who", "minor"))
                .post("/sessions/{id}/bystander", session)
                .then()
                .statusCode(403);
        as(shown, "reviewer")
                .body(Map.of("words", "No.", "pay", true))
                .post("/objections/{id}/answer", session)
                .then()
                .statusCode(403);
        as(UUID.randomUUID(), "reviewer")
                .body(Map.of("truth", "attack", "reason", "a print"))
                .post("/reviews/{id}/ruling", session)
                .then()
                .statusCode(204);
    }

    @Test
    void othersGetWhatBothLetThemHaveAndTheFaceIsTheOneThatIsSeen() throws Exception {
        var member = join(campaign("attack", 2));
        var link = link(member);
        var said = new HashMap<String, Object>(consent());
        said.put("shareWithOthers", false);
        said.put("ageBand", "65+");
        nobody().body(Map.of("consent", said))
                .post("/depictions/{token}/signatures", link.getString("token"))
                .then()
                .statusCode(201);
        String published =
                "SELECT age_band || ' ' || share_with_others FROM capture_pub.session_v1 WHERE session_id = ?";
        assertThat(Sql.one(published, upload(member, link.getString("id"), "another")))
                .isEqualTo("65+ false");
        assertThat(Sql.one(published, upload(member, null, "own"))).isEqualTo("25-34 true");
    }

    private static void split(Member member, String split) throws SQLException {
        TestStack.execute("UPDATE capture.participant SET split = ? WHERE participant_id = ?", split, member.person());
    }

    private static void ended(Member member, JsonPath link) {
        member.speaks()
                .delete("/my/depictions/{id}", link.getString("id"))
                .then()
                .statusCode(204);
    }

    private static void withdraw(String code) {
        nobody().body(Map.of("code", code)).post("/withdrawals").then().statusCode(200);
    }

    private static UUID shownIn(UUID session) throws SQLException {
        return UUID.fromString(
                Sql.one("SELECT depicted_participant_id FROM capture.session WHERE session_id = ?", session));
    }

    private static ValidatableResponse make(Member member, String name) {
        return member.speaks()
                .body(Map.of("campaignId", member.campaign(), "name", name, "recorderName", SCRIPT))
                .post("/my/depictions")
                .then();
    }

    private static JsonPath link(Member member) {
        return make(member, SCRIPT).statusCode(201).extract().jsonPath();
    }

    private static ValidatableResponse depictions(Member member) {
        return member.speaks()
                .get("/my/depictions?campaign={id}", member.campaign())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse sign(JsonPath link, Map<String, Object> beside) {
        return sign(link, beside, UUID.randomUUID());
    }

    private static ValidatableResponse sign(JsonPath link, Map<String, Object> beside, UUID attempt) {
        var said = new HashMap<String, Object>(consent());
        said.put("attempt", attempt);
        var body = new HashMap<String, Object>(beside);
        body.put("consent", said);
        return nobody().header("X-Forwarded-For", Crowd.anywhere())
                .body(body)
                .post("/depictions/{token}/signatures", link.getString("token"))
                .then();
    }

    private static ValidatableResponse open(Member member, @Nullable String depiction) {
        var said = new HashMap<String, Object>(Map.of("campaignId", member.campaign(), "declaredKind", "attack"));
        said.put("depictionId", depiction);
        return member.speaks().body(said).post("/sessions").then();
    }

    private static UUID opened(Member member, @Nullable String depiction) {
        return open(member, depiction).statusCode(201).extract().jsonPath().getUUID("id");
    }

    private static UUID upload(Member member, @Nullable String depiction, String content) throws Exception {
        return Crowd.send(new Opened(member, opened(member, depiction)), content.getBytes(StandardCharsets.UTF_8))
                .session();
    }
}
