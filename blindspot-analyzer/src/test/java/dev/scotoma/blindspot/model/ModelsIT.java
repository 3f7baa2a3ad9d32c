package dev.scotoma.blindspot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestStack.class)
class ModelsIT {
    @Inject
    Models models;

    @Inject
    Starter starter;

    @Inject
    ObjectStorage storage;

    @TempDir
    Path folder;

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
        assertThat(sha256(storage.open(registered.getFirst().networkKey())))
                .isEqualTo(registered.getFirst().manifest().network().sha256());
    }

    @Test
    void bytesThatTheManifestDoesNotDescribeAreRefused() throws Exception {
        Path network = network("one");
        assertThatThrownBy(() -> models.register(manifest("refused", 1, sha256("other")), network, State.CANDIDATE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(sha256("one"))
                .hasMessageContaining(sha256("other"));
        assertThatThrownBy(() -> models.register("name: 1\ncolour: red", network, State.CANDIDATE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("line 2: unknown key \"colour\"");
    }

    @Test
    void theSameNetworkIsOneIterationAndAnotherNetworkUnderItsNameIsAConflict() throws Exception {
        Iteration first = models.register(manifest("kept", 1, sha256("kept")), network("kept"), State.CANDIDATE);
        assertThat(models.register(manifest("kept", 1, sha256("kept")), network("kept"), State.CANDIDATE))
                .isEqualTo(first);
        assertThatThrownBy(() ->
                        models.register(manifest("kept", 1, sha256("changed")), network("changed"), State.CANDIDATE))
                .isInstanceOf(Problem.class)
                .hasMessage("Iteration 1 of kept is another network already.");
    }

    @Test
    void researchersReadTheIterationsAndNobodyElseDoes() throws Exception {
        Iteration shown = models.register(manifest("shown", 2, sha256("shown")), network("shown"), State.CANDIDATE);
        as("researcher")
                .get("/api/blindspot/models")
                .then()
                .statusCode(200)
                .body("find { it.name == 'shown' }.iteration", equalTo(2))
                .body("find { it.name == 'shown' }.state", equalTo("candidate"))
                .body("find { it.name == 'shown' }.digest", equalTo(sha256("shown")))
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
        Iteration readable =
                models.register(manifest("readable", 1, sha256("readable")), network("readable"), State.CANDIDATE);
        UUID newer = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO blindspot.model_iteration (iteration_id, name, iteration, state, manifest, digest, network_key, network_bytes, threshold) "
                        + "VALUES (?, 'newer', 1, 'candidate', 'name: newer', sha256('newer'), 'models/newer.pt', 1, 0.5)",
                newer);
        assertThat(models.list()).contains(readable);
        assertThat(models.find(newer)).isEmpty();
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given().header("Authorization", TestTokens.bearer(UUID.randomUUID(), role));
    }

    private Path network(String content) throws Exception {
        return Files.writeString(folder.resolve(content), content);
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
