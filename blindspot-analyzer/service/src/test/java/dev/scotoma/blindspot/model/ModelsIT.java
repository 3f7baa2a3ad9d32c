package dev.scotoma.blindspot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ModelsIT {
    @Inject
    Models models;

    @Inject
    Starter starter;

    @Inject
    ObjectStorage storage;

    @AfterEach
    void retire() throws Exception {
        Registered.retireCandidates();
    }

    @Test
    void theStarterIsRegisteredOnceHoweverManyReplicasStart() throws Exception {
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (var done : replicas.invokeAll(Collections.nCopies(4, () -> {
                starter.run();
                return true;
            }))) {
                done.get();
            }
        }
        var registered = models.list().stream()
                .filter(iteration -> iteration.manifest().name().equals("starter"))
                .toList();
        assertThat(registered).hasSize(1);
        assertThat(registered.getFirst().state()).isEqualTo(State.CURRENT);
        assertThat(sha256(
                        storage.open(registered.getFirst().networks().getFirst().key())))
                .isEqualTo(
                        registered.getFirst().manifest().networks().getFirst().sha256());
    }

    @Test
    void theSameManifestIsOneIterationAndAnotherUnderItsNameIsAConflict() throws Exception {
        Iteration first = register("kept", 1, "kept");
        assertThat(register("kept", 1, "kept")).isEqualTo(first);
        assertThatThrownBy(() -> register("kept", 1, "changed"))
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "There is kept iteration 1 already, and an iteration is never overwritten; give this one another number.");
    }

    @Test
    void aParentHasToBeRegisteredAndIsKept() throws Exception {
        String child = manifest("heir", 2, sha256("heir")) + "parent: {name: heir, iteration: 1}\n";
        byte[] network = "heir".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Registered.of(models, storage, child, network, State.CANDIDATE))
                .isInstanceOf(Problem.class)
                .hasMessage("The parent, heir iteration 1, is not registered.");
        register("heir", 1, "parent");
        Iteration registered = Registered.of(models, storage, child, network, State.CANDIDATE);
        as("researcher")
                .get("/api/blindspot/models/" + registered.id())
                .then()
                .body("model.parent", equalTo("heir iteration 1"));
    }

    @Test
    void aResearcherPromotesAndRetiresWithAReasonThatStays() throws Exception {
        Iteration iteration = register("promoted", 1, "promoted");
        String path = "/api/blindspot/models/" + iteration.id();
        post(path + "/promote", "better on far faces").then().statusCode(200).body("model.state", equalTo("current"));
        post(path + "/promote", "again")
                .then()
                .statusCode(409)
                .body("detail", equalTo("promoted iteration 1 is current already."));
        post(path + "/retire", " ").then().statusCode(400);
        post(path + "/retire", "replaced")
                .then()
                .statusCode(200)
                .body("model.state", equalTo("retired"))
                .body("changes.reason", contains("better on far faces", "replaced"))
                .body("changes.state", contains("current", "retired"));
        as("labeler")
                .contentType("application/json")
                .body("{\"reason\": \"x\"}")
                .post(path + "/promote")
                .then()
                .statusCode(403);
        post("/api/blindspot/models/" + UUID.randomUUID() + "/promote", "x")
                .then()
                .statusCode(404);
    }

    @Test
    void researchersReadTheIterationsAndNobodyElseDoes() throws Exception {
        Iteration shown = register("shown", 2, "shown");
        as("researcher")
                .get("/api/blindspot/models")
                .then()
                .statusCode(200)
                .body("find { it.name == 'shown' }.iteration", equalTo(2))
                .body("find { it.name == 'shown' }.state", equalTo("candidate"))
                .body("find { it.name == 'shown' }.digest", equalTo(sha256(manifest("shown", 2, sha256("shown")))))
                .body("find { it.name == 'shown' }.heads", hasSize(2))
                .body("find { it.name == 'shown' }.heads", hasItem("spoof"))
                .body("find { it.name == 'shown' }.scored", equalTo(0));
        as("researcher")
                .get("/api/blindspot/models/" + shown.id())
                .then()
                .statusCode(200)
                .body("model.name", equalTo("shown"))
                .body("thresholdFrom", equalTo("a test"));
        as("researcher")
                .get("/api/blindspot/models/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        as("labeler").get("/api/blindspot/models").then().statusCode(403);
        RestAssured.get("/api/blindspot/models").then().statusCode(401);
    }

    @Test
    void anIterationThatCannotBeReadHidesNoOther() throws Exception {
        Iteration readable = register("readable", 1, "readable");
        UUID newer = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO blindspot.model_iteration (iteration_id, name, iteration, state, manifest, digest, threshold) "
                        + "VALUES (?, 'newer', 1, 'candidate', 'name: newer', sha256('newer'), 0.5)",
                newer);
        TestStack.execute(
                "INSERT INTO blindspot.network (iteration_id, position, storage_key, bytes) VALUES (?, 0, 'models/newer.pt', 1)",
                newer);
        assertThat(models.list()).contains(readable);
        assertThat(models.find(newer)).isEmpty();
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given().header("Authorization", TestTokens.bearer(UUID.randomUUID(), role));
    }

    private static Response post(String path, String reason) {
        return as("researcher")
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post(path);
    }

    private Iteration register(String name, int iteration, String network) throws Exception {
        return Registered.of(
                models,
                storage,
                manifest(name, iteration, sha256(network)),
                network.getBytes(StandardCharsets.UTF_8),
                State.CANDIDATE);
    }

    private static String sha256(String content) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(InputStream content) throws Exception {
        try (content) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        }
    }

    static String manifest(String name, int iteration, String sha256) {
        return """
                name: %s
                iteration: %d
                network: {file: network.pt, format: torchscript, sha256: %s}
                input: {width: 32, height: 32, channels: rgb, scale: 1, mean: [0, 0, 0], std: [1, 1, 1]}
                crop: {around: face, context: 2}
                output: {heads: [moire, spoof], decides: spoof}
                threshold: {value: 0.5, from: a test}
                aggregation: mean
                lineage: {trainedOn: nothing, participants: none}
                """.formatted(name, iteration, sha256);
    }
}
