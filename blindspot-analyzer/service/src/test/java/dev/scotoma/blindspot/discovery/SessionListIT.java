package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Researcher.mine;
import static dev.scotoma.blindspot.discovery.Researcher.refused;
import static dev.scotoma.blindspot.discovery.Researcher.researcher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of sessions has what it is asked for, in one order, and nobody who is not to be seen. */
@QuarkusTest
@WithTestResource(TestStack.class)
class SessionListIT {
    private static final Conditions FAR = new Conditions("laptop", "far", "dark");
    private static final Conditions NEAR = new Conditions("phone_front", "near", null);

    private Judged data;
    private UUID own;
    private UUID person;

    @BeforeEach
    void recorded() throws Exception {
        data = new Judged();
        own = data.iteration("none");
        person = data.person("test", "PT");
    }

    @AfterEach
    void close() throws Exception {
        data.close();
    }

    @Test
    void everyFilterNarrowsTheListAndEverySessionSaysWhatItIs() throws Exception {
        UUID accepted = data.session(person, own, "attack", FAR, "genuine");
        data.waver(2);
        UUID caught = data.session(person, own, "attack", NEAR, "attack");
        data.waver(0);
        UUID rejected = data.session(person, own, "genuine", FAR, "attack");
        UUID silent = data.session(person, own, "genuine", NEAR, "no_response");
        UUID unscored = data.session(person, own, "genuine", NEAR, null);
        UUID undecided = data.open(person, "attack", "UPLOADED", null, "tablet");
        assertThat(ids("")).containsExactly(undecided, unscored, silent, rejected, caught, accepted);
        assertThat(ids("&truth=attack")).containsExactly(caught, accepted);
        assertThat(ids("&truth=undecided")).containsExactly(undecided);
        assertThat(ids("&decision=genuine")).containsExactly(accepted);
        assertThat(ids("&decision=no_response")).containsExactly(silent);
        assertThat(ids("&decision=not_scored")).containsExactly(undecided, unscored);
        assertThat(ids("&outcome=right")).containsExactly(caught);
        assertThat(ids("&outcome=wrong")).containsExactly(rejected, accepted);
        assertThat(ids("&outcome=wavering")).containsExactly(caught);
        assertThat(ids("&condition=camera:laptop")).containsExactly(rejected, accepted);
        assertThat(ids("&condition=camera:laptop&condition=attack_type:print")).containsExactly(accepted);
        assertThat(ids("&condition=light_level:")).containsExactly(undecided, unscored, silent, caught);
        assertThat(uuids(researcher()
                        .queryParam("condition", "camera:{\"in\": [\"tablet\", \"laptop\"]}")
                        .get("/sessions?iteration=" + own + "&id=" + person)
                        .jsonPath()))
                .containsExactly(undecided, rejected, accepted);
        assertThat(idsOf("/sessions?iteration=" + own + "&id=" + caught)).containsExactly(caught);
        assertThat(idsOf("/sessions?iteration=" + own + "&id="
                        + caught.toString().substring(20).toUpperCase(Locale.ROOT)))
                .containsExactly(caught);
        String campaign = researcher()
                .get("/sessions?iteration=" + own + "&id=" + caught)
                .then()
                .body("items[0].truth", equalTo("attack"))
                .body("items[0].attackType", equalTo("print"))
                .body("items[0].decision", equalTo("attack"))
                .body("items[0].right", equalTo(true))
                .body("items[0].wavering", equalTo(true))
                .body("items[0].conditions", equalTo(Map.of("camera", "phone_front", "distance", "near")))
                .body("items[0].pictured", equalTo(false))
                .body("items[0].campaign", equalTo("test"))
                .body("iteration.id", equalTo(own.toString()))
                .body("iteration.threshold", equalTo(0.5f))
                .extract()
                .path("items[0].campaignId");
        assertThat(ids("&campaign=" + campaign)).containsExactly(caught);
        researcher()
                .get("/sessions?iteration=" + own + "&id=" + unscored)
                .then()
                .body("items[0].decision", nullValue())
                .body("items[0].right", nullValue());
    }

    @Test
    void aRunAndABlindSpotHaveTheirOwnSessionsAndTheDecisionsThatTheyCounted() throws Exception {
        Finding found = Finding.of(data, own);
        UUID later = data.session(person, own, "attack", Finding.BLIND, "genuine");
        String spot = "/sessions?blindSpot=" + found.spot();
        assertThat(idsOf(spot + "&limit=100")).hasSize(80).doesNotContain(later);
        assertThat(idsOf(spot + "&limit=100&outcome=error"))
                .hasSize(53)
                .isEqualTo(idsOf(spot + "&limit=100&outcome=wrong"));
        int run = researcher().get("/blind-spots/" + found.spot()).jsonPath().getInt("run.number");
        assertThat(idsOf("/sessions?run=" + run + "&condition=camera:tablet&limit=100"))
                .hasSize(80);
    }

    @Test
    void pagesGoOnAndBackAndASessionHasNeighboursInItsList() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(data.session(person, own, "attack", i == 3 ? NEAR : FAR, "attack"));
        }
        UUID left = all.remove(3);
        String list = "/sessions?iteration=" + own + "&id=" + person + "&condition=camera:laptop";
        assertThat(all).isSortedAccordingTo(Comparator.comparing(UUID::toString).reversed());
        JsonPath first = researcher().get(list + "&limit=4").jsonPath();
        assertThat(uuids(first)).isEqualTo(all.subList(0, 4));
        assertThat(first.getString("previous")).isNull();
        JsonPath second = researcher()
                .get(list + "&limit=4&after=" + first.getString("next"))
                .jsonPath();
        assertThat(uuids(second)).isEqualTo(all.subList(4, 6));
        assertThat(second.getString("next")).isNull();
        JsonPath back = researcher()
                .get(list + "&limit=4&before=" + second.getString("previous"))
                .jsonPath();
        assertThat(uuids(back)).isEqualTo(all.subList(0, 4));
        assertThat(back.getString("previous")).isNull();
        assertThat(back.getString("next")).isEqualTo(all.get(3).toString());
        String filters = list.substring("/sessions".length());
        researcher()
                .get("/sessions/" + left + "/neighbours" + filters)
                .then()
                .body("newer", equalTo(all.get(2).toString()))
                .body("older", equalTo(all.get(3).toString()));
        researcher()
                .get("/sessions/" + all.getFirst() + "/neighbours" + filters)
                .then()
                .body("newer", nullValue())
                .body("older", equalTo(all.get(1).toString()));
    }

    @Test
    void whoHasWithdrawnAndABystanderAreNowhere() throws Exception {
        UUID staying = data.session(person, own, "genuine", FAR, "genuine");
        UUID going = data.session(data.person("test", "PT"), own, "genuine", FAR, "genuine");
        UUID crowded = data.session(person, own, "genuine", FAR, "genuine");
        UUID attack = data.session(person, own, "attack", FAR, "genuine");
        // Inspection has seen them, and the round that lists bystanders has not come by.
        for (UUID session : List.of(crowded, attack)) {
            TestStack.execute(
                    "UPDATE blindspot.inspection SET state = 'FAILED', reason = 'several_faces' WHERE session_id = ?",
                    session);
        }
        CaptureSide.withdraw(going);
        assertThat(idsOf("/sessions?iteration=" + own + "&id=" + person)).containsExactly(attack, staying);
        assertThat(idsOf("/sessions?id=" + going)).isEmpty();
        assertThat(idsOf("/sessions?id=" + crowded)).isEmpty();
        researcher()
                .get("/sessions/" + staying + "/neighbours?iteration=" + own)
                .then()
                .body("newer", equalTo(attack.toString()));
        for (UUID session : List.of(going, crowded)) {
            refused(researcher().get("/sessions/" + session + "/portrait"), 404, "There is no picture of a session");
            refused(researcher().get("/sessions/" + session + "/face"), 404, "There is no picture of a session");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            condition=shoe_size:44           | 400 | The axis must be one of attack_type
            condition=camera:drone           | 400 | The axis camera has no value “drone”: it is one of laptop
            condition=camera                 | 400 | A condition is written axis:value
            condition=camera:laptop&condition=camera:tablet | 400 | The axis camera is named twice.
            iteration=01890000-0000-7000-8000-000000000000 | 400 | There is no model iteration of this id.
            iteration=4                      | 400 | The value of iteration is no id.
            campaign=01890000-0000-7000-8000-000000000000  | 400 | There is no campaign of this id.
            blindSpot=01890000-0000-7000-8000-000000000000 | 404 | There is no blind spot of this id.
            run=99999                        | 404 | There is no mining run of this number.
            truth=maybe                      | 400 | The truth must be one of genuine, attack, undecided.
            decision=spoof                   | 400 | The decision must be one of genuine, attack, no_response
            outcome=odd                      | 400 | The outcome must be one of right, wrong, wavering, error.
            outcome=error                    | 400 | What an error is says a mining run
            id=xyz                           | 400 | An id is written in hexadecimal digits
            after=x                          | 400 | The value of after is no id.
            after=01890000-0000-7000-8000-000000000000&before=01890000-0000-7000-8000-000000000000 | 400 | A page begins after
            """)
    void whatThereIsNotIsSaidInOneSentence(String query, int status, String sentence) {
        refused(researcher().get("/sessions?" + query), status, sentence);
    }

    @Test
    void aRunBringsItsIteration() throws Exception {
        data.session(person, own, "attack", FAR, "attack");
        int run = mine("apcer", own);
        refused(
                researcher().get("/sessions?run=" + run + "&iteration=" + own),
                400,
                "A mining run has an iteration of its own");
    }

    /** Who rules on a session or labels it does so without knowing what a model says. */
    @ParameterizedTest
    @CsvSource({"labeler", "reviewer", "operator", "participant"})
    void nobodyElseSeesLists(String role) {
        String session = "/sessions/" + UUID.randomUUID();
        for (String path : List.of(
                "/sessions", session + "/neighbours", session + "/portrait", session + "/face", session + "/faces")) {
            Finding.as(role).get(path).then().statusCode(403);
        }
    }

    /** Of the sessions of this test's person. */
    private List<UUID> ids(String filter) {
        return idsOf("/sessions?iteration=" + own + "&id=" + person + filter);
    }

    private static List<UUID> idsOf(String path) {
        return uuids(researcher().get(path).then().statusCode(200).extract().jsonPath());
    }

    private static List<UUID> uuids(JsonPath page) {
        return page.getList("items.sessionId", UUID.class);
    }
}
