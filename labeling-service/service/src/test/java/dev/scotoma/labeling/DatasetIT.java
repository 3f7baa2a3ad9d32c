package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.scotoma.dataset.format.DatasetDiff;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.Faults;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestStack.class)
class DatasetIT {
    @Inject
    ObjectStorage storage;

    @TempDir
    Path folder;

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
    void aFrozenVersionIsDownloadedAndProvedByTheCommandLine() throws Exception {
        UUID session = releases.recorded(storage, alice, "one");
        releases.recorded(storage, alice, "two");
        releases.recorded(storage, bob, "three");
        TestStack.execute(
                "UPDATE capture.session SET truth = 'attack', prescribed_kind = 'attack', declared_kind = 'attack',"
                        + " declared_attack_type = 'print', instrument = 'my print' WHERE session_id = ?",
                session);
        Neighbours.uploaded(bob);
        UUID rejected = releases.recorded(storage, bob, "four");
        TestStack.execute(
                "UPDATE capture.session SET state = 'REJECTED', reason = 'fraud' WHERE session_id = ?", rejected);
        UUID contested = releases.recorded(storage, bob, "five");
        TestStack.execute(
                "UPDATE labeling.consensus SET state = 'contested', present = NULL, probability = NULL"
                        + " WHERE session_id = ? AND attribute = 'glare'",
                contested);
        UUID unlabelled = releases.recorded(storage, bob, "six");
        TestStack.execute("DELETE FROM labeling.consensus WHERE session_id = ?", unlabelled);
        releases.recorded(storage, bob, "three");

        releases.published("v1");
        researcher
                .get("/datasets/v1")
                .then()
                .body("sessions", equalTo(3))
                .body("excluded", equalTo(5))
                .body("excludedFor.rejected", equalTo(1))
                .body("excludedFor.not_accepted", equalTo(1))
                .body("excludedFor.contested", equalTo(1))
                .body("excludedFor.not_labelled", equalTo(1))
                .body("excludedFor.duplicate", equalTo(1))
                .body("included.train", equalTo(2))
                .body("included.attack", equalTo(1))
                .body("included.participants", equalTo(2));
        Path v1 = releases.download("v1", folder);
        Releases.verify(v1, 0, "is right: version v1, 3 items (0 withdrawn");
        var manifest = DatasetReader.manifest(v1);
        assertThat(manifest.sha256()).isEqualTo(researcher.get("/datasets/v1").path("manifestSha256"));
        String media = Digests.of("one".getBytes(StandardCharsets.UTF_8));
        assertThat(v1.resolve("media/" + media + ".webm")).hasContent("one");
        String rows = Files.readString(v1.resolve("sessions.jsonl")) + Files.readString(v1.resolve("manifest.json"));
        assertThat(rows)
                .contains(
                        "\"attack_type\":\"print\"",
                        "\"light_level\":\"dark\"",
                        "\"country\":\"ES\"",
                        "\"codec\":\"vp8\"")
                .doesNotContain(session.toString(), alice.toString(), bob.toString(), "my print");
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.access_log WHERE subject = 'v1' AND person_id = '"
                        + researcher.person() + "'"))
                .isEqualTo(1);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling_pub.dataset_item_v1 WHERE version = 'v1'"))
                .isEqualTo(3);
    }

    @Test
    void aWithdrawalAfterTheReleaseLeavesTheManifestAndATombstone() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        releases.published("v1");
        Path before = releases.download("v1", folder);
        String identity = researcher.get("/datasets/v1").path("manifestSha256");
        Neighbours.withdraw(alice);
        // Before and after the sweep a download is without her.
        Path at = folder.resolve("at-once");
        Releases.unpack(researcher.get("/datasets/v1/archive").asByteArray(), at);
        Releases.verify(at.resolve("v1"), 0, "1 items (1 withdrawn");
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        Path after = folder.resolve("after");
        Releases.unpack(researcher.get("/datasets/v1/archive").asByteArray(), after);
        Releases.verify(after.resolve("v1"), 0, "1 items (1 withdrawn");
        assertThat(after.resolve("v1/manifest.json")).hasSameBinaryContentAs(before.resolve("manifest.json"));
        assertThat(after.resolve("v1/media").toFile().list()).hasSize(1);
        researcher.get("/datasets/v1").then().body("withdrawn", equalTo(1)).body("manifestSha256", equalTo(identity));
        String item = DatasetDiff.of(before, after.resolve("v1"))
                .ids(DatasetDiff.Kind.REMOVED)
                .getFirst();
        researcher.get("/datasets/v1/ledger").then().body("", hasSize(1)).body("[0].itemId", equalTo(item));
        assertThat(storage.list("datasets/media/")).hasSize(1);
        try (var lines = storage.open(inForce("sessions.jsonl"))) {
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(item)
                    .hasLineCount(1);
        }
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.dataset_item"))
                .isEqualTo(1);
    }

    @Test
    void aFreezeWaitsForAWithdrawalUnderWayAndLeavesItOut() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        try (var withdrawing = TestStack.owner()) {
            withdrawing.setAutoCommit(false);
            Neighbours.beginWithdrawal(withdrawing, alice);
            releases.ask("v1");
            Neighbours.await(
                    "the freeze to wait",
                    () -> Neighbours.count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                            > 0);
            assertThat(Neighbours.count("SELECT count(*) FROM labeling.dataset_item"))
                    .isZero();
            withdrawing.commit();
        }
        releases.awaitPublished("v1");
        Releases.verify(releases.download("v1", folder), 0, "1 items (0 withdrawn");
        assertThat(storage.list("datasets/media/")).hasSize(1);
    }

    @Test
    void aWithdrawalWhileTheVersionIsBuiltIsNotInItsManifest() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, bob, "two");
        releases.ask("v0"); // taken away below; makes sure that nothing of it is in the way
        releases.awaitPublished("v0");
        // Its items are noted and its recordings copied by then.
        Faults.meanwhile("datasets/v1/", () -> Neighbours.withdraw(alice));
        releases.ask("v1");
        releases.awaitPublished("v1");
        researcher
                .get("/datasets/v1")
                .then()
                .body("sessions", equalTo(1))
                .body("withdrawn", equalTo(0))
                .body("excludedFor.withdrawn_meanwhile", equalTo(1));
        Releases.verify(releases.download("v1", folder), 0, "1 items (0 withdrawn");
        Neighbours.await(
                "the receipt", () -> Neighbours.count("SELECT count(*) FROM labeling.withdrawal_receipt") == 1);
        assertThat(storage.list("datasets/media/")).hasSize(1);
        researcher.get("/datasets/v1/ledger").then().body("", hasSize(0));
        researcher.get("/datasets/v0/ledger").then().body("", hasSize(1));
        assertThat(storage.list("datasets/v1/"))
                .as("the attempt that lost is cleared away")
                .allMatch(key -> key.contains(researcher.get("/datasets/v1").<String>path("manifestSha256")));
    }

    @Test
    void twoVersionsShareRecordingsAndPseudonyms() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.published("v1");
        releases.recorded(storage, bob, "two");
        releases.ask("v2");
        releases.ask("v3");
        releases.awaitPublished("v2");
        releases.awaitPublished("v3");
        Path one = releases.download("v1", folder);
        Path two = releases.download("v2", folder);
        Releases.verify(two, 0, "2 items");
        Releases.verify(releases.download("v3", folder), 0, "2 items");
        var diff = DatasetDiff.of(one, two);
        assertThat(diff.same()).isEqualTo(1);
        assertThat(diff.count(DatasetDiff.Kind.ADDED)).isEqualTo(1);
        assertThat(storage.list("datasets/media/")).hasSize(2);
    }

    @Test
    void anAttemptThatDiedIsTakenUpAndWhatItLeftIsCleared() throws Exception {
        releases.recorded(storage, alice, "one");
        UUID ghost = UUID.randomUUID();
        UUID dataset = UUID.randomUUID();
        String stray = "datasets/media/" + "0".repeat(64) + ".webm";
        storage.put(stray, new ByteArrayInputStream(new byte[] {1}), 1, "video/webm");
        storage.put(
                "datasets/v1/abandoned/manifest.json", new ByteArrayInputStream(new byte[] {1}), 1, "application/json");
        TestStack.execute(
                "INSERT INTO labeling.dataset_version (version, dataset_id, description, created_by, failure)"
                        + " VALUES ('v1', ?, 'Half done.', uuidv7(), 'killed')",
                dataset);
        TestStack.execute(
                "INSERT INTO labeling.dataset_item (version, session_id, item_id, media_key, media_sha256)"
                        + " VALUES ('v1', ?, 's_ghost', 'datasets/media/ghost', sha256('ghost'))",
                ghost);
        releases.published("v1");
        Releases.verify(releases.download("v1", folder), 0, "1 items");
        researcher.get("/datasets/v1").then().body("failure", equalTo(null));
        assertThat(storage.list("datasets/")).noneMatch(key -> key.equals(stray) || key.contains("abandoned"));
    }

    @Test
    void aRecordingThatIsNotWhatWasInspectedIsLeftOutAndCounted() throws Exception {
        releases.recorded(storage, alice, "one");
        Releases.put(storage, releases.recorded(storage, bob, "two"), "TWO");
        UUID lost = releases.recorded(storage, bob, "three");
        storage.delete(Neighbours.key(lost));
        releases.published("v1");
        researcher
                .get("/datasets/v1")
                .then()
                .body("sessions", equalTo(1))
                .body("excludedFor.recording_changed", equalTo(1))
                .body("excludedFor.recording_missing", equalTo(1));
        Releases.verify(releases.download("v1", folder), 0, "1 items");
    }

    @Test
    void aVersionThatCannotBeBuiltSaysWhyAndMayBeAskedForAgain() throws Exception {
        releases.ask("v1");
        Neighbours.await("the failure", () -> researcher.get("/datasets/v1").path("failure") != null);
        researcher
                .get("/datasets/v1")
                .then()
                .body("failure", containsString("No accepted session"))
                .body("state", equalTo("BUILDING"));
        researcher.get("/datasets/v1/archive").then().statusCode(409).contentType("application/problem+json");
        releases.recorded(storage, alice, "one");
        releases.published("v1");
        researcher
                .post("/datasets", Map.of("version", "v1", "description", "Again."))
                .then()
                .statusCode(409);
        researcher
                .post("/datasets", Map.of("version", "1st", "description", "Again."))
                .then()
                .statusCode(400);
        researcher.get("/datasets/v7").then().statusCode(404);
    }

    @Test
    void aVersionThatManyAskForAtOnceIsMadeOnce() throws Exception {
        releases.recorded(storage, alice, "one");
        List<Callable<Integer>> asks = Collections.nCopies(
                6,
                () -> researcher
                        .post("/datasets", Map.of("version", "v1", "description", "For tests."))
                        .statusCode());
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(asks.size())) {
            for (var answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        releases.awaitPublished("v1");
    }

    @Test
    void aDownloadOfDamagedStorageBreaksOffInsteadOfEndingWell() throws Exception {
        releases.recorded(storage, alice, "one");
        releases.published("v1");
        String key = storage.list("datasets/media/").getFirst();
        storage.put(key, new ByteArrayInputStream("two".getBytes(StandardCharsets.UTF_8)), 3, "video/webm");
        assertThatThrownBy(() -> researcher.get("/datasets/v1/archive").asByteArray())
                .hasStackTraceContaining("Premature end");
    }

    /** Where the only set of tables of the only version lies. */
    private String inForce(String table) throws IOException {
        var keys = storage.list("datasets/v1/").stream()
                .filter(key -> key.endsWith("/" + table))
                .toList();
        assertThat(keys).hasSize(1);
        return keys.getFirst();
    }
}
