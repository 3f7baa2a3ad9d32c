package dev.scotoma.blindspot.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.workers.media.Clip;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.LargeClip;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.WorkerFault;
import dev.scotoma.workers.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class InspectionIT {
    @Inject
    ObjectStorage storage;

    @Inject
    Inspections inspections;

    @Inject
    MeterRegistry meters;

    @Inject
    InspectionRepository repository;

    @Inject
    InspectJob inspectJob;

    private static byte[] face;

    private CaptureSide capture;

    @BeforeAll
    static void draw() throws Exception {
        face = Clip.ofAFace().bytes();
    }

    @BeforeEach
    void start() {
        capture = new CaptureSide(storage);
    }

    @Test
    void anUploadedRecordingIsInspectedAndItsPackStored() throws Exception {
        Inspection done = inspected(capture.upload(face));
        assertThat(done.state()).isEqualTo(Inspection.State.PASSED);
        assertThat(done.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(face)));
        assertThat(done.conditions().distance()).isEqualTo("mid");
        assertThat(done.conditions().resolution()).isEqualTo("480p");
        Inspection.Pack pack = done.pack();
        assertThat(pack).isNotNull();
        if (pack != null) {
            assertThat(pack.key()).isEqualTo("frames/" + done.sessionId() + "/v2.zip");
            var pictures = FramePack.read(storage.open(pack.key()));
            assertThat(pictures)
                    .hasSize(16)
                    .allSatisfy(picture -> assertThat(picture.frame().face()).isNotNull());
        }
        assertThat(meters.get("scotoma.stage").tag("job", "inspection").timers())
                .extracting(timer -> timer.getId().getTag("stage"))
                .containsExactlyInAnyOrder("read", "decode", "detect", "measure", "crop", "store");
    }

    /** Half of what capture allows. It used to be unreadable for good, because its worker had no room for it. */
    @Test
    void aRecordingOfAHundredMegabytesPasses() throws Exception {
        byte[] large = LargeClip.of(Clip.ofAFace().mp4().seconds(0.5).bytes(), 100_000_000);
        Inspection done = inspected(capture.upload(large));
        assertThat(done.state()).as(String.valueOf(done.detail())).isEqualTo(Inspection.State.PASSED);
        assertThat(done.recordingBytes()).isEqualTo(large.length);
    }

    @Test
    void aResearcherReadsItAndNobodyElse() throws Exception {
        UUID session = capture.upload(face);
        inspected(session);
        String path = "/api/blindspot/sessions/" + session + "/inspection";
        RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "researcher"))
                .get(path)
                .then()
                .statusCode(200)
                .body("state", org.hamcrest.Matchers.equalTo("PASSED"))
                .body("conditions.yawCoverage", org.hamcrest.Matchers.equalTo("frontal"))
                .body("container", org.hamcrest.Matchers.equalTo("webm"));
        RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "labeler"))
                .get(path)
                .then()
                .statusCode(403);
        RestAssured.get(path).then().statusCode(401);
        RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "researcher"))
                .get("/api/blindspot/sessions/" + UUID.randomUUID() + "/inspection")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void whatCannotBeUsedFailsWithItsReason() throws Exception {
        assertFailed("not_a_video", capture.upload("this is a letter".getBytes(StandardCharsets.UTF_8)), false);
        assertFailed("empty", capture.upload(new byte[0], 1), false);
        assertFailed("size_mismatch", capture.upload(face, face.length + 1), false);
        assertFailed("truncated", capture.upload(Arrays.copyOf(face, face.length * 2 / 3)), false);
    }

    @Test
    void nobodyAndTwoPeopleFailAndKeepTheirPack() throws Exception {
        assertFailed("no_face", capture.upload(Clip.ofNobody().seconds(1).bytes()), true);
        assertFailed("several_faces", capture.upload(Clip.ofTwo().seconds(1).bytes()), true);
    }

    @Test
    void aRecordingThatIsNotThereIsAFailedJobAndNotAResult() throws Exception {
        UUID session = UUID.randomUUID();
        CaptureSide.publish(session, "recordings/" + session + "/lost.webm", 1_000);
        until(() -> number("SELECT count(*) FROM blindspot.scheduled_tasks WHERE task_instance = '" + session
                        + "' AND consecutive_failures > 0")
                == 1);
        assertThat(inspections.find(session).orElseThrow().state()).isEqualTo(Inspection.State.PENDING);
    }

    /** The second fault of any kind refused a recording for good, and the end of the service was one. */
    @Test
    void aServiceThatStopsRefusesNoRecordingAndAnOperatorReadsWhatHappened() throws Exception {
        UUID session = UUID.randomUUID();
        String key = "recordings/" + session + "/x.webm";
        storage.put(key, new ByteArrayInputStream(face), face.length, "video/webm");
        TestStack.execute(
                "INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes) VALUES (?, ?, ?)",
                session,
                key,
                face.length);
        Workers stopping = new Workers(Isolation.NONE, Path.of("target", "stopping"));
        var job = new InspectJob(
                repository, inspections, new Media(stopping, 1, Duration.ofSeconds(60)), storage, meters);
        stopping.close();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> job.run(session))
                    .isInstanceOfSatisfying(
                            WorkerFault.class,
                            fault -> assertThat(fault.culprit()).isEqualTo(WorkerFault.Culprit.MACHINE));
        }
        assertThat(inspections.find(session).orElseThrow().state()).isEqualTo(Inspection.State.PENDING);
        var view = new WorkersResource(stopping).get();
        assertThat(view.faults()).isEqualTo(3);
        assertThat(view.lastFault()).contains("closed");
        inspectJob.run(session);
        assertThat(inspections.find(session).orElseThrow().state()).isEqualTo(Inspection.State.PASSED);
    }

    @Test
    void onlyOperatorsReadHowWorkersFare() {
        RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "operator"))
                .get("/api/blindspot/workers")
                .then()
                .statusCode(200)
                .body("isolation", org.hamcrest.Matchers.notNullValue())
                .body("meaning", org.hamcrest.Matchers.notNullValue());
        RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "researcher"))
                .get("/api/blindspot/workers")
                .then()
                .statusCode(403);
    }

    @Test
    void aWithdrawalErasesPackInspectionAndScoresAndLeavesAReceipt() throws Exception {
        Inspection done = inspected(capture.upload(face));
        UUID session = done.sessionId();
        score(session);
        until(() -> number("SELECT count(*) FROM blindspot.portrait WHERE session_id = '" + session + "'") == 1);
        CaptureSide.withdraw(session);
        assertErased(session);
        assertThat(number("SELECT erased FROM blindspot.withdrawal_receipt WHERE session_id = '" + session + "'"))
                .as("a pack with its portrait of two pictures and a row, an inspection and a score")
                .isEqualTo(6);
        assertThat(number("SELECT count(*) FROM blindspot.score WHERE session_id = '" + session + "'"))
                .isZero();
    }

    @Test
    void aWithdrawalDuringTheInspectionWins() throws Exception {
        UUID session = capture.upload(Clip.ofAFace().seconds(20).bytes());
        until(() -> number(
                        "SELECT count(*) FROM blindspot.scheduled_tasks WHERE task_name = 'inspect' AND picked AND task_instance = '"
                                + session + "'")
                == 1);
        CaptureSide.withdraw(session);
        assertErased(session);
        assertThat(number("SELECT count(*) FROM blindspot.scheduled_tasks WHERE task_instance = '" + session + "'"))
                .isZero();
        assertThat(storage.list("frames/" + session + "/")).isEmpty();
    }

    /** Its recording may be in a worker's hands. */
    @Test
    void aSessionThatIsBeingScoredGetsItsReceiptAfterwards() throws Exception {
        UUID session = inspected(capture.upload(face)).sessionId();
        UUID wanted = UUID.randomUUID();
        TestStack.execute(
                "INSERT INTO blindspot.scoring (scoring_id, session_id, iteration_id, pack_version) VALUES (?, ?, ?, 2)",
                wanted,
                session,
                retiredIteration());
        TestStack.execute("""
                INSERT INTO blindspot.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                VALUES ('score', ?::text, now(), true, 'another replica', now() + interval '1 hour', 1)""", wanted);
        CaptureSide.withdraw(session);
        UUID withdrawnLater = capture.upload(face);
        CaptureSide.withdraw(withdrawnLater);
        assertErased(withdrawnLater);
        assertThat(inspections.find(session)).isPresent();

        TestStack.execute("DELETE FROM blindspot.scheduled_tasks WHERE task_instance = ?::text", wanted);
        assertErased(session);
    }

    @Test
    void aSessionPublishedTwiceIsInspectedOnce() throws Exception {
        UUID session = capture.upload(face);
        Instant first = inspected(session).inspectedAt();
        TestStack.execute("UPDATE capture.session SET environment = 'indoor' WHERE session_id = ?", session);
        UUID later = capture.upload(face);
        inspected(later);
        assertThat(inspections.find(session).orElseThrow().inspectedAt()).isEqualTo(first);
    }

    private void assertFailed(String reason, UUID session, boolean packed) throws Exception {
        Inspection done = inspected(session);
        assertThat(done.state()).isEqualTo(Inspection.State.FAILED);
        assertThat(done.reason()).isEqualTo(reason);
        assertThat(done.detail()).endsWith(".");
        assertThat(done.pack() != null).as("has a pack").isEqualTo(packed);
        assertThat(storage.stat(Inspections.packKey(session, FramePack.VERSION)).isPresent())
                .isEqualTo(packed);
    }

    private void assertErased(UUID session) throws Exception {
        until(() ->
                number("SELECT count(*) FROM blindspot_pub.withdrawal_receipt_v1 WHERE session_id = '" + session + "'")
                        == 1);
        assertThat(inspections.find(session)).isEmpty();
        assertThat(storage.list("frames/" + session + "/")).isEmpty();
    }

    private Inspection inspected(UUID session) throws Exception {
        until(() -> {
            Optional<Inspection> found = inspections.find(session);
            return found.isPresent() && found.get().state() != Inspection.State.PENDING;
        });
        return inspections.find(session).orElseThrow();
    }

    private static UUID retiredIteration() throws SQLException {
        UUID iteration = UUID.randomUUID();
        TestStack.execute("""
                INSERT INTO blindspot.model_iteration (iteration_id, name, iteration, state, manifest, digest, threshold)
                VALUES (?, ?::text, 1, 'retired', 'none', sha256(?::text::bytea), 0.5)""", iteration, iteration, iteration);
        return iteration;
    }

    private static void score(UUID session) throws SQLException {
        TestStack.execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                VALUES (?, ?, 2, 1, '{0}', 1, '\\x00000000', 0, 'genuine', 0)""", session, retiredIteration());
    }

    private static int number(String sql) throws SQLException {
        try (Connection owner = TestStack.owner();
                PreparedStatement select = owner.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.call()) {
            assertThat(Instant.now()).as("waited ninety seconds").isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
