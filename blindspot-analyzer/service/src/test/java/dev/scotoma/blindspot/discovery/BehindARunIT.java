package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Researcher.mine;
import static dev.scotoma.blindspot.discovery.Researcher.researcher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.blindspot.discovery.Reading.Kept;
import dev.scotoma.blindspot.discovery.Reading.Read;
import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mining run is one look at one moment, and its drill-down has its sessions and no others. */
@QuarkusTest
@WithTestResource(TestStack.class)
class BehindARunIT {
    private static final Conditions FAR = new Conditions("laptop", "far", "dark");

    @Inject
    MiningRuns runs;

    @Inject
    Mining mining;

    @Inject
    Reading reading;

    @Test
    void theHeatMapCountsEveryCellOfTwoAxesAndWhatNobodyMeasured() throws Exception {
        UUID own;
        try (var data = new Judged()) {
            own = data.iteration("none");
            for (String light : List.of("normal", "dark")) {
                for (String distance : List.of("far", "near", "mid")) {
                    for (int i = 0; i < 10; i++) {
                        data.session(
                                data.person("test", "PT"),
                                own,
                                "attack",
                                new Conditions("laptop", distance, light),
                                "attack");
                    }
                }
            }
            data.session(data.person("test", "PT"), own, "attack", new Conditions("laptop", "far", null), "attack");
        }
        researcher()
                .get("/mining-runs/" + mine("apcer", own) + "/heat-map?x=light_level&y=distance")
                .then()
                .statusCode(200)
                .body("xValues", equalTo(List.of("dark", "normal", "")))
                .body("yValues", equalTo(List.of("near", "mid", "far")))
                .body("sessions", equalTo(61))
                .body("unknown", equalTo(0))
                .body("cells", hasSize(7))
                .body("cells.find { it.x == 'normal' && it.y == 'far' }.sessions", equalTo(10))
                .body("cells.find { it.x == '' }.sessions", equalTo(1))
                .body("cells.find { it.x == '' }.small", equalTo(true));
    }

    @Test
    void theSessionsBehindASubdomainComeInPagesAndWithoutTheWithdrawnOnes() throws Exception {
        UUID own;
        UUID going;
        try (var data = new Judged()) {
            own = data.iteration("none");
            UUID person = data.person("test", "PT");
            for (int i = 0; i < 5; i++) {
                data.session(person, own, "attack", FAR, i == 0 ? "genuine" : "attack");
            }
            data.session(person, own, "attack", new Conditions("tablet", "far", "dark"), "attack");
            going = data.session(data.person("test", "PT"), own, "attack", FAR, "genuine");
        }
        int number = mine("apcer", own);
        String behind = "/mining-runs/" + number + "/sessions?condition=camera:laptop&condition=distance:far";
        researcher()
                .get(behind)
                .then()
                .statusCode(200)
                .body("sessions", equalTo(6))
                .body("errors", equalTo(2))
                .body("items[0].sessionId", equalTo(going.toString()))
                .body("items[0].error", equalTo(true))
                .body("items[0].decision", equalTo("genuine"))
                .body("items[0].attackType", equalTo("print"))
                .body("items[0].threshold", notNullValue())
                .body("next", nullValue());
        researcher()
                .get(behind + "&error=true")
                .then()
                .body("items", hasSize(2))
                .body("items.error", containsInAnyOrder(true, true));
        List<String> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            JsonPath body = researcher()
                    .get(behind + "&limit=2" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(body.getList("items.sessionId"));
            after = "&after=" + body.getString("next");
        }
        assertThat(seen).hasSize(6).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(after).isEqualTo("&after=null");

        CaptureSide.withdraw(going);
        researcher()
                .get(behind)
                .then()
                .body("sessions", equalTo(5))
                .body("errors", equalTo(1))
                .body("items.sessionId", not(hasItem(going.toString())));
        researcher()
                .get("/mining-runs/" + number + "/heat-map?x=camera&y=distance")
                .then()
                .body("sessions", equalTo(6))
                .body("cells.find { it.x == 'laptop' }.errors", equalTo(1));
    }

    @Test
    void whatIsScoredAfterARunIsNotAmongItsSessions() throws Exception {
        try (var data = new Judged()) {
            UUID own = data.iteration("none");
            UUID person = data.person("test", "PT");
            data.session(person, own, "attack", new Conditions("laptop", "far", "dark"), "attack");
            int number = mine("apcer", own);
            data.session(person, own, "attack", new Conditions("laptop", "far", "dark"), "attack");
            researcher().get("/mining-runs/" + number + "/sessions").then().body("sessions", equalTo(1));
            researcher()
                    .get("/mining-runs/" + mine("apcer", own) + "/sessions")
                    .then()
                    .body("sessions", equalTo(2));
        }
    }

    @Test
    void aRunKeepsItsSessionsWhateverBecomesOfThem() throws Exception {
        try (var data = new Judged()) {
            UUID own = data.iteration("none");
            UUID person = data.person("test", "PT");
            UUID again = data.session(person, own, "attack", FAR, "genuine");
            UUID reviewed = data.session(person, own, "attack", FAR, "attack");
            data.session(person, own, "genuine", FAR, "attack");
            int number = mine("apcer", own);
            TestStack.execute("UPDATE blindspot.inspection SET pack_version = 3 WHERE session_id = ?", again);
            TestStack.execute("UPDATE capture.session SET truth = 'genuine' WHERE session_id = ?", reviewed);
            researcher()
                    .get("/mining-runs/" + number + "/sessions")
                    .then()
                    .body("items.sessionId", containsInAnyOrder(again.toString(), reviewed.toString()))
                    .body("errors", equalTo(1));
            researcher()
                    .get("/mining-runs/" + number + "/trade-off?condition=camera:laptop")
                    .then()
                    .body("here.sessions", equalTo(3));
        }
    }

    @Test
    @Timeout(60)
    void whoWithdrawsIsErasedFromTheRun() throws Exception {
        UUID going;
        int number;
        try (var data = new Judged()) {
            UUID own = data.iteration("none");
            going = data.session(data.person("test", "PT"), own, "attack", FAR, "attack");
            data.session(data.person("test", "PT"), own, "attack", FAR, "attack");
            number = mine("apcer", own);
        }
        assertThat(places(number)).isEqualTo(2);
        CaptureSide.withdraw(going);
        while (places(number) > 1) {
            Thread.onSpinWait();
        }
        researcher().get("/mining-runs/" + number).then().body("sessions", equalTo(2));
    }

    private static int places(int number) throws SQLException {
        try (var owner = TestStack.owner();
                var select =
                        owner.prepareStatement("SELECT count(*) FROM blindspot.mining_run_session WHERE number = ?")) {
            select.setInt(1, number);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Nobody waits for the reading, as it locks nothing; what it has read of them is not stored. */
    @Test
    @Timeout(60)
    void aRunBeginsAgainWhereSomebodyWithdrewWhomItHadRead() throws Exception {
        try (var data = new Judged()) {
            UUID own = data.iteration("none");
            UUID going = data.session(data.person("test", "PT"), own, "attack", FAR, "attack");
            UUID staying = data.session(data.person("test", "PT"), own, "attack", FAR, "attack");
            var wanted = new NewMiningRun(own, "apcer", null, null, null, null, 20, null);
            MiningScope scope = runs.scope(wanted);
            List<Outcome> outcomes = List.of(Outcome.APCER);
            Read read = reading.of(scope, outcomes);
            assertThat(read.sessions()).extracting(Kept::session).containsExactlyInAnyOrder(going, staying);
            CaptureSide.withdraw(going);
            assertThat(mining.mined(wanted, UUID.randomUUID(), scope, outcomes, read))
                    .isEmpty();
            researcher().get("/mining-runs?iteration=" + own).then().body("", hasSize(0));

            Read next = reading.of(scope, outcomes);
            assertThat(mining.mined(wanted, UUID.randomUUID(), scope, outcomes, next))
                    .isPresent();
            researcher().get("/mining-runs?iteration=" + own).then().body("sessions", equalTo(List.of(1)));
        }
    }
}
