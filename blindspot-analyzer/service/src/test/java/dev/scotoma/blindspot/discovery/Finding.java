package dev.scotoma.blindspot.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.kit.testing.TestTokens;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A blind spot that a run makes of 80 people, each with an attack in it and one elsewhere.
 *
 * @param excess with which it was found
 */
record Finding(UUID spot, List<UUID> finders, double excess) {
    static final Conditions BLIND = new Conditions("laptop", "far", "dark");
    static final Conditions ELSEWHERE = new Conditions("tablet", "near", "dark");

    static Finding of(Judged data, UUID iteration) throws SQLException {
        List<UUID> finders = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            UUID person = data.person("test", "PT");
            finders.add(person);
            data.session(person, iteration, "attack", BLIND, i % 3 == 0 ? "attack" : "genuine");
            data.session(person, iteration, "attack", ELSEWHERE, i % 20 == 0 ? "genuine" : "attack");
        }
        var run = as("researcher")
                .body(Map.of("iterationId", iteration.toString(), "outcome", "apcer", "minSupport", 20))
                .post("/mining-runs")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(run.getInt("found")).isEqualTo(1);
        var found = as("researcher")
                .get("/mining-runs/" + run.getInt("number") + "/subdomains")
                .then()
                .extract()
                .jsonPath();
        return new Finding(
                UUID.fromString(found.getString("[0].blindSpotId")), finders, found.getDouble("[0].difference"));
    }

    static RequestSpecification as(String role) {
        return RestAssured.given()
                .basePath("/api/blindspot")
                .contentType("application/json")
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), role));
    }
}
