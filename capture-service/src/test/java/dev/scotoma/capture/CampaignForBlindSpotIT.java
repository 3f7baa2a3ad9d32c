package dev.scotoma.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A campaign that collects what a blind spot is missing. */
@QuarkusTest
@WithTestResource(TestStack.class)
class CampaignForBlindSpotIT {
    private static final String STATE = "SELECT state FROM capture_pub.campaign_v1 WHERE campaign_id = ?";

    @Test
    void aCampaignNamesTheBlindSpotItCollectsForAndOthersReadIt() throws Exception {
        UUID spot = blindSpot("FOUND");
        UUID campaign = Crowd.campaign(Map.of("blindSpotId", spot.toString(), "camera", "laptop"));
        Crowd.as(Crowd.RESEARCHER, "researcher")
                .get("/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .body("blindSpotId", equalTo(spot.toString()));
        assertThat(Sql.one(
                        "SELECT campaign_id::text FROM capture_pub.campaign_v1 WHERE blind_spot_id = ? AND camera = 'laptop'",
                        spot))
                .isEqualTo(campaign.toString());
    }

    @Test
    void aCampaignThatCollectsForNothingSaysSo() {
        Crowd.as(Crowd.RESEARCHER, "researcher")
                .get("/campaigns/{id}", Crowd.campaign("genuine", 1))
                .then()
                .body("blindSpotId", nullValue());
    }

    @Test
    void aBlindSpotThatDoesNotExistIsRefusedInOneSentence() {
        refused(UUID.randomUUID(), 400, "There is no blind spot of this id");
    }

    @Test
    void nobodyCollectsForAClosedBlindSpot() throws Exception {
        refused(blindSpot("CLOSED"), 409, "This blind spot is closed");
    }

    @Test
    void aCampaignIsPublishedAsScheduledThenOpenThenClosedByTimeAlone() throws Exception {
        UUID campaign = Crowd.campaign(
                Map.of("opensAt", Instant.now().plus(Duration.ofHours(1)).toString()));
        assertThat(Sql.one(STATE, campaign)).isEqualTo("scheduled");
        TestStack.execute(
                "UPDATE capture.campaign SET opens_at = now() - interval '2 hours' WHERE campaign_id = ?", campaign);
        assertThat(Sql.one(STATE, campaign)).isEqualTo("open");
        TestStack.execute(
                "UPDATE capture.campaign SET closes_at = now() - interval '1 hour' WHERE campaign_id = ?", campaign);
        assertThat(Sql.one(STATE, campaign)).isEqualTo("closed");
    }

    private static void refused(UUID spot, int status, String sentence) {
        var wanted = new HashMap<String, Object>(Map.of(
                "name",
                "A round",
                "brief",
                "Look into the camera.",
                "kind",
                "genuine",
                "sessionsEach",
                3,
                "rewardMinor",
                0,
                "rewardCurrency",
                "GBP",
                "closesAt",
                Instant.now().plus(Duration.ofDays(1)).toString(),
                "blindSpotId",
                spot.toString()));
        Crowd.as(Crowd.RESEARCHER, "researcher")
                .body(wanted)
                .post("/campaigns")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(sentence));
    }

    private static UUID blindSpot(String state) throws Exception {
        return UUID.fromString(Sql.one("""
                WITH run AS (
                  INSERT INTO blindspot.mining_run (number, iteration_id, outcome, attempts, baseline, place, total_alpha, alpha, min_support,
                    sessions, participants, errors, base_rate, base_low, base_high, tested, mined_by)
                  SELECT coalesce(max(number), 0) + 1, ?, 'apcer', 'first', 'pooled', 1, 0.05, 0.03, 20, 9, 9, 3, 0.3, 0.1, 0.6, 1, uuidv7()
                  FROM blindspot.mining_run RETURNING number),
                place AS (
                  INSERT INTO blindspot.subdomain (number, rank, verdict, sessions, participants, effective_participants, errors, rate, low,
                    high, difference, adjusted_p, expected)
                  SELECT number, 1, 'found', 3, 3, 3, 3, 1, 0.3, 1, 0.7, 0.01, 0.3 FROM run RETURNING subdomain_id)
                INSERT INTO blindspot.blind_spot (subdomain_id, state) SELECT subdomain_id, ? FROM place RETURNING blind_spot_id
                """, Others.iteration("retired"), state));
    }
}
