package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Researcher.mine;
import static dev.scotoma.blindspot.discovery.Researcher.researcher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * 80 people record an attack by each of five cameras, and five iterations decide them, each blind in another way: each
 * cause is told in one sentence, in the form of the command line.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeFindingIT {
    private static final List<String> CAMERAS = List.of("laptop", "phone_front", "phone_rear", "tablet", "external");
    private static final @Nullable String[] DISTANCES = {"near", "mid", "far", null};
    private static final @Nullable String[] TONES = {null, "1-2", "5-6", "9-10"};
    private static final @Nullable Boolean[] SEEN = {true, false, null};

    /** The iterations by where they are blind. */
    private enum Blind {
        BY_LAPTOP_AND_TABLET,
        BUT_BY_REAR_CAMERA,
        WHERE_THE_DISTANCE_IS_MISSING,
        TO_DARK_SKIN,
        TO_MOIRE
    }

    private final Map<Blind, UUID> iterations = new EnumMap<>(Blind.class);

    private UUID iteration(Blind blind) {
        return Objects.requireNonNull(iterations.get(blind));
    }

    @BeforeAll
    void sessions() throws Exception {
        try (var data = new Judged()) {
            for (Blind blind : Blind.values()) {
                iterations.put(blind, data.iteration("none"));
            }
            for (int person = 0; person < 80; person++) {
                UUID id = data.person("test", "PT");
                String tone = TONES[person % 4];
                data.skinTone(id, tone);
                for (int i = 0; i < 5; i++) {
                    record(data, id, person, i, tone);
                }
            }
        }
    }

    private void record(Judged data, UUID id, int person, int i, @Nullable String tone) throws SQLException {
        String camera = CAMERAS.get(i);
        String distance = DISTANCES[(person / 4 + i) % 4];
        Boolean moire = SEEN[(person / 5 + 2 * i) % 3];
        UUID session =
                data.session(id, iteration(Blind.TO_MOIRE), "attack", new Conditions(camera, distance, "dark"), null);
        data.consensus(session, "moire", moire);
        for (Blind blind : Blind.values()) {
            boolean isBlind = switch (blind) {
                case BY_LAPTOP_AND_TABLET -> camera.equals("laptop") || camera.equals("tablet");
                case BUT_BY_REAR_CAMERA -> !camera.equals("phone_rear");
                case WHERE_THE_DISTANCE_IS_MISSING -> distance == null;
                case TO_DARK_SKIN -> "9-10".equals(tone);
                case TO_MOIRE -> Boolean.TRUE.equals(moire);
            };
            boolean wrong = (person * 7 + i * 3) % 20 < (isBlind ? 12 : 1);
            data.score(session, iteration(blind), wrong ? "genuine" : "attack", 2);
        }
    }

    @Test
    void aSetOfValuesIsOneBlindSpotWhereverItsSessionsAreLookedFor() throws SQLException {
        int number = mine("apcer", iteration(Blind.BY_LAPTOP_AND_TABLET));
        JsonPath found = researcher()
                .get("/mining-runs/" + number + "/subdomains")
                .then()
                .body("findAll { it.verdict == 'found' }", hasSize(1))
                .body("[0].conditions.axis", contains("camera"))
                .body("[0].conditions[0].value.in", contains("laptop", "tablet"))
                .body("[0].sessions", equalTo(160))
                .body("[0].beside.oddsRatio", greaterThan(8f))
                .body("[0].beside.oddsLow", greaterThan(1f))
                .body("[0].beside.heaviestSessions", equalTo(2))
                .extract()
                .jsonPath();
        assertThat(found.getFloat("[0].beside.cappedRate")).isEqualTo(found.getFloat("[0].rate"));
        researcher()
                .queryParam("condition", "camera:{\"in\": [\"laptop\", \"tablet\"]}")
                .get("/mining-runs/" + number + "/sessions")
                .then()
                .body("sessions", equalTo(160))
                .body("errors", equalTo(found.getInt("[0].errors")));
        researcher()
                .queryParam("condition", "camera:{\"not\": [\"laptop\", \"tablet\"]}")
                .get("/mining-runs/" + number + "/sessions")
                .then()
                .body("sessions", equalTo(240));
        researcher()
                .queryParam("condition", "camera:{\"in\": [\"laptop\", \"tablet\"]}")
                .get("/mining-runs/" + number + "/trade-off")
                .then()
                .body("here.sessions", equalTo(160))
                .body("elsewhere.sessions", equalTo(240));
        String spot = found.getString("[0].blindSpotId");
        assertThat(published(spot)).isEqualTo("{\"in\": [\"laptop\", \"tablet\"]}");
        try (var data = new Judged()) {
            UUID fresh = data.person("test", "PT");
            for (String camera : CAMERAS) {
                data.session(
                        fresh,
                        iteration(Blind.BY_LAPTOP_AND_TABLET),
                        "attack",
                        new Conditions(camera, "far", "dark"),
                        "genuine");
            }
        }
        researcher()
                .get("/blind-spots/" + spot + "/confirmation")
                .then()
                .statusCode(200)
                .body("sessions", equalTo(2));
    }

    private static String published(String spot) throws SQLException {
        try (var capture = TestStack.service("capture");
                var select = capture.prepareStatement(
                        "SELECT vals[1] FROM blindspot_pub.blind_spot_v1 WHERE blind_spot_id = ?::uuid")) {
            select.setString(1, spot);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void whatIsSaferIsToldApartAndMakesNoBlindSpotOfTheRest() {
        int number = mine("apcer", iteration(Blind.BUT_BY_REAR_CAMERA));
        researcher()
                .get("/mining-runs/" + number)
                .then()
                .body("found", equalTo(0))
                .body("safer", equalTo(1));
        researcher()
                .get("/mining-runs/" + number + "/subdomains")
                .then()
                .body("[0].verdict", equalTo("safer"))
                .body("[0].conditions.value", contains("phone_rear"))
                .body("[0].beside.oddsRatio", lessThan(0.2f))
                .body("[0].difference", lessThan(0f))
                .body("[0].blindSpotId", nullValue());
    }

    @Test
    void aValueThatNobodyMeasuredIsAValue() {
        int number = mine("apcer", iteration(Blind.WHERE_THE_DISTANCE_IS_MISSING));
        researcher()
                .get("/mining-runs/" + number + "/subdomains")
                .then()
                .body("[0].verdict", equalTo("found"))
                .body("[0].conditions", equalTo(List.of(Map.of("axis", "distance", "value", ""))));
        researcher()
                .get("/mining-runs/" + number + "/sessions?condition=distance:")
                .then()
                .body("sessions", equalTo(100));
        researcher()
                .get("/mining-runs/" + number + "/coverage-gaps")
                .then()
                .body("conditions.flatten().value", not(hasItem("")));
    }

    @Test
    void whatPeopleAreIsMinedOnlyWhereItIsAskedFor() {
        UUID blind = iteration(Blind.TO_DARK_SKIN);
        int usual = mine("apcer", blind);
        researcher()
                .get("/mining-runs/" + usual + "/subdomains")
                .then()
                .body("conditions.flatten().axis", not(hasItem("skin_tone")))
                .body("verdict", not(hasItem("found")));
        int people = mine("apcer", blind, "people");
        researcher().get("/mining-runs/" + people).then().body("also", contains("people"));
        researcher()
                .get("/mining-runs/" + people + "/subdomains")
                .then()
                .body("[0].verdict", equalTo("found"))
                .body("[0].conditions", equalTo(List.of(Map.of("axis", "skin_tone", "value", "9-10"))))
                .body("conditions.flatten().findAll { it.axis == 'skin_tone' }.value", hasItem(""));
        researcher()
                .get("/mining-runs/" + people + "/coverage-gaps?limit=1000")
                .then()
                .body("conditions.flatten().axis", not(hasItem("skin_tone")));
    }

    @Test
    void whatLabelersSawOfAnAttackIsMinedOnDemand() {
        int number = mine("apcer", iteration(Blind.TO_MOIRE), "crowd", "devices");
        researcher()
                .get("/mining-runs/" + number + "/subdomains")
                .then()
                .body("[0].verdict", equalTo("found"))
                .body("[0].conditions", equalTo(List.of(Map.of("axis", "crowd_moire", "value", "present"))))
                .body("conditions.flatten().findAll { it.axis == 'crowd_moire' }.value", hasItem("contested"));
    }
}
