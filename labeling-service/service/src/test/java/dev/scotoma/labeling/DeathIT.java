package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.Erasure;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.Faults;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service dies before each write of a sweep and of a freeze, one after the other; the next process comes to the right end. */
@QuarkusTest
@TestProfile(DeathIT.NothingBeside.class)
@WithTestResource(TestStack.class)
class DeathIT {
    /** The test's thread does the work: no other round or job comes to its help. */
    public static class NothingBeside implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("scotoma.jobs.enabled", "false");
        }
    }

    /** The manifest and four tables. */
    private static final int FILES = 5;

    @Inject
    ObjectStorage storage;

    @Inject
    Jdbi sql;

    @Inject
    @Any
    Instance<Erasure> sweep;

    @Inject
    @Any
    Instance<Job> jobs;

    @TempDir
    Path folder;

    private final Releases releases = new Releases(Api.researcher());
    private UUID alice = UUID.randomUUID();
    private int round;
    private int tablesWrittenAt = 10;

    @BeforeEach
    void install() {
        Faults.install(sql);
    }

    @Test
    void aSweepThatDiesAnywhereLeavesWholeVersionsAndIsFinishedByTheNext() throws Exception {
        int writes = Faults.atEachWrite(
                () -> {
                    twoRecorded();
                    freeze("v1");
                    // A second version that lost its process while it was built.
                    releases.ask("v2");
                    dieWithTablesWritten("v2");
                    Neighbours.withdraw(alice);
                    Neighbours.withdraw(Neighbours.participant("train"));
                },
                () -> sweep.get().run(),
                () -> {
                    Releases.verify(download("v1"), 0, "1 items (1 withdrawn");
                    sweepAgain();
                    nothingOfAliceIsLeft();
                    Releases.verify(download("v1"), 0, "1 items (1 withdrawn");
                    freeze().run(dataset("v2"));
                    Releases.verify(download("v2"), 0, "1 items (0 withdrawn");
                });
        assertThat(writes).as("media, tables, turning, clearing, rows, receipt").isGreaterThan(12);
    }

    @Test
    void aFreezeThatDiesAnywhereKeepsNothingOfWhoWithdrawsAfterwards() throws Exception {
        int writes = Faults.atEachWrite(
                () -> {
                    twoRecorded();
                    releases.ask("v1");
                },
                () -> freeze().run(dataset("v1")),
                () -> {
                    Neighbours.withdraw(alice);
                    sweepAgain();
                    nothingOfAliceIsLeft();
                    freeze().run(dataset("v1"));
                    Releases.verify(download("v1"), 0, "1 items (");
                    nothingOfAliceIsLeft();
                });
        assertThat(writes).as("items, media, files, publishing").isGreaterThan(12);
    }

    private void dieWithTablesWritten(String version) throws Exception {
        while (storage.list("datasets/" + version + "/").size() < FILES) {
            assertThat(Faults.diesAt(tablesWrittenAt, () -> freeze().run(dataset(version))))
                    .isTrue();
            if (storage.list("datasets/" + version + "/").size() < FILES) {
                tablesWrittenAt++;
            }
        }
    }

    private void twoRecorded() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        alice = Neighbours.participant("train");
        releases.recorded(storage, alice, "one");
        releases.recorded(storage, Neighbours.participant("test"), "two");
    }

    /** The next process; what failed has rested. */
    private void sweepAgain() throws Exception {
        TestStack.execute("DELETE FROM labeling.failed_job");
        sweep.get().run();
    }

    private void nothingOfAliceIsLeft() throws Exception {
        assertThat(
                        Neighbours.count(
                                "SELECT count(*) FROM labeling.withdrawal_receipt w JOIN capture.withdrawal USING (session_id)"))
                .isEqualTo(1);
        assertThat(Neighbours.count("SELECT count(*) FROM labeling.dataset_item WHERE session_id IN (SELECT session_id"
                        + " FROM capture.withdrawal)"))
                .isZero();
        for (String key : storage.list("datasets/")) {
            try (var content = storage.open(key)) {
                String text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(text).as(key).isNotEqualTo("one");
                if (key.endsWith(".jsonl")) {
                    assertThat(text.lines().filter(line -> line.contains("\"participant\"")))
                            .as(key)
                            .hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    private void freeze(String version) throws Exception {
        releases.ask(version);
        freeze().run(dataset(version));
    }

    private Job freeze() {
        return jobs.stream()
                .filter(job -> job.name().equals("freeze"))
                .findFirst()
                .orElseThrow();
    }

    private static UUID dataset(String version) throws Exception {
        return UUID.fromString(
                Neighbours.text("SELECT dataset_id FROM labeling.dataset_version WHERE version = '" + version + "'"));
    }

    private Path download(String version) throws IOException {
        return releases.download(version, Files.createDirectories(folder.resolve("round-" + round++)));
    }
}
