package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Finding.BLIND;
import static dev.scotoma.blindspot.discovery.Finding.ELSEWHERE;
import static dev.scotoma.blindspot.discovery.Finding.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A {@link Finding}, and what becomes of it with an iteration made from the one that has it. */
@QuarkusTest
@WithTestResource(TestStack.class)
class LifeIT {
    @Inject
    Lives lives;

    private List<UUID> finders = List.of();
    private Judged data;
    private UUID first;
    private UUID second;
    private UUID spot;
    private double largestMargin;

    @BeforeEach
    void found() throws Exception {
        data = new Judged();
        first = data.iteration("none");
        second = data.iteration("none");
        data.parent(second, first);
        Finding found = Finding.of(data, first);
        finders = found.finders();
        spot = found.spot();
        largestMargin = found.excess() / 2;
        assertThat(largestMargin).isGreaterThan(.1);
    }

    @AfterEach
    void close() throws SQLException {
        data.close();
    }

    @Test
    void aBlindSpotIsCollectedForRetestedAndClosedOnFreshPeopleOnly() throws Exception {
        life().body("state", equalTo("FOUND"))
                .body("events.state", contains("FOUND"))
                .body("events[0].reason", containsString("found it"))
                .body("events[0].by", notNullValue())
                .body("largestMargin", nullValue());
        refused(409, second, .1, "Nobody has collected for this blind spot yet: open a campaign for it, then retest.");

        UUID campaign = campaign();
        assertThat(lives.follow(spot)).isEqualTo(LifeState.COLLECTING);
        refused(409, second, .1, "A campaign still collects for this blind spot: retest when it has closed.");
        TestStack.execute("UPDATE capture.campaign SET closed = true WHERE campaign_id = ?", campaign);
        assertThat(lives.follow(spot)).isEqualTo(LifeState.COLLECTED);
        assertThat(lives.follow(spot)).isEqualTo(LifeState.COLLECTED);

        // Whoever found it has no say, however well the new iteration does there.
        for (UUID finder : finders) {
            data.session(finder, second, "attack", BLIND, "attack");
        }
        refused(
                409,
                second,
                .1,
                "No session of somebody new lies in this blind spot and is accepted and scored by this iteration.");
        fresh(60, i -> "attack", i -> i % 20 == 0 ? "genuine" : "attack");
        refused(400, second, largestMargin + .01, "The margin must lie above 0 and be at most");
        refused(400, first, .1, "is retested on an iteration that was made from it.");
        retest(second, .1)
                .statusCode(201)
                .body("state", equalTo("CLOSED"))
                .body("retests", hasSize(1))
                .body("retests[0].inside.sessions", equalTo(60))
                .body("retests[0].inside.participants", equalTo(60))
                .body("retests[0].outside.sessions", equalTo(60))
                .body("retests[0].rate", equalTo(0f))
                .body("retests[0].errors", equalTo(0))
                .body("retests[0].baseline", equalTo(.05f))
                .body("retests[0].baselineHigh", greaterThan(.1f))
                .body("retests[0].excess", equalTo(-.05f))
                .body("retests[0].bound", lessThan(.1f))
                .body("retests[0].verdict", equalTo("below_margin"));
        life().body("events.state", contains("FOUND", "COLLECTING", "COLLECTED", "RETESTED", "CLOSED"))
                .body("events[1].campaignId", equalTo(campaign.toString()))
                .body("events[1].by", nullValue())
                .body("events[4].by", notNullValue())
                .body("campaigns.state", contains("closed"));
        refused(409, second, .1, "This blind spot is closed.");
    }

    @Test
    void anIterationThatStillFailsThereNeverClosesItAndItMayBeCollectedForAgain() throws Exception {
        collected();
        fresh(60, i -> i % 3 == 0 ? "attack" : "genuine", i -> i % 20 == 0 ? "genuine" : "attack");
        retest(second, .1)
                .statusCode(201)
                .body("state", equalTo("PERSISTING"))
                .body("retests[0].verdict", equalTo("not_below_margin"))
                .body("retests[0].low", greaterThan(.1f));
        refused(400, second, .11, "The margin must lie above 0 and be at most 0.1000");
        // Asking again spends less: the bound is wider though nothing has changed.
        var again = retest(second, .1).statusCode(201).extract().jsonPath();
        assertThat(again.getDouble("retests[1].tail")).isLessThan(again.getDouble("retests[0].tail"));
        assertThat(again.getDouble("retests[1].bound")).isGreaterThan(again.getDouble("retests[0].bound"));
        campaign();
        assertThat(lives.follow(spot)).isEqualTo(LifeState.COLLECTING);
    }

    @Test
    void tooFewFreshPeopleCloseNothing() throws Exception {
        collected();
        UUID last = fresh(19, i -> "attack", i -> "attack");
        retest(second, .1)
                .statusCode(201)
                .body("state", equalTo("PERSISTING"))
                .body("retests[0].verdict", equalTo("too_few"));
        CaptureSide.withdraw(last);
        retest(second, .1)
                .statusCode(201)
                .body("retests[1].inside.sessions", equalTo(18))
                .body("retests[0].inside.sessions", equalTo(19));
    }

    @Test
    void whatAnAncestorLearnedFromIsKeptOut() throws Exception {
        UUID trained = data.iteration("people of the training split");
        UUID heir = data.iteration("none");
        data.parent(trained, first);
        data.parent(heir, trained);
        collected();
        for (int i = 0; i < 10; i++) {
            UUID person = data.person(i % 2 == 0 ? "train" : "test", "PT");
            data.session(person, heir, "attack", BLIND, "attack");
            data.session(person, heir, "attack", ELSEWHERE, "attack");
        }
        retest(heir, .1).statusCode(201).body("retests[0].inside.sessions", equalTo(5));
    }

    @Test
    void twoRetestsAtOnceAreOneAfterTheOther() throws Exception {
        collected();
        fresh(30, i -> "genuine", i -> "attack");
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var done : both.invokeAll(
                    Collections.nCopies(2, () -> retest(second, .1).extract().statusCode()))) {
                assertThat(done.get()).isEqualTo(201);
            }
        }
        life().body("retests", hasSize(2))
                .body(
                        "events.state",
                        contains(
                                "FOUND",
                                "COLLECTING",
                                "COLLECTED",
                                "RETESTED",
                                "PERSISTING",
                                "RETESTED",
                                "PERSISTING"));
        assertThat(life().extract().jsonPath().getList("retests.tail", Double.class))
                .satisfiesExactly(
                        tail -> assertThat(tail).isCloseTo(.0152, within(1e-4)),
                        tail -> assertThat(tail).isCloseTo(.0038, within(1e-4)));
    }

    @Test
    void blindSpotsAreListedNewestFirst() throws Exception {
        UUID later = Finding.of(data, data.iteration("none")).spot();
        List<String> ids = as("researcher")
                .get("/blind-spots")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertThat(ids).containsSubsequence(later.toString(), spot.toString());
    }

    @Test
    void onlyResearchersReadALifeOrMoveIt() {
        for (String role : List.of("labeler", "participant", "operator")) {
            as(role).get("/blind-spots/" + spot + "/life").then().statusCode(403);
            as(role).body(Map.of("iterationId", second.toString(), "margin", .1))
                    .post("/blind-spots/" + spot + "/retests")
                    .then()
                    .statusCode(403);
        }
        researcher()
                .get("/blind-spots/" + UUID.randomUUID() + "/life")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no blind spot of this id."));
    }

    private interface Decision {
        String of(int person);
    }

    /**
     * New people, each with an attack in the blind spot and one elsewhere, scored by the second iteration; answers the
     * last.
     */
    private UUID fresh(int people, Decision inside, Decision outside) throws SQLException {
        UUID last = spot;
        for (int i = 0; i < people; i++) {
            UUID person = data.person("test", "PT");
            data.session(person, second, "attack", ELSEWHERE, outside.of(i));
            last = data.session(person, second, "attack", BLIND, inside.of(i));
        }
        return last;
    }

    private void collected() throws Exception {
        UUID campaign = campaign();
        lives.follow(spot);
        TestStack.execute("UPDATE capture.campaign SET closed = true WHERE campaign_id = ?", campaign);
        assertThat(lives.follow(spot)).isEqualTo(LifeState.COLLECTED);
    }

    private UUID campaign() throws SQLException {
        UUID campaign = UUID.randomUUID();
        TestStack.execute("""
            INSERT INTO capture.campaign (campaign_id, name, brief, kind, sessions_each, closes_at, created_by, blind_spot_id)
            VALUES (?, 'more of it', 'test', 'genuine', 3, now() + interval '1 day', ?, ?)\
            """, campaign, UUID.randomUUID(), spot);
        return campaign;
    }

    private ValidatableResponse life() {
        return researcher().get("/blind-spots/" + spot + "/life").then().statusCode(200);
    }

    private ValidatableResponse retest(UUID iteration, double margin) {
        return researcher()
                .body(Map.of("iterationId", iteration.toString(), "margin", margin))
                .post("/blind-spots/" + spot + "/retests")
                .then();
    }

    private void refused(int status, UUID iteration, double margin, String sentence) {
        retest(iteration, margin).statusCode(status).body("detail", containsString(sentence));
    }

    private static RequestSpecification researcher() {
        return as("researcher");
    }
}
