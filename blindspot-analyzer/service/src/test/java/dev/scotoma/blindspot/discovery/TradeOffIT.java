package dev.scotoma.blindspot.discovery;

import static dev.scotoma.blindspot.discovery.Finding.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.discovery.Judged.Conditions;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a {@link Finding} with genuine sessions beside it; {@link Judged} gives every decision the score .1 or .9. */
@QuarkusTest
@WithTestResource(TestStack.class)
class TradeOffIT {
    @Test
    void whatAnAttackIsMadeOfIsAskedOfAttacksOnlyAndTheUnknownIsOnNeitherSide() throws Exception {
        try (var data = new Judged()) {
            UUID iteration = data.iteration("none");
            for (int i = 0; i < 10; i++) {
                UUID person = data.person("test", "PT");
                data.session(person, iteration, "genuine", Finding.BLIND, i < 1 ? "attack" : "genuine");
                data.session(person, iteration, "genuine", Finding.ELSEWHERE, i < 3 ? "attack" : "genuine");
                data.session(person, iteration, "genuine", new Conditions(null, "far", "dark"), "genuine");
            }
            int number = as("researcher")
                    .get("/blind-spots/" + Finding.of(data, iteration).spot())
                    .path("run.number");
            JsonPath found = as("researcher")
                    .get("/mining-runs/" + number + "/trade-off?condition=camera:laptop&condition=attack_type:print")
                    .then()
                    .statusCode(200)
                    .body("threshold", equalTo(.5f))
                    .body("here.sessions", equalTo(80 + 10))
                    .body("here.participants", equalTo(80 + 10))
                    .body("elsewhere.sessions", equalTo(80 + 10))
                    .body("here.accepted.errors", equalTo(53))
                    .body("here.accepted.sessions", equalTo(80))
                    .body("here.accepted.low", lessThan(53 / 80f))
                    .body("here.rejected.errors", equalTo(1))
                    .body("here.rejected.sessions", equalTo(10))
                    .body("elsewhere.rejected.errors", equalTo(3))
                    .body("here.histograms", hasSize(2))
                    .body("here.histograms[0].species", nullValue())
                    .extract()
                    .jsonPath();
            // 27 of 80 attacks in the blind spot are told, and one of ten genuine sessions is rejected.
            assertThat(bins(found, "here.histograms[0]")).isEqualTo(List.of(9, 1));
            assertThat(bins(found, "here.histograms[1]")).isEqualTo(List.of(53, 27));
            assertThat(bins(found, "elsewhere.histograms[0]")).isEqualTo(List.of(7, 3));
            assertThat(bins(found, "elsewhere.histograms[1]")).isEqualTo(List.of(4, 76));
            assertThat(found.getDouble("here.det.find { it.threshold == 0.5 }.far"))
                    .isEqualTo(53 / 80.0);
            assertThat(found.getDouble("here.det.find { it.threshold == 0.5 }.bpcer"))
                    .isEqualTo(.1);
        }
    }

    /** At .1 and at .9; nothing is anywhere else. */
    private static List<Integer> bins(JsonPath found, String histogram) {
        List<Integer> counts = found.getList(histogram + ".counts", Integer.class);
        assertThat(counts).hasSize(25);
        assertThat(counts.stream().filter(count -> count > 0)).hasSizeLessThanOrEqualTo(2);
        return List.of(counts.get(2), counts.get(22));
    }

    @Test
    void withoutGenuineSessionsThereIsNoTradeOffAndWithoutConditionsNoQuestion() throws Exception {
        try (var data = new Judged()) {
            UUID iteration = data.iteration("none");
            int number = as("researcher")
                    .get("/blind-spots/" + Finding.of(data, iteration).spot())
                    .path("run.number");
            String path = "/mining-runs/" + number + "/trade-off";
            as("researcher")
                    .get(path + "?condition=camera:laptop")
                    .then()
                    .body("here.det", empty())
                    .body("here.histograms", hasSize(2));
            as("researcher").get(path).then().statusCode(400).contentType("application/problem+json");
            as("researcher").get(path + "?condition=weather:fine").then().statusCode(400);
            as("labeler").get(path + "?condition=camera:laptop").then().statusCode(403);
        }
    }
}
