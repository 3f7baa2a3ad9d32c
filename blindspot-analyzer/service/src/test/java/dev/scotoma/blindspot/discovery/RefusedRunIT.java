package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Finding.as;
import static dev.scotoma.blindspot.discovery.Researcher.mine;
import static dev.scotoma.blindspot.discovery.Researcher.refused;
import static dev.scotoma.blindspot.discovery.Researcher.researcher;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is asked of mining runs by whoever may not, or in a way that has no answer. */
@QuarkusTest
@WithTestResource(TestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRunIT {
    private UUID iteration = new UUID(0, 0);

    @BeforeAll
    void attack() throws Exception {
        try (var data = new Judged()) {
            iteration = data.iteration("none");
            data.session(
                    data.person("test", "PT"), iteration, "attack", new Conditions("laptop", "far", "dark"), "attack");
        }
    }

    @Test
    void badInputIsOneSentence() throws Exception {
        String id = iteration.toString();
        refused(
                Map.of("iterationId", UUID.randomUUID().toString(), "outcome", "apcer"),
                404,
                "There is no model iteration of this id.");
        refused(
                Map.of("iterationId", id, "outcome", "far"),
                400,
                "The outcome must be apcer, bpcer, flips, perturbation or disagreement.");
        refused(
                Map.of("iterationId", id, "outcome", "apcer", "also", List.of("skin_tone")),
                400,
                "Also mined can be people, devices and crowd.");
        refused(
                Map.of("iterationId", id, "outcome", "apcer", "alpha", 0),
                400,
                "Alpha must lie between 0 and 1, both left out.");
        refused(
                Map.of("iterationId", id, "outcome", "apcer", "minSupport", 0),
                400,
                "The minimum support must be at least 1 session.");
        refused(Map.of("iterationId", id), 400, "outcome must not be null.");
        refused(Map.of("outcome", "apcer"), 400, "iterationId must not be null.");
        refused(
                Map.of("iterationId", "x", "outcome", "apcer"),
                400,
                "The value of iterationId is not what is expected here");
        try (var data = new Judged()) {
            refused(
                    Map.of("iterationId", data.iteration("none").toString(), "outcome", "bpcer"),
                    409,
                    "There is nothing to mine yet: of ");
        }
        int number = mine("apcer", iteration);
        String run = "/mining-runs/" + number;
        refused(researcher().get("/mining-runs/999999"), 404, "There is no mining run of this number.");
        refused(researcher().get("/mining-runs/999999/subdomains"), 404, "There is no mining run of this number.");
        refused(researcher().get("/mining-runs?iteration=me"), 400, "The value of iteration is no id.");
        refused(researcher().get(run + "/heat-map?x=camera"), 400, "Say which two axes: x and y.");
        refused(researcher().get(run + "/heat-map?x=camera&y=weather"), 400, "The axis must be one of attack_type, ");
        refused(researcher().get(run + "/heat-map?x=camera&y=camera"), 400, "The two axes must differ.");
        refused(researcher().get(run + "/sessions?condition=camera"), 400, "A condition is written axis:value");
        refused(researcher().get(run + "/sessions?condition=weather:wet"), 400, "The axis must be one of ");
        refused(
                researcher().get(run + "/sessions?condition=camera:laptop&condition=camera:tablet"),
                400,
                "The axis camera is named twice.");
        for (String form : List.of("{", "{}", "{\"in\":[]}", "{\"from\":\"x\"}")) {
            refused(
                    researcher().queryParam("condition", "camera:" + form).get(run + "/sessions"),
                    400,
                    "Several values are written ");
        }
        refused(researcher().get(run + "/sessions?after=1"), 400, "The value of after is no id.");
        refused(researcher().get("/blind-spots/" + UUID.randomUUID()), 404, "There is no blind spot of this id.");
    }

    @Test
    void onlyResearchersLook() {
        for (String path : List.of(
                "/mining-runs",
                "/mining-runs/1",
                "/mining-runs/1/subdomains",
                "/mining-runs/1/heat-map",
                "/mining-runs/1/sessions",
                "/blind-spots/" + UUID.randomUUID(),
                "/blind-spots/" + UUID.randomUUID() + "/confirmation")) {
            RestAssured.get("/api/blindspot" + path).then().statusCode(401);
            for (String role : List.of("participant", "labeler", "reviewer", "operator")) {
                as(role).get(path).then().statusCode(403);
            }
        }
        as("reviewer")
                .body(Map.of("iterationId", iteration.toString(), "outcome", "apcer"))
                .post("/mining-runs")
                .then()
                .statusCode(403);
    }
}
