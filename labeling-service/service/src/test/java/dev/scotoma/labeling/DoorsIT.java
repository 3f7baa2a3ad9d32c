package dev.scotoma.labeling;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in, and who is turned away before anything happens. */
@QuarkusTest
@WithTestResource(TestStack.class)
class DoorsIT {
    private static final String ID = "0197c0de-0000-7000-8000-000000000000";

    @ParameterizedTest
    @CsvSource({
        "POST, /claims, labeler",
        "POST, /assignments/" + ID + "/submission, labeler",
        "DELETE, /assignments/" + ID + "/submission, labeler",
        "POST, /assignments/" + ID + "/skip, labeler",
        "DELETE, /assignments/" + ID + "/skip, labeler",
        "POST, /assignments/" + ID + "/release, labeler",
        "GET, /contradictions, researcher",
        "POST, /assignments/" + ID + "/heartbeat, labeler",
        "GET, /my/progress, labeler",
        "GET, /notes/" + ID + ", reviewer",
        "GET, /my/labeling, labeler",
        "PUT, /my/labeling/languages, labeler",
        "POST, /assignments/" + ID + "/objection, labeler",
        "GET, /gold, reviewer",
        "POST, /gold, reviewer",
        "GET, /gold/candidates, reviewer",
        "GET, /gold/waiting, reviewer",
        "POST, /gold/" + ID + "/confirmation, reviewer",
        "POST, /gold/" + ID + "/retirement, reviewer",
        "GET, /reviews, reviewer",
        "POST, /reviews/" + ID + "/rulings, reviewer",
        "DELETE, /reviews/" + ID + "/rulings/spoof, reviewer",
        "GET, /reviews/" + ID + "/votes, reviewer",
        "GET, /reviews/mine, reviewer",
        "GET, /reviews/agreement, reviewer",
        "GET, /gold/clips/" + ID + ", reviewer",
        "GET, /sessions/" + ID + "/consensus, researcher",
        "POST, /datasets, researcher",
        "GET, /datasets, researcher",
        "GET, /datasets/v9, researcher",
        "GET, /datasets/v9/archive, researcher",
        "POST, /datasets/v9/exports, researcher",
        "POST, /datasets/v9/bucket-exports, researcher",
        "GET, /datasets/v9/bucket-exports, researcher",
        "GET, /attributes, labeler",
        "GET, /quality/votes, researcher",
        "GET, /quality/votes.csv, researcher",
        "GET, /quality/consensus, researcher",
        "GET, /quality/consensus.csv, researcher",
        "GET, /quality/disagreements, researcher",
        "GET, /quality/sessions/" + ID + "/votes, researcher",
    })
    void everyDoorAsksForItsRole(String method, String path, String role) {
        UUID person = UUID.randomUUID();
        turnedAway(method, path, null, 401);
        turnedAway(method, path, TestTokens.forged(person, role), 401);
        turnedAway(method, path, TestTokens.expired(person, role), 401);
        turnedAway(method, path, TestTokens.forAudience("capture", person, role), 401);
        turnedAway(method, path, TestTokens.bearer(person, "participant", "operator"), 403);
    }

    @ParameterizedTest
    @CsvSource({"GET, /labelers", "GET, /labelers/" + ID, "POST, /labelers/" + ID + "/state"})
    void whoLabelsIsForOperatorsToSeeAndToStop(String method, String path) {
        turnedAway(method, path, null, 401);
        // Researchers know labelers by pseudonyms; the same counts beside the id of a person would lead them there.
        String others = TestTokens.bearer(UUID.randomUUID(), "participant", "labeler", "reviewer", "researcher");
        turnedAway(method, path, others, 403);
    }

    private static void turnedAway(
            String method, String path, @org.jspecify.annotations.Nullable String token, int status) {
        var request = given().contentType("application/json").body("{}");
        if (token != null) {
            request.header("Authorization", token);
        }
        request.request(method, "/api/labeling" + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    @Test
    void theAttributesComeInTheOrderOfTheHeads() {
        Api.labeler()
                .get("/attributes")
                .then()
                .statusCode(200)
                .body("", hasSize(8))
                .body("name", equalTo(Api.ATTRIBUTES))
                .body("[0].position", equalTo(1));
    }
}
