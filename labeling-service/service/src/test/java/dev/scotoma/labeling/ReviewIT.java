package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ReviewIT {
    private static final String STANDING =
            "SELECT t.state || ' ' || c.state || ' ' || coalesce(c.present::text, '-') FROM labeling.task t"
                    + " JOIN labeling.consensus c USING (session_id) WHERE c.attribute = 'spoof'";

    private final Api one = Api.reviewer();
    private final Api two = Api.reviewer();
    private final Api three = Api.reviewer();
    private UUID session = new UUID(0, 0);
    private UUID task = new UUID(0, 0);

    @BeforeEach
    void contested() throws Exception {
        Neighbours.reset();
        session = Neighbours.ready(Neighbours.participant("train"));
        task = Neighbours.taskOf(session);
        for (String spoof : List.of("yes", "no", "unsure", "yes", "no", "yes", "no")) {
            var labeler = Api.labeler();
            labeler.submit(labeler.claim(), Api.all("no", "spoof", spoof))
                    .then()
                    .statusCode(204);
        }
    }

    @Test
    void aSecondOpinionIsGivenBlindAndWhatTwoSayIsInForce() throws Exception {
        rule(one, "spoof", true, true).then().statusCode(204);
        assertThat(Neighbours.text(STANDING)).isEqualTo("CONTESTED contested -");
        one.get("/reviews").then().body("", hasSize(0));
        two.get("/reviews").then().body("taskId", contains(task.toString())).body("[0].since", notNullValue());
        two.get("/reviews/" + task + "/votes").then().body("", hasSize(0));
        rule(one, "spoof", true, false).then().statusCode(409).body("detail", containsString("another reviewer"));
        rule(two, "spoof", true, true).then().statusCode(204);
        assertThat(Neighbours.text(STANDING)).isEqualTo("ADJUDICATED adjudicated true");
        agreed(1, 1);
        one.get("/reviews/mine")
                .then()
                .body("[0].opinion", equalTo(true))
                .body("[0].inForce", equalTo(true))
                .body("[0].canTakeBack", equalTo(false));
        one.delete(rulings() + "/spoof").then().statusCode(409);
        two.delete(rulings() + "/spoof").then().statusCode(204);
        assertThat(Neighbours.text(STANDING)).isEqualTo("CONTESTED contested -");
        one.get("/reviews").then().body("", hasSize(0));
    }

    @Test
    void ofTwoWhoDifferAThirdDecides() throws Exception {
        rule(one, "spoof", true, true).then().statusCode(204);
        rule(two, "spoof", false, false).then().statusCode(204);
        assertThat(Neighbours.text(STANDING)).isEqualTo("CONTESTED contested -");
        two.get("/reviews").then().body("", hasSize(0));
        rule(three, "spoof", false, false).then().statusCode(204);
        assertThat(Neighbours.text(STANDING)).isEqualTo("ADJUDICATED adjudicated false");
        agreed(1, 0);
    }

    @Test
    void anOpinionIsTakenBackAndIsNoneOnWhatTheCrowdHasSettled() throws Exception {
        rule(one, "phone", true, true).then().statusCode(409);
        rule(one, "spoof", true, true).then().statusCode(204);
        two.delete(rulings() + "/spoof").then().statusCode(409);
        one.delete(rulings() + "/spoof").then().statusCode(204);
        one.get("/reviews").then().body("taskId", contains(task.toString()));
        rule(one, "spoof", false, false).then().statusCode(204);
        assertThat(Neighbours.text(STANDING)).isEqualTo("ADJUDICATED adjudicated false");
        agreed(0, 0);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.ruling")).isEqualTo(2);
    }

    @Test
    void aClipThatWasRuledOnIsProposedAsGoldAndTwoWhoAnswerForItAreCompared() throws Exception {
        rule(one, "spoof", true, false).then().statusCode(204);
        one.get("/gold/clips/" + session).then().statusCode(200).body("taskId", equalTo(task.toString()));
        String gold = one.post("/gold", Map.of("taskId", task, "present", answers(true, "moire")))
                .then()
                .statusCode(201)
                .extract()
                .path("goldId");
        one.get("/gold/clips/" + session)
                .then()
                .statusCode(409)
                .body("detail", containsString("proposed as gold before"));
        two.get("/gold/waiting").then().body("[0].since", notNullValue());
        two.post("/gold/" + gold + "/confirmation", Map.of("present", answers(true, "glare")))
                .then()
                .statusCode(204);
        three.get("/reviews/agreement")
                .then()
                .statusCode(200)
                .body("attribute", equalTo(Api.ATTRIBUTES))
                .body("gold.pairs", contains(1, 1, 1, 1, 1, 1, 1, 1))
                .body("gold.agreed", contains(1, 1, 0, 1, 0, 1, 1, 1));
        three.get("/gold/clips/" + UUID.randomUUID()).then().statusCode(404);
    }

    private void agreed(int pairs, int same) {
        three.get("/reviews/agreement")
                .then()
                .statusCode(200)
                .body("[7].attribute", equalTo("spoof"))
                .body("[7].contested.pairs", equalTo(pairs))
                .body("[7].contested.agreed", equalTo(same));
    }

    private static Map<String, Boolean> answers(boolean spoof, String shown) {
        var present = new HashMap<String, Boolean>();
        Api.ATTRIBUTES.forEach(attribute -> present.put(attribute, attribute.equals(shown)));
        present.put("spoof", spoof);
        return present;
    }

    private String rulings() {
        return "/reviews/" + task + "/rulings";
    }

    private Response rule(Api reviewer, String attribute, boolean present, boolean second) {
        return reviewer.post(
                rulings(),
                Map.of("attribute", attribute, "present", present, "reason", "Seen.", "secondOpinion", second));
    }
}
