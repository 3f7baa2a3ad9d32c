package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Finding.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * "Fails here" beside "unknown here", of a {@link Finding}: two places are recorded, and two that are made of the same
 * conditions are not.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
class CoverageIT {
    @Test
    void whatNobodyRecordedIsToldByWhatChanceWouldHaveBrought() throws Exception {
        try (var data = new Judged()) {
            int number = runOf(Finding.of(data, data.iteration("none")));
            as("researcher")
                    .get("/mining-runs/" + number + "/coverage-gaps")
                    .then()
                    .statusCode(200)
                    .body("conditions.value", containsInAnyOrder(List.of("laptop", "near"), List.of("tablet", "far")))
                    .body("[0].conditions.axis", equalTo(List.of("camera", "distance")))
                    .body("sessions", equalTo(List.of(0, 0)))
                    .body("expected", equalTo(List.of(40f, 40f)));
            as("researcher")
                    .get("/mining-runs/" + number + "/coverage-gaps?limit=1")
                    .then()
                    .body("$", hasSize(1));
            as("researcher")
                    .get("/mining-runs/999999/coverage-gaps")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
            as("labeler")
                    .get("/mining-runs/" + number + "/coverage-gaps")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void somebodyWhoRecordsThereFillsTheGapOfLaterLooksOnly() throws Exception {
        try (var data = new Judged()) {
            UUID iteration = data.iteration("none");
            int number = runOf(Finding.of(data, iteration));
            for (int i = 0; i < 20; i++) {
                UUID person = data.person("test", "PT");
                data.session(person, iteration, "attack", new Conditions("laptop", "near", "dark"), "attack");
                data.session(person, iteration, "attack", new Conditions("tablet", "far", "dark"), "attack");
            }
            as("researcher")
                    .get("/mining-runs/" + number + "/coverage-gaps")
                    .then()
                    .body("$", hasSize(2));
            as("researcher")
                    .get("/mining-runs/" + Researcher.mine("apcer", iteration) + "/coverage-gaps")
                    .then()
                    .body("$", empty());
        }
    }

    @Test
    void aGapMayHaveAFewSessionsAndIsOfWhatCampaignsCanAskFor() throws Exception {
        try (var data = new Judged()) {
            UUID iteration = data.iteration("none");
            Finding.of(data, iteration);
            for (int i = 0; i < 60; i++) {
                data.session(data.person("test", "BR"), iteration, "attack", Finding.BLIND, "attack");
            }
            for (int i = 0; i < 3; i++) {
                Conditions few = new Conditions("laptop", "near", "dark");
                data.session(data.person("test", "PT"), iteration, "attack", few, "attack");
            }
            // 22 sessions on tablets could be expected of Brazil.
            as("researcher")
                    .get("/mining-runs/" + Researcher.mine("apcer", iteration) + "/coverage-gaps")
                    .then()
                    .body("conditions.value", containsInAnyOrder(List.of("laptop", "near"), List.of("tablet", "far")))
                    .body("sessions", containsInAnyOrder(3, 0));
        }
    }

    private static int runOf(Finding found) {
        List<String> ids = as("researcher")
                .get("/blind-spots")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertThat(ids).contains(found.spot().toString());
        as("labeler").get("/blind-spots").then().statusCode(403);
        return as("researcher")
                .get("/blind-spots")
                .then()
                .extract()
                .path("find { it.id == '" + found.spot() + "' }.run.number");
    }
}
