package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.RESEARCHER;
import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.consent;
import static dev.scotoma.capture.Crowd.invitation;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.nobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class InvitationIT {
    @Test
    void linkShowsTheCampaignAndTheConsentTextInTheReadersLanguage() {
        String token = invitation(campaign("genuine", 3), 5);
        assertThat(token).hasSizeGreaterThanOrEqualTo(22);
        nobody().get("/invitations/{token}?locale=es-MX", token)
                .then()
                .statusCode(200)
                .body("campaign.title", equalTo("Record yourself at a face login"))
                .body("campaign.name", nullValue())
                .body("campaign.sessionsEach", equalTo(3))
                .body("campaign.id", nullValue())
                .body("consent.version", equalTo(2))
                .body("consent.locale", equalTo("es"))
                .body("consent.body", startsWith("De qué se trata"))
                .body("consent.locales", contains("en", "es", "zh"));
        nobody().get("/invitations/{token}?locale=xx", token).then().body("consent.locale", equalTo("en"));
        nobody().get("/consents/1?locale=zh").then().statusCode(200).body("sha256", matchesPattern("[0-9a-f]{64}"));
        nobody().get("/consents/99").then().statusCode(404);
    }

    @Test
    void redemptionMakesAParticipantWithConsentSplitAndAGrantThatWorksForTenMinutes() throws Exception {
        var campaign = campaign("genuine", 1);
        var said = new HashMap<String, Object>(consent());
        said.putAll(Map.of("country", "ES", "gender", "female", "skinTone", "5-6"));
        var redeemed = redeem(invitation(campaign, 1), said)
                .statusCode(201)
                .body("returnCode", notNullValue())
                .body("campaignId", equalTo(campaign.toString()))
                .extract()
                .jsonPath();
        var person = Crowd.personOf(redeemed.getString("grant"));

        assertThat(Sql.one("""
                SELECT country || age_band || gender || skin_tone || share_with_others || (retain_until - current_date > 1000)
                FROM capture.participant WHERE participant_id = ? AND split IN ('train', 'dev', 'test')
                """, person)).isEqualTo("ES25-34female5-6truetrue");
        assertThat(Sql.one("""
                SELECT event || ' ' || version || ' ' || e.locale || ' ' || adult || ' ' || (text_sha256 = sha256)
                FROM capture.consent_event e JOIN capture.consent_text t USING (version, locale) WHERE participant_id = ?
                """, person)).isEqualTo("given 2 en true true");
        assertThat(Sql.one("""
                SELECT expires_at BETWEEN now() + interval '9 minutes' AND now() + interval '10 minutes'
                FROM capture_pub.participant_grant_v1 WHERE participant_id = ?
                """, person)).isEqualTo("t");

        var back = nobody().body(Map.of("code", redeemed.getString("returnCode").replace("-", " ")))
                .post("/return-codes/grants")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(Crowd.personOf(back.getString("grant"))).isEqualTo(person);
    }

    @Test
    void callerWhoIsSignedInKeepsTheirPersonIdAndTakesASeatOncePerCampaign() throws Exception {
        var labeler = UUID.randomUUID();
        var campaign = campaign("genuine", 1);
        String token = invitation(campaign, 1);
        for (int time = 0; time < 2; time++) {
            var redeemed = as(labeler, "labeler")
                    .body(consent())
                    .post("/invitations/{token}/redemptions", token)
                    .then()
                    .statusCode(201)
                    .body("returnCode", time == 0 ? notNullValue() : nullValue())
                    .extract()
                    .jsonPath();
            assertThat(Crowd.personOf(redeemed.getString("grant"))).isEqualTo(labeler);
        }
        redeem(token, consent()).statusCode(410).body("detail", containsString("used up"));
    }

    @Test
    void seatsAreNeverGivenTwiceHoweverManyComeAtOnce() throws Exception {
        String token = invitation(campaign("genuine", 1), 3);
        List<Callable<Integer>> crowd = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(
                        guest -> () -> redeem(token, consent()).extract().statusCode())
                .toList();
        try (var pool = Executors.newFixedThreadPool(12)) {
            var answers = pool.invokeAll(crowd).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
            assertThat(answers.stream().filter(status -> status == 410)).hasSize(9);
        }
        assertThat(Sql.one(
                        "SELECT participants FROM capture.invitation WHERE token_hash = sha256(convert_to(?, 'UTF8'))",
                        token))
                .isEqualTo("3");
        assertThat(Sql.one("""
                SELECT count(*) FROM capture.enrolment JOIN capture.invitation USING (invitation_id)
                WHERE token_hash = sha256(convert_to(?, 'UTF8'))
                """, token)).isEqualTo("3");
    }

    @Test
    void expiredInvitationAndClosedCampaignAreGone() throws Exception {
        var campaign = campaign("genuine", 1);
        String token = invitation(campaign, 1);
        TestStack.execute(
                "UPDATE capture.invitation SET expires_at = now() - interval '1 second' WHERE campaign_id = ?",
                campaign);
        nobody().get("/invitations/{token}", token).then().statusCode(410).body("detail", containsString("expired"));
        redeem(token, consent()).statusCode(410);

        String other = invitation(campaign, 1);
        as(RESEARCHER, "researcher")
                .post("/campaigns/{id}/closing", campaign)
                .then()
                .statusCode(204);
        nobody().get("/invitations/{token}", other).then().statusCode(410).body("detail", containsString("closed"));
        redeem(other, consent()).statusCode(410);
        as(RESEARCHER, "researcher")
                .body(Map.of("maxParticipants", 1, "expiresAt", "2099-01-01T00:00:00Z"))
                .post("/campaigns/{id}/invitations", campaign)
                .then()
                .statusCode(410);
    }

    @Test
    void guessedTokenIsAnsweredLikeAnyOtherAndSoonNotAtAll() {
        String attacker = "203.0.113.77";
        for (int guess = 0; guess < 30; guess++) {
            nobody().header("X-Forwarded-For", attacker)
                    .get("/invitations/{token}", guess == 0 ? "x" : "guess-number-" + guess + "-of-the-right-length")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("This invitation is not known here; check the link."));
        }
        nobody().header("X-Forwarded-For", attacker)
                .get("/invitations/{token}", "one-more")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
        nobody().header("X-Forwarded-For", attacker)
                .body(Map.of("code", "00000-00000-00000-00000-00000"))
                .post("/withdrawals")
                .then()
                .statusCode(429);
        // Somebody with the right link behind the same address still comes in.
        nobody().header("X-Forwarded-For", attacker)
                .get("/invitations/{token}", invitation(campaign("genuine", 1), 1))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "adult, false, 400, must be attested",
        "ageBand, 12-17, 400, must be one of 18-24",
        "country, Spain, 400, country code",
        "gender, x, 400, must be one of female",
        "skinTone, 11, 400, must be one of 1-2",
        "consentVersion, 1, 409, has changed",
        "locale, fr, 409, has changed",
    })
    void answerThatIsNotAllowedTakesNoSeat(String field, String value, int status, String told) throws Exception {
        String token = invitation(campaign("genuine", 1), 1);
        var said = new HashMap<String, Object>(consent());
        said.put(
                field,
                switch (field) {
                    case "adult" -> Boolean.parseBoolean(value);
                    case "consentVersion" -> Integer.parseInt(value);
                    default -> value;
                });
        redeem(token, said)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(told));
        assertThat(Sql.one(
                        "SELECT participants FROM capture.invitation WHERE token_hash = sha256(convert_to(?, 'UTF8'))",
                        token))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"consentVersion\":\"one\"}", "{\"adult\":true}"})
    void bodyThatIsNoRedemptionIsABadRequest(String body) {
        nobody().body(body)
                .post("/invitations/{token}/redemptions", invitation(campaign("genuine", 1), 1))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, other, ",
        "attackType, print, A genuine recording has no attack type.",
        "camera, pinhole, The value of camera must be one of laptop",
        "lightLevel, pitch, The value of light_level must be one of dark",
        "sessionsEach, 0, sessionsEach must be greater",
        "rewardCurrency, pounds, rewardCurrency must be a currency",
        "closesAt, 2020-01-01T00:00:00Z, A campaign must close after it opens",
        "name, '', name must not be blank",
    })
    void campaignOutsideTheVocabularyIsRefused(String field, String value, String told) {
        var wanted = new HashMap<String, Object>(Map.of(
                "name",
                "n",
                "brief",
                "b",
                "kind",
                "genuine",
                "sessionsEach",
                1,
                "rewardMinor",
                0,
                "rewardCurrency",
                "GBP",
                "closesAt",
                "2099-01-01T00:00:00Z"));
        wanted.put(field, field.equals("sessionsEach") ? Integer.valueOf(value) : value);
        as(RESEARCHER, "researcher")
                .body(wanted)
                .post("/campaigns")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", told == null ? notNullValue() : startsWith(told));
    }

    @Test
    void campaignsStateFollowsItsTimesAndItsCountsFollowItsSessions() throws Exception {
        var later = campaign(Map.of("opensAt", "2098-01-01T00:00:00Z", "closesAt", "2099-01-01T00:00:00Z"));
        campaignIs(later).body("state", equalTo("scheduled"));
        var member = join(later);
        member.speaks()
                .body(Map.of("campaignId", later, "declaredKind", "genuine"))
                .post("/sessions")
                .then()
                .statusCode(409)
                .body("detail", containsString("opens at"));

        var open = campaign("genuine", 2);
        var sender = join(open);
        Crowd.open(sender);
        Crowd.upload(sender, "genuine", new byte[] {1, 2, 3});
        campaignIs(open)
                .body("state", equalTo("open"))
                .body("counts.opened", equalTo(2))
                .body("counts.uploaded", equalTo(1));
        as(RESEARCHER, "researcher")
                .get("/campaigns")
                .then()
                .body("id", org.hamcrest.Matchers.hasItem(open.toString()));
        as(RESEARCHER, "researcher")
                .get("/campaigns/{id}/invitations", open)
                .then()
                .body("$", hasSize(1))
                .body("[0].participants", equalTo(1))
                .body("[0]", not(org.hamcrest.Matchers.hasKey("token")));
        as(RESEARCHER, "researcher")
                .post("/campaigns/{id}/closing", open)
                .then()
                .statusCode(204);
        campaignIs(open).body("state", equalTo("closed"));
        as(RESEARCHER, "researcher")
                .get("/campaigns/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse campaignIs(UUID id) {
        return as(RESEARCHER, "researcher").get("/campaigns/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse redeem(String token, Map<String, Object> said) {
        return nobody().body(said)
                .post("/invitations/{token}/redemptions", token)
                .then();
    }
}
