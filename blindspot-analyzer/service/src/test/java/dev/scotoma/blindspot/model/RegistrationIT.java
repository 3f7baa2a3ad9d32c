package dev.scotoma.blindspot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.Browser;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.workers.inference.Onnx;
import dev.scotoma.workers.inference.TorchScript;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Workers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks as strangers bring them, through the doors that strangers use. */
@QuarkusTest
@WithTestResource(TestStack.class)
class RegistrationIT {
    private static final String PATH = "/api/blindspot/registrations";

    @Inject
    Models models;

    @Inject
    ObjectStorage storage;

    @Inject
    Workers workers;

    @TempDir
    Path folder;

    @AfterEach
    void retire() throws Exception {
        Registered.retireCandidates();
    }

    @Test
    void anUploadedTorchScriptBecomesACandidateThatSaysWhatItDid() throws Exception {
        byte[] network = TorchScript.template();
        JsonPath registration = checked(manifest("good", network), network);
        assertThat(registration.getString("reason")).isNull();
        assertThat(registration.getString("state")).isEqualTo("registered");
        as("researcher")
                .get("/api/blindspot/models/" + registration.getString("iterationId"))
                .then()
                .statusCode(200)
                .body("model.state", equalTo("candidate"))
                .body("check.heads", hasSize(8))
                .body("check.device", containsString("PyTorch"))
                .body("networks[0].bytes", equalTo(network.length))
                .body("networks[0].sha256", equalTo(sha256(network)));
        Iteration iteration = models.find(UUID.fromString(registration.getString("iterationId")))
                .orElseThrow();
        assertThat(storage.open(iteration.networks().getFirst().key()).readAllBytes())
                .isEqualTo(network);
        assertThat(storage.list("model-uploads/" + registration.getString("id") + "/"))
                .isEmpty();
    }

    @Test
    void severalOnnxNetworksAreOneCandidate() throws Exception {
        byte[] near = Onnx.channelMeans(3, 0, 0, 0, .01f, 0, 0, 0, .01f, 0);
        byte[] far = Onnx.channelMeans(3, 0, 0, 0, .02f, 0, 0, 0, .01f, 0);
        String yaml = """
            name: onnx
            iteration: 1
            networks:
              - file: near.onnx
                format: onnx
                sha256: %s
                input: {width: 80, height: 80, channels: bgr, scale: 1, mean: [0, 0, 0], std: [1, 1, 1], resize: opencv_linear}
                crop: {around: face, context: 2.7, shape: box}
              - file: far.onnx
                format: onnx
                sha256: %s
                input: {width: 80, height: 80, channels: bgr, scale: 1, mean: [0, 0, 0], std: [1, 1, 1]}
                crop: {around: frame}
            output: {heads: [spoof], decides: spoof, values: logits, classes: 3, mapping: {spoof: "1 - p[1]"}}
            threshold: {value: 0.5, from: a test}
            aggregation: mean
            lineage: {trainedOn: nothing, participants: none}
            """.formatted(sha256(near), sha256(far));
        JsonPath registration = checked(yaml, near, far);
        assertThat(registration.getString("state"))
                .as(registration.getString("reason"))
                .isEqualTo("registered");
        as("researcher")
                .get("/api/blindspot/models/" + registration.getString("iterationId"))
                .then()
                .body("networks.file", equalTo(List.of("near.onnx", "far.onnx")))
                .body("networks.context", contains(2.7f, null))
                .body("networks.shape", contains("box", null))
                .body("check.device", containsString("OnnxRuntime"));
    }

    @Test
    void anIterationIsNeverOverwritten() throws Exception {
        byte[] network = TorchScript.template();
        String yaml = manifest("taken", network);
        checked(yaml, network);
        post(yaml).statusCode(409).body("detail", containsString("There is taken iteration 1 already"));
    }

    @Test
    void twoWhoRegisterTheSameNumberGetOneIteration() throws Exception {
        byte[] network = TorchScript.template();
        JsonPath first = opened(manifest("raced", network));
        JsonPath second = opened(manifest("raced", network).replace("value: 0.5", "value: 0.6"));
        upload(first, network);
        upload(second, network);
        JsonPath one = awaited(first);
        JsonPath other = awaited(second);
        assertThat(one.getString("state")).isEqualTo("registered");
        assertThat(other.getString("state")).isEqualTo("refused");
        assertThat(other.getString("reason")).startsWith("There is raced iteration 1 already");
    }

    @Test
    void aBadManifestOrParentIsToldBeforeAnythingIsUploaded() throws Exception {
        String yaml = manifest("bad", TorchScript.template());
        post(yaml + "colour: red\n").statusCode(400).body("detail", containsString("line 10: unknown key \"colour\""));
        post(yaml + "parent: {name: nobody, iteration: 3}\n")
                .statusCode(400)
                .body("detail", equalTo("The parent, nobody iteration 3, is not registered."));
        post(yaml + "demonstration: true\n").statusCode(400);
        post("x".repeat(70_000)).statusCode(400);
        as("labeler")
                .contentType("application/json")
                .body(Map.of("manifest", yaml))
                .post(PATH)
                .then()
                .statusCode(403);
        as("researcher").get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aMissingUploadIsToldAndNothingIsLost() throws Exception {
        byte[] network = TorchScript.template();
        JsonPath registration = opened(manifest("missing", network));
        as("researcher")
                .post(PATH + "/" + registration.getString("id") + "/check")
                .then()
                .statusCode(409)
                .body("detail", equalTo("network.pt has not been uploaded yet."));
        upload(registration, network);
        assertThat(awaited(registration).getString("state")).isEqualTo("registered");
    }

    @Test
    void bytesThatAreNotThoseOfTheManifestAreRefusedWithBothDigests() throws Exception {
        byte[] network = TorchScript.template();
        byte[] other = TorchScript.program("    _1 = torch.mul(_1, 2)\n");
        refused(
                manifest("digest", network),
                other,
                "network.pt has the sha256 " + sha256(other) + ", but the manifest says " + sha256(network) + ".");
    }

    @Test
    void aNetworkThatIsTooLargeIsRefusedBeforeAnythingIsSent() throws Exception {
        JsonPath registration = opened(manifest("huge", new byte[] {1}));
        address(registration, "network.pt", 2_000_001)
                .statusCode(413)
                .body("detail", equalTo("network.pt has 2,000,001 bytes; a network has at most 2,000,000."));
        address(registration, "network.pt", 0).statusCode(400);
        address(registration, "other.pt", 1).statusCode(404);
    }

    @Test
    void storageTakesAsManyBytesAsWereAnnouncedAndNoOthers() throws Exception {
        byte[] network = TorchScript.template();
        JsonPath registration = opened(manifest("bound", network));
        URI url = url(registration, "network.pt", network.length);
        for (int more : new int[] {-1, 1, 1 << 20}) {
            assertThat(Browser.put(url, Arrays.copyOf(network, network.length + more))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(Browser.put(url, network).statusCode()).isEqualTo(200);
    }

    @Test
    void aPickleThatWantsToRunACommandRunsNothing() throws Exception {
        Path proof = folder.resolve("ran");
        byte[] pickle = ("cposix\nsystem\n(S'touch " + proof + "'\ntR.").getBytes(StandardCharsets.US_ASCII);
        byte[] network = TorchScript.pickle(pickle);
        refused(manifest("pickle", network), network, "network.pt cannot be loaded: ");
        refused(manifest("bare-pickle", pickle), pickle, "network.pt cannot be loaded: ");
        assertThat(proof).doesNotExist();
    }

    @Test
    void aProgramThatNeverEndsIsEnded() throws Exception {
        byte[] network = TorchScript.program("""
                while True:
                  _1 = torch.add(_1, 1)
            """.indent(0));
        refused(manifest("endless", network), network, "The networks did not answer within 10 s.");
    }

    @Test
    void aProgramThatReadsFilesFindsNone() throws Exception {
        assumeThat(workers.isolation()).as("only a wall hides files").isEqualTo(Isolation.BUBBLEWRAP);
        Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef");
        byte[] network = TorchScript.program("    _2 = torch.from_file(\"" + secret
                + "\", False, 16, dtype=0)\n    _1 = torch.add(_1, torch.sum(_2))\n");
        refused(manifest("reads", network), network, "network.pt fails on its input: ", "No such file");
    }

    @Test
    void aMissingOperatorIsNamed() throws Exception {
        byte[] network = TorchScript.program("    _1 = torch.no_such_operator(_1)\n");
        refused(manifest("operator", network), network, "network.pt cannot be loaded: ", "no_such_operator");
    }

    @Test
    void anAnswerOfAnotherShapeIsRefused() throws Exception {
        byte[] network = TorchScript.program("    _1 = torch.flatten(_1, 1)\n");
        refused(
                manifest("shape", network),
                network,
                "network.pt answers (4, 16) where its manifest promises (4, 8, 2).");
    }

    @Test
    void answersThatAreNoNumbersAreRefused() throws Exception {
        byte[] network = TorchScript.program("    _1 = torch.sqrt(torch.sub(torch.zeros_like(_1), 1))\n");
        refused(manifest("nan", network), network, "The networks give no probability for phone, but NaN");
    }

    @Test
    void aNetworkThatChangesItsMindIsRefused() throws Exception {
        byte[] network = TorchScript.program("    _1 = torch.add(_1, torch.rand_like(_1))\n");
        refused(
                manifest("dice", network),
                network,
                "The networks answer the same frames differently when asked again.");
    }

    @Test
    void aNetworkThatLooksAtTheOtherFramesOfItsBatchIsRefused() throws Exception {
        byte[] network = TorchScript.program(
                "    _1 = torch.add(_1, torch.mul(torch.arange(16, dtype=6).view([1, 8, 2]), (torch.size(_1))[0]))\n");
        refused(manifest("batch", network), network, "The networks answer a frame alone otherwise than in a batch");
    }

    private void refused(String yaml, byte[] network, String... reason) throws Exception {
        JsonPath registration = checked(yaml, network);
        assertThat(registration.getString("state")).isEqualTo("refused");
        assertThat(registration.getString("reason")).contains(reason);
        assertThat(registration.getString("iterationId")).isNull();
        assertThat(storage.list("model-uploads/" + registration.getString("id") + "/"))
                .isEmpty();
        post(yaml).statusCode(201); // the number is free again
    }

    private JsonPath checked(String yaml, byte[]... networks) throws Exception {
        JsonPath registration = opened(yaml);
        upload(registration, networks);
        return awaited(registration);
    }

    private static JsonPath opened(String yaml) {
        return post(yaml)
                .statusCode(201)
                .body("state", equalTo("open"))
                .body("uploads[0].file", notNullValue())
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse post(String yaml) {
        return as("researcher")
                .contentType("application/json")
                .body(Map.of("manifest", yaml))
                .post(PATH)
                .then();
    }

    private static void upload(JsonPath registration, byte[]... networks) throws Exception {
        for (int i = 0; i < networks.length; i++) {
            URI url = url(registration, registration.getString("uploads[" + i + "].file"), networks[i].length);
            assertThat(Browser.put(url, networks[i]).statusCode()).isEqualTo(200);
        }
    }

    private static URI url(JsonPath registration, String file, long bytes) {
        return URI.create(
                address(registration, file, bytes).statusCode(200).extract().path("url"));
    }

    private static ValidatableResponse address(JsonPath registration, String file, long bytes) {
        return as("researcher")
                .contentType("application/json")
                .body(Map.of("file", file, "bytes", bytes))
                .post(PATH + "/" + registration.getString("id") + "/uploads")
                .then();
    }

    private static JsonPath awaited(JsonPath registration) throws InterruptedException {
        String path = PATH + "/" + registration.getString("id");
        as("researcher").post(path + "/check").then().statusCode(202);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            JsonPath now =
                    as("researcher").get(path).then().statusCode(200).extract().jsonPath();
            if (!now.getString("state").equals("checking")) {
                address(registration, "network.pt", 1).statusCode(409);
                return now;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("not checked after a minute");
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given().header("Authorization", TestTokens.bearer(UUID.randomUUID(), role));
    }

    static String manifest(String name, byte[] network) throws Exception {
        return """
            name: %s
            iteration: 1
            network: {file: network.pt, format: torchscript, sha256: %s}
            input: {width: 128, height: 128, channels: rgb, scale: 0.004, mean: [0, 0, 0], std: [1, 1, 1]}
            crop: {around: face, context: 3}
            output: {heads: [phone, finger, moire, artifacts, glare, mirror, hidden, spoof], decides: spoof}
            threshold: {value: 0.5, from: a test}
            aggregation: mean
            lineage: {trainedOn: nothing, participants: none}
            """.formatted(name, sha256(network));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
