package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.Buckets;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.ledger.LedgerBook;
import dev.scotoma.local.EmbeddedStorage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version in somebody's bucket: what the tar holds, whatever failed on the way. */
@QuarkusTest
@TestProfile(BucketExportIT.WithABucket.class)
@WithTestResource(TestStack.class)
class BucketExportIT {
    private static final String SECRET = "secret-of-the-bucket";

    /** The test's thread does the work. */
    public static class WithABucket implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("scotoma.jobs.enabled", "false");
        }

        @Override
        public java.util.List<TestResourceEntry> testResources() {
            return java.util.List.of(new TestResourceEntry(Elsewhere.class));
        }
    }

    /** Storage of somebody else. */
    public static class Elsewhere implements QuarkusTestResourceLifecycleManager {
        private static @Nullable EmbeddedStorage storage;

        static EmbeddedStorage storage() {
            return Objects.requireNonNull(storage);
        }

        @Override
        public Map<String, String> start() {
            try {
                storage = EmbeddedStorage.temporary("theirs", SECRET);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return Map.of(
                    "scotoma.export.url",
                    storage().endpoint().toString(),
                    "scotoma.export.bucket",
                    EmbeddedStorage.BUCKET,
                    "scotoma.export.key",
                    "theirs",
                    "scotoma.export.secret",
                    SECRET);
        }

        @Override
        public void stop() {
            try {
                storage().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Inject
    ObjectStorage storage;

    @Inject
    @Any
    Instance<Job> jobs;

    @Inject
    @Any
    Instance<Recurring> rounds;

    @Inject
    LedgerBook ledger;

    @TempDir
    Path folder;

    private final Api researcher = Api.researcher();
    private final Releases releases = new Releases(researcher);
    private ObjectStorage theirs;
    private UUID alice;

    @BeforeEach
    void start() throws Exception {
        theirs = Buckets.of(Elsewhere.storage().endpoint().toString(), EmbeddedStorage.BUCKET, "theirs", SECRET);
        theirs.deletePrefix("");
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        alice = Neighbours.participant("train");
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, Neighbours.participant("test"), "two");
        releases.ask("v1");
        job("freeze").run(id("SELECT dataset_id FROM labeling.dataset_version"));
    }

    @Test
    void aVersionInABucketIsTheTarAndIsBroughtUpToDate() throws Exception {
        UUID export = asked();
        job("bucket-export").run(export);
        assertThat(bucket()).isEqualTo(tar("first"));
        researcher
                .get("/datasets/v1/bucket-exports")
                .then()
                .body("[0].failure", org.hamcrest.Matchers.nullValue())
                .body("[0].finishedAt", org.hamcrest.Matchers.notNullValue());
        assertThat(researcher.get("/datasets/v1/bucket-exports").<Integer>path("[0].done"))
                .isEqualTo(bucket().size());
        Neighbours.withdraw(alice);
        job("bucket-export").run(asked());
        assertThat(bucket()).isEqualTo(tar("second"));
        assertThat(bucket().keySet()).doesNotContain(media("one"));
    }

    @Test
    void theBucketFollowsTheLedgerByItself() throws Exception {
        UUID export = asked();
        job("bucket-export").run(export);
        assertThat(asked()).as("an export that is done is no longer under way").isNotEqualTo(export);
        job("bucket-export").run(id("SELECT export_id FROM labeling.bucket_export WHERE finished_at IS NULL"));
        round().run();
        assertThat(underWay()).as("nothing was told").isZero();
        Neighbours.withdraw(alice);
        QuarkusTransaction.requiringNew().run(ledger::bringUpToDate);
        round().run();
        assertThat(underWay()).isEqualTo(1);
        UUID again = asked();
        assertThat(again)
                .as("whoever asks now gets the one that is under way")
                .isEqualTo(id("SELECT export_id FROM labeling.bucket_export WHERE finished_at IS NULL"));
        job("bucket-export").run(again);
        assertThat(bucket()).isEqualTo(tar("after"));
        assertThat(bucket().keySet()).doesNotContain(media("one"));
        researcher
                .post("/datasets/v1/recall", Map.of("reason", "For tests."))
                .then()
                .statusCode(200);
        round().run();
        job("bucket-export").run(again);
        assertThat(bucket()).isEmpty();
        round().run();
        assertThat(underWay()).isZero();
    }

    private Recurring round() {
        return rounds.stream()
                .filter(round -> round.name().equals("bucket-exports"))
                .findFirst()
                .orElseThrow();
    }

    private static int underWay() {
        return TestStack.count("SELECT count(*) FROM labeling.bucket_export WHERE finished_at IS NULL");
    }

    @Test
    void storageThatFailsInTheMiddleLeavesNoManifestAndTheNextAttemptGoesOn() throws Exception {
        UUID export = asked();
        String key = "datasets/" + media("two");
        storage.delete(key);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> job("bucket-export").run(export)))
                .isInstanceOf(IOException.class);
        assertThat(bucket()).doesNotContainKey("manifest.json").isNotEmpty();
        researcher.get("/datasets/v1/bucket-exports").then().body("[0].failure", containsString("media/"));
        put(key, "TWO"); // not what was recorded
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> job("bucket-export").run(export)))
                .hasMessageContaining("is not what the manifest says");
        assertThat(bucket()).doesNotContainKeys("manifest.json", media("two"));
        put(key, "two");
        job("bucket-export").run(export);
        assertThat(bucket()).isEqualTo(tar("after"));
    }

    @Test
    void onlyResearchersAskForIt() {
        new Api(UUID.randomUUID(), "operator")
                .post("/datasets/v1/bucket-exports")
                .then()
                .statusCode(403);
        new Api(UUID.randomUUID(), "dataset:read")
                .post("/datasets/v1/bucket-exports")
                .then()
                .statusCode(403);
    }

    private UUID asked() {
        return UUID.fromString(researcher
                .post("/datasets/v1/bucket-exports")
                .then()
                .statusCode(201)
                .extract()
                .path("exportId"));
    }

    private void put(String key, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        storage.put(key, new ByteArrayInputStream(bytes), bytes.length, "video/webm");
    }

    private static String media(String content) {
        return "media/" + Digests.of(content.getBytes(StandardCharsets.UTF_8)) + ".webm";
    }

    private Job job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
    }

    private static UUID id(String sql) throws Exception {
        try (var connection = TestStack.owner();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    private Map<String, String> bucket() throws IOException {
        var contents = new TreeMap<String, String>();
        for (String key : theirs.list("v1/")) {
            try (InputStream content = theirs.open(key)) {
                contents.put(key.substring("v1/".length()), Digests.of(content));
            }
        }
        return contents;
    }

    private Map<String, String> tar(String name) throws IOException {
        Path of = releases.download("v1", Files.createDirectory(folder.resolve(name)));
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(of.relativize(file).toString(), Digests.of(file));
            }
        }
        return contents;
    }
}
