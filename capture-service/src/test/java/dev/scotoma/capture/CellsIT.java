package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.RESEARCHER;
import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.begin;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.onePart;
import static dev.scotoma.capture.Crowd.send;
import static dev.scotoma.capture.Crowd.sign;
import static dev.scotoma.kit.testing.Browser.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class CellsIT {
    private static final String COUNTED = """
            SELECT state || ' ' || coalesce(k.distance, 'nowhere') || ' ' || payment
            FROM capture.session s LEFT JOIN capture.campaign_cell k ON k.cell_id = s.counted_cell_id WHERE session_id = ?""";

    @Test
    void cellsAreGivenOutMostNeededFirstAndTheirConditionsAreTheSessions() throws Exception {
        var campaign =
                cells("attack", attack("print", "distance", "far", 4), attack("replay_phone", "lightLevel", "dark", 1));
        // Both are wholly open; then the one of which a place is taken is less needed, as long as it is.
        var seen = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            seen.add(opened(join(campaign), null).extract().path("prescribedAttackType"));
        }
        assertThat(seen.subList(0, 2)).containsExactlyInAnyOrder("print", "replay_phone");
        assertThat(seen.subList(2, 5)).containsOnly("print");
        open(join(campaign), null).statusCode(409).body("type", equalTo("urn:scotoma:problem:cells-in-work"));
    }

    @Test
    void twelveAtOnceGetNoMoreThanThereIs() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 3), genuine("distance", "mid", 2));
        var members = new ArrayList<Member>();
        for (int i = 0; i < 12; i++) {
            members.add(join(campaign));
        }
        List<Callable<Integer>> openings = members.stream()
                .map(member ->
                        (Callable<Integer>) () -> open(member, null).extract().statusCode())
                .toList();
        try (var pool = Executors.newFixedThreadPool(12)) {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(openings)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(201, 409);
            assertThat(Collections.frequency(answers, 201)).isEqualTo(5);
        }
        assertThat(Sql.one("""
                        SELECT string_agg(n::text, ' ' ORDER BY n) FROM (
                          SELECT count(*) AS n FROM capture.session WHERE campaign_id = ? GROUP BY counted_cell_id) s""", campaign)).isEqualTo("2 3");
    }

    @Test
    void aPlaceIsFreeTheMomentItsLeaseEnds() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 1));
        var first = session(opened(join(campaign), null));
        var other = join(campaign);
        open(other, null).statusCode(409);
        TestStack.execute(
                "UPDATE capture.session SET expires_at = now() - interval '1 second' WHERE session_id = ?", first);
        opened(other, null);
        assertThat(Sql.one("SELECT state FROM capture.session WHERE session_id = ?", first))
                .as("nothing has noticed yet that the time is over")
                .isEqualTo("OPENED");
    }

    @Test
    void twoTabsAndTwoDevicesOfOnePersonHoldOnePlaceAndBothTakesArePaid() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 1), genuine("distance", "mid", 1));
        var member = join(campaign);
        var laptop = opened(member, "laptop");
        String asked = laptop.extract().path("prescribed.distance");
        var phone = opened(member, "phone_front").body("prescribed.distance", equalTo(asked));
        assertThat(Sql.one("SELECT count(counted_cell_id) FROM capture.session WHERE campaign_id = ?", campaign))
                .isEqualTo("1");
        for (var tab : List.of(laptop, phone)) {
            var sent = send(new Opened(member, session(tab)), take("two tabs " + session(tab)));
            Others.inspectionPasses(sent.session(), "two tabs " + sent.session(), "normal", asked);
            Others.crowdSays(sent.session(), false);
            Sql.until("ACCEPTED " + asked + " payable", COUNTED, sent.session());
        }
    }

    @Test
    void whoseCameraCanServeNoCellIsThankedAndToldWhichCould() throws Exception {
        var campaign = cells("genuine", genuine("camera", "laptop", 3), genuine("camera", "phone_rear", 3));
        open(join(campaign), "tablet")
                .statusCode(409)
                .body("type", equalTo("urn:scotoma:problem:no-cell"))
                .body("detail", containsString("Thank you"))
                .body("detail", containsString("laptop, phone rear"));
        opened(join(campaign), "laptop").body("prescribed.camera", equalTo("laptop"));
        open(join(campaign), "wristwatch").statusCode(400);
    }

    @Test
    void aCountryIsATargetThatNobodyIsTold() throws Exception {
        var spain = new HashMap<>(genuine("distance", "far", 1));
        spain.put("country", "ES");
        var campaign = cells("genuine", spain);
        var member = join(campaign);
        open(member, null).statusCode(409).body("type", equalTo("urn:scotoma:problem:no-cell"));
        TestStack.execute("UPDATE capture.participant SET country = 'ES' WHERE participant_id = ?", member.person());
        opened(member, null).body("prescribed.distance", equalTo("far")).body("prescribed.country", nullValue());
    }

    @Test
    void whatWasMeasuredDecidesWhereItCountsAndWhatWasAskedForIsOpenAgain() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 2), genuine("distance", "near", 9));
        TestStack.execute(
                "UPDATE capture.campaign_cell SET closed = true WHERE campaign_id = ? AND distance = 'near'", campaign);
        var astray = sent(campaign, "far");
        var nowhere = sent(campaign, "far");
        open(join(campaign), null).statusCode(409);
        TestStack.execute("UPDATE capture.campaign_cell SET closed = false WHERE campaign_id = ?", campaign);
        Others.inspectionPasses(astray.session(), "astray " + campaign, "normal", "near");
        Others.inspectionPasses(nowhere.session(), "nowhere " + campaign, "normal", "mid");
        Sql.until("UPLOADED near none", COUNTED, astray.session());
        Sql.until("UPLOADED nowhere none", COUNTED, nowhere.session());
        assertThat(Sql.one(
                        "SELECT count(*) FROM capture.session s JOIN capture.campaign_cell k ON k.cell_id = s.counted_cell_id "
                                + "WHERE s.campaign_id = ? AND k.distance = 'far'",
                        campaign))
                .as("places taken in what was asked for")
                .isEqualTo("0");
        Others.crowdSays(astray.session(), false);
        Others.crowdSays(nowhere.session(), false);
        Sql.until("ACCEPTED near payable", COUNTED, astray.session());
        Sql.until("ACCEPTED nowhere payable", COUNTED, nowhere.session());
    }

    @Test
    void whatIsUnderWayWhenACampaignFillsOrALeaseEndsIsPaidInFullAndTheCampaignEndsByItself() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 1));
        var slow = join(campaign);
        var late = new Opened(slow, session(opened(slow, null)));
        byte[] recording = take("slow " + campaign);
        begin(late, recording.length);
        var put = put(sign(late, 1), recording);
        TestStack.execute(
                "UPDATE capture.session SET expires_at = now() - interval '1 second' WHERE session_id = ?",
                late.session());
        var onlooker = join(campaign);
        var quick = sent(campaign, "far");
        accepted(quick, "far");
        Sql.until("closed", "SELECT state FROM capture_pub.campaign_v1 WHERE campaign_id = ?", campaign);
        researcher("/campaigns/{id}/events", campaign)
                .body("[0].event", equalTo("filled"))
                .body("[0].by", nullValue());
        open(onlooker, null)
                .statusCode(410)
                .body("type", equalTo("urn:scotoma:problem:campaign-filled"))
                .body("detail", containsString("Thank you"));
        slow.speaks()
                .body(onePart(put))
                .post("/sessions/{id}/upload/completion", late.session())
                .then()
                .statusCode(200);
        accepted(late, "far");
    }

    @Test
    void aPausedCampaignAndAClosedCellTakeWhatIsUnderWayAndGiveNothingNew() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 1), genuine("distance", "mid", 1));
        var first = join(campaign);
        var opened = opened(first, null);
        String asked = opened.extract().path("prescribed.distance");
        change(campaign, "/campaigns/{id}/pausing").statusCode(204);
        researcher("/campaigns/{id}", campaign).body("state", equalTo("paused"));
        open(first, null).statusCode(409).body("type", equalTo("urn:scotoma:problem:campaign-paused"));
        var sent = send(new Opened(first, session(opened)), take("paused " + campaign));
        change(campaign, "/campaigns/{id}/resuming").statusCode(204);

        String cell = researcher("/campaigns/{id}/cells", campaign)
                .extract()
                .path("find { it.distance == '" + asked + "' }.id");
        change(campaign, "/campaigns/{id}/cells/" + cell + "/closing").statusCode(204);
        change(campaign, "/campaigns/{id}/cells/" + cell + "/closing")
                .statusCode(409)
                .body("detail", equalTo("This cell is closed."));
        accepted(sent, asked);
        opened(join(campaign), null).body("prescribed.distance", equalTo(asked.equals("far") ? "mid" : "far"));
        researcher("/campaigns/{id}/events", campaign)
                .body("event", equalTo(List.of("cell_closed", "resumed", "paused")))
                .body("[0].by", equalTo(RESEARCHER.toString()));
    }

    @Test
    void coverageCountsWhatIsInWorkCollectedAndAcceptedAndForetellsTheCost() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 4));
        accepted(sent(campaign, "far"), "far");
        var astray = sent(campaign, "far");
        Others.inspectionPasses(astray.session(), "astray " + campaign, "normal", "mid");
        Others.crowdSays(astray.session(), false);
        Sql.until("ACCEPTED nowhere payable", COUNTED, astray.session());
        sent(campaign, "far");
        opened(join(campaign), null);
        researcher("/campaigns/{id}/coverage", campaign)
                .body("cells[0].cell.wanted", equalTo(4))
                .body("cells[0].inWork", equalTo(1))
                .body("cells[0].collected", equalTo(1))
                .body("cells[0].accepted", equalTo(1))
                .body("cells[0].asked", equalTo(2))
                .body("cells[0].landed", equalTo(1))
                .body("course.collected.sum()", equalTo(2))
                .body("course.accepted.sum()", equalTo(1))
                .body("forecast.missing", equalTo(3))
                // Two were paid at 120 for the one that counts, and so will be for the three that are missing.
                .body("forecast.spentMinor", equalTo(240))
                .body("forecast.costMinor", equalTo(240 + 3 * 2 * 120));
        join(campaign).speaks().get("/campaigns/{id}/coverage", campaign).then().statusCode(403);
    }

    @Test
    void aQuotaIsRaisedWhileTheCampaignRunsAndNeverLowered() throws Exception {
        var campaign = cells("genuine", genuine("distance", "far", 1));
        opened(join(campaign), null);
        open(join(campaign), null).statusCode(409);
        String cell = researcher("/campaigns/{id}/cells", campaign).extract().path("[0].id");
        raise(campaign, cell, 1).statusCode(409).body("detail", containsString("wants 1 already"));
        raise(campaign, cell, 0).statusCode(400);
        raise(campaign, UUID.randomUUID().toString(), 5).statusCode(404);
        raise(campaign, cell, 2).statusCode(204);
        opened(join(campaign), null);
        change(campaign, "/campaigns/{id}/closing").statusCode(204);
        raise(campaign, cell, 5).statusCode(410);
    }

    @Test
    void propsArePaidWhereNothingElseIs() throws Exception {
        var campaign = campaign(Map.of(
                "kind",
                "attack",
                "rewardMinor",
                0,
                "propCostMinor",
                250,
                "cells",
                List.of(attack("print", "distance", "far", 1), genuine("distance", "far", 1))));
        for (int i = 0; i < 2; i++) {
            var member = join(campaign);
            var opened = opened(member, null);
            boolean attack = opened.extract().path("prescribedKind").equals("attack");
            var sent = send(new Opened(member, session(opened)), take("props " + session(opened)));
            Others.inspectionPasses(sent.session(), "props " + sent.session(), "normal", "far");
            member.speaks()
                    .get("/sessions/{id}/result", sent.session())
                    .then()
                    .body("reward.minor", attack ? equalTo(250) : nullValue())
                    .body("reward.sure", attack ? equalTo(true) : nullValue());
            Others.crowdSays(sent.session(), attack);
            Sql.until(attack ? "ACCEPTED far payable" : "ACCEPTED far none", COUNTED, sent.session());
        }
    }

    @Test
    void aCampaignOfBothKindsAsksSomeForAttacksWhichEarnTheirPropsAsWell() throws Exception {
        var campaign = campaign(Map.of(
                "kind",
                "attack",
                "propCostMinor",
                250,
                "cells",
                List.of(attack("print", "distance", "far", 1), genuine("distance", "far", 1))));
        var member = join(campaign);
        member.speaks()
                .get("/my/campaigns")
                .then()
                .body("[0].varied", equalTo(true))
                .body("[0].rewardMinor", equalTo(120));
        var first = opened(member, null);
        send(new Opened(member, session(first)), take("first of both " + campaign));
        for (var opened : List.of(first, opened(member, null))) {
            String kind = opened.extract().path("prescribedKind");
            member.speaks()
                    .get("/sessions/{id}/result", session(opened))
                    .then()
                    .body("reward.minor", equalTo(kind.equals("attack") ? 370 : 120));
            opened.body("declaredKind", equalTo(kind)).body("rewardMinor", equalTo(kind.equals("attack") ? 370 : 120));
        }
        assertThat(Sql.one("""
                        SELECT string_agg(declared_attack_type || ' ' || coalesce(instrument, 'nothing'), ', ' ORDER BY declared_attack_type)
                        FROM capture.session WHERE campaign_id = ?""", campaign)).isEqualTo("none nothing, print my print");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind": "genuine", "attackType": "print"} | A genuine recording has no attack type.
            {"kind": "genuine", "paiQuality": "high"} | A genuine recording has no instrument
            {"kind": "attack"} | An attack needs an attack type.
            {"kind": "attack", "attackType": "print"} | A campaign is one of attacks as soon as
            {"kind": "genuine", "distance": "Far"} | The value of distance must be one of near, mid, far.
            {"kind": "genuine", "country": "Spain"} | must be a country such as ES
            {"kind": "genuine", "wanted": 0} | must be greater than or equal to 1
            {"kind": "genuine"}, {"kind": "genuine", "wanted": 3} | Cells 1 and 2 ask for the same.
            """)
    void badCellsAreRefusedInOneSentence(String cells, String told) {
        refused("", cells, told);
    }

    @Test
    void conditionsOfTheWholeAndCellsContradictEachOther() {
        refused("\"distance\": \"far\",", "{\"kind\": \"genuine\"}", "itself or in cells, not both");
    }

    private static void refused(String more, String cells, String told) {
        as(RESEARCHER, "researcher")
                .body("""
                        {"name": "A round", "brief": "Look.", "kind": "genuine", "sessionsEach": 3, "rewardMinor": 0, "rewardCurrency": "GBP",
                         "closesAt": "2099-01-01T00:00:00Z", %s "cells": [%s]}""".formatted(more, cells))
                .post("/campaigns")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(told));
    }

    private static UUID cells(String kind, Object... cells) {
        return campaign(Map.of("kind", kind, "cells", List.of(cells)));
    }

    private static Map<String, Object> genuine(String axis, String value, int wanted) {
        return Map.of("kind", "genuine", axis, value, "wanted", wanted);
    }

    private static Map<String, Object> attack(String type, String axis, String value, int wanted) {
        return Map.of("kind", "attack", "attackType", type, axis, value, "wanted", wanted);
    }

    /** @param camera as the browser reports it; nothing from one that does not */
    private static ValidatableResponse open(Member member, @Nullable String camera) {
        var said = new HashMap<String, Object>(Map.of("campaignId", member.campaign(), "instrument", "my print"));
        if (camera != null) {
            said.put("camera", camera);
        }
        return member.speaks().body(said).post("/sessions").then();
    }

    private static ValidatableResponse opened(Member member, @Nullable String camera) {
        return open(member, camera).statusCode(201);
    }

    private static UUID session(ValidatableResponse opened) {
        return opened.extract().jsonPath().getUUID("id");
    }

    private static byte[] take(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** Of somebody new, who is asked for this distance. */
    private static Opened sent(UUID campaign, String distance) throws Exception {
        var member = join(campaign);
        var session = session(opened(member, null).body("prescribed.distance", equalTo(distance)));
        return send(new Opened(member, session), take("of " + session));
    }

    private static void accepted(Opened sent, String distance) throws Exception {
        Others.inspectionPasses(sent.session(), "of " + sent.session(), "normal", distance);
        Others.crowdSays(sent.session(), false);
        Sql.until("ACCEPTED " + distance + " payable", COUNTED, sent.session());
    }

    private static ValidatableResponse researcher(String path, UUID campaign) {
        return as(RESEARCHER, "researcher").get(path, campaign).then().statusCode(200);
    }

    private static ValidatableResponse change(UUID campaign, String path) {
        return as(RESEARCHER, "researcher").post(path, campaign).then();
    }

    private static ValidatableResponse raise(UUID campaign, String cell, int wanted) {
        return as(RESEARCHER, "researcher")
                .body(Map.of("wanted", wanted))
                .post("/campaigns/{id}/cells/{cell}/raising", campaign, cell)
                .then();
    }
}
