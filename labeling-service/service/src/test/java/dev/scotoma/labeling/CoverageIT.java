package dev.scotoma.labeling;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class CoverageIT {
    private static final String LIGHT = "axes.find { it.axis == 'light_level' }.";

    @Inject
    ObjectStorage storage;

    private final Api researcher = Api.researcher();
    private final Releases releases = new Releases(researcher);
    private UUID alice;
    private UUID bob;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        alice = Neighbours.participant("train");
        bob = Neighbours.participant("test");
    }

    @Test
    void aVersionSaysWhatItNeverShowsAndForgetsWhoWithdrew() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, alice, "two");
        releases.recorded(storage, bob, "three");
        releases.published("v1");
        for (int time = 0; time < 2; time++) { // counted, and as it was counted
            researcher
                    .get("/datasets/v1/coverage")
                    .then()
                    .statusCode(200)
                    .body("genuine", equalTo(3))
                    .body("attack", equalTo(0))
                    .body("people", equalTo(2))
                    .body(LIGHT + "known", equalTo(true))
                    .body(LIGHT + "never", contains("normal", "strong"))
                    .body(LIGHT + "values.find { it.value == 'dark' }.genuine", equalTo(3))
                    .body("axes.find { it.axis == 'distance' }.known", equalTo(false))
                    .body("axes.axis", hasItem("skin_tone"));
        }
        Neighbours.withdraw(bob);
        Neighbours.await(
                "the withdrawal to reach the version",
                () -> researcher.get("/datasets/v1/coverage").path("people").equals(1));
        researcher.get("/datasets/v1/coverage").then().body("genuine", equalTo(2));
    }

    @Test
    void nobodyElseAsksAndOnlyOfWhatIsThere() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.published("v1");
        Api.labeler().get("/datasets/v1/coverage").then().statusCode(403);
        researcher.get("/datasets/v7/coverage").then().statusCode(404).contentType("application/problem+json");
    }
}
