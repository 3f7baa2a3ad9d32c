package dev.scotoma.blindspot.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays a researcher who mines. */
final class Researcher {
    private Researcher() {}

    static RequestSpecification researcher() {
        return Finding.as("researcher");
    }

    /** Answers the run's number. */
    static int mine(String outcome, UUID of, String... also) {
        var wanted =
                new HashMap<String, Object>(Map.of("iterationId", of.toString(), "outcome", outcome, "minSupport", 20));
        if (also.length > 0) {
            wanted.put("also", List.of(also));
        }
        return researcher()
                .body(wanted)
                .post("/mining-runs")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("number");
    }

    static void refused(Map<String, Object> wanted, int status, String sentence) {
        refused(researcher().body(wanted).post("/mining-runs"), status, sentence);
    }

    static void refused(Response answer, int status, String sentence) {
        ValidatableResponse refusal = answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(refusal.extract().jsonPath().getString("detail"))
                .startsWith(sentence)
                .endsWith(".");
    }
}
