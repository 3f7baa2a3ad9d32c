package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Researcher.mine;
import static dev.scotoma.blindspot.discovery.Researcher.refused;
import static dev.scotoma.blindspot.discovery.Researcher.researcher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithTestResource(TestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiningRunIT {
    private static final String[] CAMERAS = {"laptop", "phone_front"};
    private static final String[] DISTANCES = {"near", "mid", "far"};
    private static final String[] LIGHTS = {"dark", "normal"};

    private UUID iteration = new UUID(0, 0);
    private UUID judged = new UUID(0, 0);

    /**
     * 120 people with three attacks each. By laptop and far the model is blind to most, elsewhere to 1 of 20; all
     * genuine sessions are accepted. Beside them one session of every kind that cannot be used.
     */
    @BeforeAll
    void attacks() throws Exception {
        try (var data = new Judged()) {
            iteration = data.iteration("none");
            judged = data.iteration("the participants of the train and dev splits");
            for (int person = 0; person < 120; person++) {
                UUID id = data.person(person % 2 == 0 ? "test" : "train", person % 3 == 0 ? "PT" : "NO");
                for (int i = 0; i < 3; i++) {
                    int at = person + i;
                    String camera = CAMERAS[person / 3 % 2];
                    String distance = DISTANCES[at % 3];
                    boolean blind = camera.equals("laptop") && distance.equals("far");
                    boolean wrong = blind ? person % 7 != 0 : (person * 3 + i) % 20 == 7;
                    var conditions = new Conditions(camera, distance, LIGHTS[person % 2]);
                    data.session(id, iteration, "attack", conditions, wrong ? "genuine" : "attack");
                    data.session(id, judged, "attack", conditions, "attack");
                }
                data.session(id, iteration, "genuine", new Conditions("laptop", "near", "dark"), "genuine");
            }
            var laptop = new Conditions("laptop", "far", "dark");
            UUID other = data.person("test", "PT");
            data.session(other, iteration, "attack", laptop, "no_response");
            data.open(other, "attack", "UPLOADED", null, "laptop");
            data.open(other, "attack", "REJECTED", "undecided", "laptop");
        }
    }

    @Test
    void aRunFindsTheBlindSpotThatWasPlantedAndSaysWhatItCovered() throws SQLException {
        int number = mine("apcer", iteration);
        researcher()
                .get("/mining-runs/" + number)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("apcer"))
                .body("sessions", equalTo(360))
                .body("participants", equalTo(120))
                .body("minSupport", equalTo(20))
                .body("totalAlpha", equalTo(0.05f))
                .body("tested", greaterThan(10))
                .body("found", equalTo(1))
                .body("excluded.find { it.reason == 'no_response' }.sessions", equalTo(1))
                .body("excluded.find { it.reason == 'not_decided' }.sessions", equalTo(1))
                .body("excluded.find { it.reason == 'rejected' }.sessions", equalTo(1))
                // The other iteration's sessions have no score by this one; other tests leave theirs beside them.
                .body("excluded.find { it.reason == 'not_scored' }.sessions", greaterThanOrEqualTo(360));
        JsonPath list = researcher()
                .get("/mining-runs/" + number + "/subdomains")
                .then()
                .statusCode(200)
                .body("[0].verdict", equalTo("found"))
                .body("[0].state", equalTo("FOUND"))
                .body("[0].conditions.axis", equalTo(List.of("camera", "distance")))
                .body("[0].conditions.value", equalTo(List.of("laptop", "far")))
                .body("[0].sessions", equalTo(60))
                .body("[0].participants", equalTo(60))
                .body("[0].adjustedP", lessThan(0.001f))
                .body("verdict", hasItems("explained", "not_shown"))
                .body("find { it.conditions.value == ['laptop'] }.blindSpotId", nullValue())
                .extract()
                .jsonPath();
        float rate = list.getFloat("[0].rate");
        assertThat(list.getFloat("[0].errors")).isEqualTo(rate * 60);
        assertThat(rate).isGreaterThan(0.6f);
        assertThat(list.getFloat("[0].low")).isBetween(0.4f, rate);
        assertThat(list.getFloat("[0].high")).isBetween(rate, 1f);
        researcher()
                .get("/blind-spots/" + list.getString("[0].blindSpotId"))
                .then()
                .statusCode(200)
                .body("run.number", equalTo(number))
                .body("state", equalTo("FOUND"))
                .body("subdomain.rank", equalTo(1));
        published(number, list.getString("[0].blindSpotId"));
    }

    private static void published(int number, String blindSpot) throws SQLException {
        try (var capture = TestStack.service("capture");
                var select = capture.prepareStatement(
                        "SELECT blind_spot_id::text, array_to_string(axes, ',') || '=' || array_to_string(vals, ',') "
                                + "FROM blindspot_pub.blind_spot_v1 WHERE mining_run = ?")) {
            select.setInt(1, number);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(blindSpot);
                assertThat(row.getString(2)).isEqualTo("camera,distance=laptop,far");
                assertThat(row.next()).isFalse();
            }
        }
    }

    @Test
    void looksAreNumberedWithoutGapsAndListedNewestFirst() {
        int first = mine("apcer", iteration);
        refused(Map.of("iterationId", iteration.toString(), "outcome", "apcer", "alpha", 2), 400, "Alpha must lie");
        int second = mine("bpcer", iteration);
        assertThat(second).isEqualTo(first + 1);
        researcher()
                .get("/mining-runs?iteration=" + iteration)
                .then()
                .body("[0].number", equalTo(second))
                .body("[0].errors", equalTo(0))
                .body("[0].baseRate", equalTo(0f))
                .body("[0].sessions", equalTo(120))
                .body("[1].number", equalTo(first));
        researcher().get("/mining-runs?iteration=" + judged).then().body("number", not(hasItem(second)));
    }

    @Test
    void theLooksAtAnIterationAndOutcomeShareOneAlpha() throws Exception {
        UUID own;
        try (var data = new Judged()) {
            own = data.iteration("none");
            UUID person = data.person("test", "PT");
            data.session(person, own, "attack", new Conditions("laptop", "far", "dark"), "attack");
            data.session(person, own, "genuine", new Conditions("laptop", "far", "dark"), "genuine");
        }
        Map<String, Object> first = Map.of("iterationId", own.toString(), "outcome", "apcer", "alpha", 0.1);
        researcher()
                .body(first)
                .post("/mining-runs")
                .then()
                .statusCode(201)
                .body("place", equalTo(1))
                .body("totalAlpha", equalTo(0.1f))
                .body("alpha", equalTo((float) AlphaSpending.share(0.1, 1)));
        // Another species or other attempts are another run over the same outcome; another outcome has an alpha of its
        // own.
        researcher()
                .body(Map.of("iterationId", own.toString(), "outcome", "apcer", "species", "print", "attempts", "all"))
                .post("/mining-runs")
                .then()
                .body("place", equalTo(2))
                .body("totalAlpha", equalTo(0.1f))
                .body("alpha", equalTo((float) AlphaSpending.share(0.1, 2)));
        researcher().get("/mining-runs/" + mine("bpcer", own)).then().body("place", equalTo(1));
        refused(
                Map.of("iterationId", own.toString(), "outcome", "apcer", "alpha", 0.2),
                409,
                "All mining runs of this iteration and outcome share an alpha of 0.1, which the first of them set");
        // A run that came to nothing spends nothing.
        refused(
                Map.of("iterationId", own.toString(), "outcome", "apcer", "species", "makeup"),
                409,
                "There is nothing");
        researcher().get("/mining-runs/" + mine("apcer", own)).then().body("place", equalTo(3));
    }

    @Test
    void whoLooksAtTheSameTimeTakesTurns() throws Exception {
        UUID own;
        try (var data = new Judged()) {
            own = data.iteration("none");
            data.session(data.person("test", "PT"), own, "attack", new Conditions("laptop", "far", "dark"), "attack");
        }
        try (var researchers = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> runs = Collections.nCopies(6, () -> mine("apcer", own));
            for (var run : researchers.invokeAll(runs)) {
                assertThat(run.get()).isPositive();
            }
        }
        researcher().get("/mining-runs?iteration=" + own).then().body("place", containsInAnyOrder(1, 2, 3, 4, 5, 6));
    }

    @Test
    void anIterationThatLearnedFromParticipantsIsJudgedByTheTestSplitAlone() {
        int number = mine("apcer", judged);
        researcher()
                .get("/mining-runs/" + number)
                .then()
                .body("sessions", equalTo(180))
                .body("participants", equalTo(60))
                .body("excluded.find { it.reason == 'in_training' }.sessions", greaterThanOrEqualTo(360));
    }

    @Test
    void oneReadingServesEveryOutcome() throws Exception {
        UUID own;
        try (var data = new Judged()) {
            own = data.iteration("none");
            UUID person = data.person("test", "PT");
            data.session(person, own, "attack", new Conditions("laptop", "far", "dark"), "genuine");
            data.session(person, own, "genuine", new Conditions("laptop", "far", "dark"), "genuine");
        }
        researcher()
                .body(Map.of("iterationId", own.toString(), "minSupport", 20))
                .post("/mining-runs/every-outcome")
                .then()
                .statusCode(201)
                // It has no parent and asks for no perturbations.
                .body("outcome", equalTo(List.of("apcer", "bpcer", "flips")))
                .body("sessions", equalTo(List.of(1, 1, 2)))
                .body("errors", equalTo(List.of(1, 0, 0)))
                .body("minedAt.unique()", hasSize(1));
        try (var data = new Judged()) {
            refused(
                    researcher()
                            .body(Map.of("iterationId", data.iteration("none").toString()))
                            .post("/mining-runs/every-outcome"),
                    409,
                    "There is nothing to mine yet");
        }
    }
}
