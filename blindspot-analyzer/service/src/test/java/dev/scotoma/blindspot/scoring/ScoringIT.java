package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.blindspot.model.Registered;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.inference.Brightness;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.RenderedPack;
import dev.scotoma.workers.media.Clip;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ScoringIT {
    private static final long UNSEEN = 10L << 32;
    private static final FrameScores MEASURED = new FrameScores(List.of(0), 8, 0, 0, 0, 0, 0, 0, 0, 1);

    @Inject
    Scoring scoring;

    @Inject
    ScoreRepository scores;

    @Inject
    Wanted wanted;

    @Inject
    RescoringRepository rescorings;

    @Inject
    Models models;

    @Inject
    ObjectStorage storage;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void theStarterIsThere() throws Exception {
        Inspected.await(
                "the starter",
                () -> models.list().stream()
                        .anyMatch(iteration -> iteration.manifest().name().equals("starter")));
    }

    @Test
    void anInspectedSessionIsScoredFrameByFrame() throws Exception {
        UUID attack = Inspected.session(storage, RenderedPack.of(RenderedPack.attack(UNSEEN + 1), 4));
        UUID genuine = Inspected.session(storage, RenderedPack.of(RenderedPack.genuine(UNSEEN + 2), 4));
        awaitScores(attack, starter());
        awaitScores(genuine, starter());
        read("researcher", attack)
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].name", equalTo("starter"))
                .body("[0].iteration", equalTo(1))
                .body("[0].frames", hasSize(4))
                .body("[0].frames[1].atMs", equalTo(200))
                .body("[0].frames[1].heads.size()", equalTo(8))
                .body("[0].frames[1].heads.spoof", greaterThan(0f));
        decidedByTheFrozenThreshold(attack);
        decidedByTheFrozenThreshold(genuine);
        assertThat(Inspected.wanted(attack)).isEmpty();
    }

    /** Not by what the scene shows: the demonstration network may err on a scene, the rule may not. */
    private void decidedByTheFrozenThreshold(UUID session) {
        var score = read("researcher", session).extract().jsonPath();
        boolean attack = score.getDouble("[0].spoofScore") >= score.getDouble("[0].threshold");
        assertThat(score.getString("[0].decision")).isEqualTo(attack ? "attack" : "genuine");
    }

    @Test
    void aSessionWithoutAFaceIsRecordedAsNoResponse() throws Exception {
        byte[] faceless = RenderedPack.of(RenderedPack.genuine(UNSEEN + 3), 2, Set.of(0, 1));
        UUID session = Inspected.session(storage, faceless, "FAILED", "no_face");
        awaitScores(session, starter());
        read("researcher", session)
                .body("[0].decision", equalTo("no_response"))
                .body("[0].spoofScore", nullValue())
                .body("[0].flips", equalTo(0))
                .body("[0].frames", hasSize(2))
                .body("[0].frames[0].heads.spoof", nullValue());
    }

    @Test
    void aSessionWithSeveralFacesIsRecordedAsNoResponseWhateverTheLargestFaceGave() throws Exception {
        byte[] pack = RenderedPack.of(RenderedPack.genuine(UNSEEN + 9), 2);
        UUID session = Inspected.session(storage, pack, "FAILED", "several_faces");
        awaitScores(session, starter());
        read("researcher", session)
                .body("[0].decision", equalTo("no_response"))
                .body("[0].spoofScore", nullValue())
                .body("[0].flips", equalTo(0))
                .body("[0].frames", hasSize(2))
                .body("[0].frames[0].heads.spoof", notNullValue());
    }

    @Test
    void replicasThatWantAndScoreTheSameSessionAtOnceMakeOneScore() throws Exception {
        UUID session = Inspected.session(storage, RenderedPack.of(Scene.any(UNSEEN + 4), 2));
        Callable<Boolean> replica = () -> {
            wanted.ofSession(session);
            for (UUID id : Inspected.wanted(session)) {
                scoring.run(id);
            }
            return true;
        };
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (var done : replicas.invokeAll(Collections.nCopies(4, replica))) {
                done.get();
            }
        }
        awaitScores(session, starter());
        assertThat(wanted.ofSession(session)).isZero();
    }

    @Test
    void aWithdrawalBetweenInferenceAndPublishingWins() throws Exception {
        Iteration starter = starter();
        UUID kept = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        UUID withdrawn = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        var keptTask = scores.task(Inspected.wanted(kept, starter.id())).orElseThrow();
        var withdrawnTask =
                scores.task(Inspected.wanted(withdrawn, starter.id())).orElseThrow();
        Inspected.withdraw(withdrawn);
        assertThat(scoring.publish(keptTask, starter, MEASURED)).isTrue();
        assertThat(scoring.publish(withdrawnTask, starter, MEASURED)).isFalse();
        scoring.run(withdrawnTask.id());
        assertThat(Inspected.scores(kept)).containsExactly(starter.id());
        assertThat(Inspected.scores(withdrawn)).isEmpty();
        assertThat(Inspected.wanted(withdrawn)).isEmpty();
    }

    @Test
    void aNetworkThatCannotBeLoadedIsAFailedJobAndTheOthersGoOn() throws Exception {
        byte[] nonsense = ("no network " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        Iteration broken = register("broken", nonsense);
        try {
            UUID session = Inspected.session(storage, RenderedPack.of(Scene.any(UNSEEN + 5), 2));
            Inspected.await("the failure", () -> {
                String failed = failedJobs().extract().asString();
                return Inspected.wanted(session).stream().anyMatch(id -> failed.contains(id.toString()));
            });
            UUID failed = Inspected.wanted(session).getFirst();
            failedJobs()
                    .body("failed.find { it.id == '" + failed + "' }.name", equalTo("score"))
                    .body("failed.find { it.id == '" + failed + "' }.attempts", equalTo(1));
            assertThat(failedJobs().extract().asString()).contains("network.pt cannot be loaded: ");
            awaitScores(session, starter());
        } finally {
            retire(broken);
        }
    }

    @Test
    void aNewIterationScoresTheSessionsThatAreThereAlready() throws Exception {
        UUID session = Inspected.session(storage, RenderedPack.of(Scene.any(UNSEEN + 6), 2));
        awaitScores(session, starter());
        Iteration second = untrained();
        try {
            TestStack.execute(
                    "UPDATE blindspot.inspection SET inspected_at = now() - interval '1 hour' WHERE session_id = ?",
                    session);
            awaitScores(session, second);
        } finally {
            retire(second);
        }
    }

    @Test
    void aCandidateScoresWhatIsThereAndNothingFresh() throws Exception {
        Iteration candidate = untrained();
        state(candidate, "candidate");
        try {
            UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
            inspectedUnseen(List.of(session), connection -> {
                wanted.ofSession(session);
                assertThat(iterations(connection, session)).isNotEmpty().doesNotContain(candidate.id());
                wanted.ofAll();
                assertThat(iterations(connection, session)).contains(candidate.id());
            });
            UUID old = inspectedLongAgo(RenderedPack.of(Scene.any(UNSEEN + 9), 2), starter());
            awaitScores(old, candidate);
        } finally {
            retire(candidate);
        }
    }

    @Test
    void freshSessionsOutrankRescores() throws Exception {
        UUID fresh = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        UUID old = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        inspectedUnseen(List.of(fresh, old), connection -> {
            wanted.ofSession(fresh);
            wanted.ofAll();
            assertThat(priority(connection, fresh)).isGreaterThan(priority(connection, old));
        });
    }

    private interface Looked {
        void at(Connection connection) throws SQLException;
    }

    /**
     * Sessions that were inspected an hour ago, looked at before that commits, so that no replica is faster; then it is
     * undone.
     */
    private void inspectedUnseen(List<UUID> sessions, Looked looked) throws SQLException {
        QuarkusTransaction.begin();
        try (var connection = dataSource.getConnection();
                var inspect = connection.prepareStatement(
                        "UPDATE inspection SET state = 'PASSED', inspected_at = now() - interval '1 hour' WHERE"
                                + " session_id = ?")) {
            for (UUID session : sessions) {
                inspect.setObject(1, session);
                inspect.executeUpdate();
            }
            // What other tests left waiting takes no place from it.
            try (var others = connection.createStatement()) {
                others.execute("DELETE FROM scheduled_tasks WHERE task_name = '" + RescoreJob.NAME + "'");
            }
            looked.at(connection);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static List<UUID> iterations(Connection connection, UUID session) throws SQLException {
        try (var select = connection.prepareStatement("SELECT iteration_id FROM scoring WHERE session_id = ?")) {
            select.setObject(1, session);
            List<UUID> iterations = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    iterations.add(row.getObject(1, UUID.class));
                }
            }
            return iterations;
        }
    }

    private static int priority(Connection connection, UUID session) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT priority FROM scheduled_tasks t JOIN scoring s ON t.task_instance = s.scoring_id::text "
                        + "WHERE s.session_id = ?")) {
            select.setObject(1, session);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        }
    }

    @Test
    void aPausedIterationScoresFreshSessionsOnlyUntilItIsResumed() throws Exception {
        Iteration second = untrained();
        try {
            rescoring(second, "{\"paused\": true}")
                    .statusCode(200)
                    .body("pausedAt", notNullValue())
                    .body("iterationId", equalTo(second.id().toString()));
            UUID fresh = Inspected.session(storage, RenderedPack.of(Scene.any(UNSEEN + 7), 2));
            awaitScores(fresh, second);
            UUID old = inspectedLongAgo(RenderedPack.of(Scene.any(UNSEEN + 8), 2), starter(), second);
            TestStack.execute(
                    "DELETE FROM blindspot.score WHERE session_id = ? AND iteration_id = ?", old, second.id());
            UUID queued = Inspected.wanted(old, second.id());
            new RescoreJob(scoring, rescorings).run(queued);
            wanted.ofAll();
            assertThat(Inspected.wanting(old)).doesNotContain(second.id());
            assertThat(Inspected.scores(old)).doesNotContain(second.id());
            var before = rescoring(second).statusCode(200).extract().jsonPath();
            assertThat(before.getLong("sessions")).isGreaterThan(before.getLong("scored"));

            rescoring(second, "{\"paused\": false}").statusCode(200).body("pausedAt", nullValue());
            awaitScores(old, second);
            assertThat(rescoring(second).extract().jsonPath().getLong("scored"))
                    .isGreaterThan(before.getLong("scored"));
        } finally {
            retire(second);
        }
    }

    @Test
    void onlyResearchersPauseAndOnlyWhatIsThere() throws Exception {
        String path = "/api/blindspot/models/" + starter().id() + "/rescoring";
        RestAssured.get(path).then().statusCode(401);
        given("operator").body("{\"paused\": true}").put(path).then().statusCode(403);
        given("researcher").body("{}").put(path).then().statusCode(400).contentType("application/problem+json");
        String nowhere = "/api/blindspot/models/" + UUID.randomUUID() + "/rescoring";
        given("researcher").body("{\"paused\": true}").put(nowhere).then().statusCode(404);
        given("researcher").get(nowhere).then().statusCode(404);
        assertThat(rescorings.progress(starter().id()).orElseThrow().pausedAt()).isNull();
    }

    @Test
    void anIterationThatIsRetiredOrDeletedWhileItsNetworkRunsPublishesNothing() throws Exception {
        Iteration retired = withoutNetwork("retired-meanwhile");
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        var task = scores.task(Inspected.wanted(session, retired.id())).orElseThrow();
        retire(retired);
        assertThat(scoring.publish(task, retired, MEASURED)).isFalse();
        assertThat(Inspected.wanted(session)).isEmpty();

        var late = scores.task(Inspected.wanted(session, retired.id())).orElseThrow();
        TestStack.execute("DELETE FROM blindspot.model_iteration WHERE iteration_id = ?", retired.id());
        assertThat(scoring.publish(late, retired, MEASURED)).isFalse();
        scoring.run(late.id());
        assertThat(Inspected.wanted(session)).isEmpty();
        assertThat(Inspected.scores(session)).isEmpty();
    }

    @Test
    void aScoreSaysHowSureItsFramesAreAndWhetherTheParentDecidedOtherwise() throws Exception {
        Iteration parent = starter();
        Iteration child = withoutNetwork("child");
        try {
            TestStack.execute(
                    "UPDATE blindspot.model_iteration SET parent_id = ? WHERE iteration_id = ?",
                    parent.id(),
                    child.id());
            UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
            var ofChild = scores.task(Inspected.wanted(session, child.id())).orElseThrow();
            var ofParent = scores.task(Inspected.wanted(session, parent.id())).orElseThrow();
            scoring.publish(ofChild, child, frames(.6f, .9f, .7f, .9f, .8f, .9f));
            read("researcher", session).body("[0].disagreesWithParent", nullValue());
            scoring.publish(ofParent, parent, frames(0, 0, 0, 0, 0, 0));
            String ofTheChild = "find { it.iterationId == '" + child.id() + "' }.";
            read("researcher", session)
                    .body(ofTheChild + "disagreesWithParent", equalTo(true))
                    .body(ofTheChild + "spoofScore", equalTo(.8f))
                    .body(ofTheChild + "scoreLow", allOf(greaterThan(.5f), lessThan(.8f)))
                    .body(ofTheChild + "scoreHigh", allOf(greaterThan(.8f), lessThanOrEqualTo(1f)))
                    .body("find { it.iterationId == '" + parent.id() + "' }.scoreLow", equalTo(0f))
                    .body("find { it.iterationId == '" + parent.id() + "' }.disagreesWithParent", nullValue());
        } finally {
            retire(child);
        }
    }

    @Test
    void anIterationThatAsksForPerturbationsTellsHowManyDecisionsTheyTurn() throws Exception {
        Iteration asks = register("perturbed", resource("network.pt"), "perturbations: {seed: 1}\n");
        try {
            UUID session = Inspected.session(storage, RenderedPack.of(RenderedPack.genuine(UNSEEN + 11), 5));
            awaitScores(session, starter(), asks);
            String ofThatIteration = "find { it.iterationId == '" + asks.id() + "' }.";
            String ofTheStarter = "find { it.iterationId == '" + starter().id() + "' }.";
            read("researcher", session)
                    .body(ofThatIteration + "perturbed", equalTo(24))
                    .body(ofThatIteration + "perturbedFlips", lessThanOrEqualTo(24))
                    .body(ofTheStarter + "perturbed", nullValue())
                    .body(ofTheStarter + "perturbedFlips", nullValue());

            UUID turned = Inspected.session(storage, new byte[] {1}, "PENDING", null);
            var task = scores.task(Inspected.wanted(turned, asks.id())).orElseThrow();
            FrameScores measured = frames(0, 1).with(0, 1, Float.NaN, 1, 1, 0);
            assertThat(scoring.publish(task, asks, measured)).isTrue();
            read("researcher", turned).body("[0].perturbed", equalTo(5)).body("[0].perturbedFlips", equalTo(2));
        } finally {
            retire(asks);
        }
    }

    /** One number a frame, of the head that decides. */
    private static FrameScores frames(float... spoof) {
        float[] all = new float[8 * spoof.length];
        List<Integer> atMs = new ArrayList<>();
        for (int frame = 0; frame < spoof.length; frame++) {
            atMs.add(200 * frame);
            all[8 * frame + 7] = spoof[frame];
        }
        return new FrameScores(atMs, 8, all);
    }

    private UUID inspectedLongAgo(byte[] pack, Iteration... iterations) throws Exception {
        UUID session = Inspected.session(storage, pack);
        awaitScores(session, iterations);
        TestStack.execute(
                "UPDATE blindspot.inspection SET inspected_at = now() - interval '1 hour' WHERE session_id = ?",
                session);
        return session;
    }

    @Test
    void aPackThatIsGoneIsNotTriedAgain() throws Exception {
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        storage.deletePrefix("frames/" + session + "/");
        UUID wanted = Inspected.wanted(session, starter().id());
        var task = scores.task(wanted).orElseThrow();
        assertThatThrownBy(() -> scoring.measure(task, starter()))
                .isInstanceOf(Job.Futile.class)
                .hasMessageContaining("is not in storage");
    }

    @Test
    void anIterationThatSeesTheWholeFrameScoresTheRecordingAtTheTimesOfThePack() throws Exception {
        Iteration cropped = brightness("sees-the-face", "{around: face, context: 4}", State.CURRENT);
        Iteration whole = brightness("sees-the-frame", "{around: frame}", State.CURRENT);
        try {
            Clip clip = Clip.ofAFaceBesideWhite();
            UUID session = new CaptureSide(storage).upload(clip.bytes());
            awaitScores(session, cropped, whole);
            FrameScores ofTheFace = measured(session, cropped);
            FrameScores ofTheFrame = measured(session, whole);
            assertThat(ofTheFrame.frames()).isEqualTo(16);
            assertThat(ofTheFrame.atMs()).isEqualTo(ofTheFace.atMs());
            double ofAll = Brightness.spoof(clip.firstPicture());
            for (int frame = 0; frame < ofTheFrame.frames(); frame++) {
                assertThat((double) ofTheFrame.probability(frame, 1)).isCloseTo(ofAll, within(.02));
                assertThat((double) ofTheFace.probability(frame, 1)).isLessThan(ofAll - .2);
            }
            assertThat(storage.list("frames/" + session + "/")).hasSize(1);
        } finally {
            retire(cropped);
            retire(whole);
        }
    }

    private FrameScores measured(UUID session, Iteration iteration) throws SQLException {
        return scores.ofSession(session).stream()
                .filter(score -> score.iterationId().equals(iteration.id()))
                .findFirst()
                .orElseThrow()
                .frames();
    }

    @Test
    void nothingOfAWithdrawnSessionIsOpened() throws Exception {
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        UUID wanted = Inspected.wanted(session, starter().id());
        assertThatThrownBy(() -> scoring.run(wanted)).hasMessageContaining("cannot be read");
        Inspected.withdraw(session);
        scoring.run(wanted);
        assertThat(Inspected.scores(session)).isEmpty();
    }

    @Test
    void aRecordingThatIsGoneIsNotTriedAgainAndIsNoFailureWhereAWithdrawalErasedIt() throws Exception {
        Iteration whole = brightness("recording-gone", "{around: frame}", State.RETIRED);
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        var task = scores.task(Inspected.wanted(session, whole.id())).orElseThrow();
        assertThatThrownBy(() -> scoring.measure(task, whole))
                .isInstanceOf(Job.Futile.class)
                .hasMessage("recordings/" + session + "/x.webm is not in storage.");
        Inspected.withdraw(session);
        assertThat(scoring.measure(task, whole)).isEmpty();
    }

    @Test
    void aRecordingThatIsNotTheInspectedOneIsNeverScored() throws Exception {
        Iteration whole = brightness("recording-swapped", "{around: frame}", State.RETIRED);
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        var task = scores.task(Inspected.wanted(session, whole.id())).orElseThrow();
        byte[] other = Clip.ofAFace().seconds(1).bytes();
        storage.put(task.recordingKey(), new ByteArrayInputStream(other), other.length, "video/webm");
        assertThatThrownBy(() -> scoring.measure(task, whole))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is not the recording that was inspected.");
    }

    private Iteration brightness(String name, String crop, State state) throws Exception {
        return Registered.of(models, storage, Brightness.manifest(name, "", crop), Brightness.network(), state);
    }

    @Test
    void onlyResearchersReadScores() {
        RestAssured.get("/api/blindspot/sessions/" + UUID.randomUUID() + "/scores")
                .then()
                .statusCode(401);
        read("labeler", UUID.randomUUID()).statusCode(403);
        read("researcher", UUID.randomUUID()).statusCode(404).contentType("application/problem+json");
    }

    /** By its iterations, not by their number: candidates other tests left score whatever is old enough too. */
    private static void awaitScores(UUID session, Iteration... iterations) throws Exception {
        List<UUID> ids = Stream.of(iterations).map(Iteration::id).toList();
        Inspected.await("scores of " + ids, () -> Inspected.scores(session).containsAll(ids));
    }

    private static RequestSpecification given(String role) {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), role))
                .contentType("application/json");
    }

    private static ValidatableResponse rescoring(Iteration iteration) {
        return given("researcher")
                .get("/api/blindspot/models/" + iteration.id() + "/rescoring")
                .then();
    }

    private static ValidatableResponse rescoring(Iteration iteration, String wish) {
        return given("researcher")
                .body(wish)
                .put("/api/blindspot/models/" + iteration.id() + "/rescoring")
                .then();
    }

    private static ValidatableResponse read(String role, UUID session) {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), role))
                .get("/api/blindspot/sessions/" + session + "/scores")
                .then();
    }

    private static ValidatableResponse failedJobs() {
        return RestAssured.given()
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), "operator"))
                .get("/api/blindspot/jobs")
                .then();
    }

    private Iteration starter() throws SQLException {
        return models.list().stream()
                .filter(iteration -> iteration.manifest().name().equals("starter"))
                .findFirst()
                .orElseThrow();
    }

    /** The starter's manifest with another name and network, current at once. */
    private Iteration register(String name, byte[] network) throws Exception {
        return register(name, network, "");
    }

    private Iteration register(String name, byte[] network, String more) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
        String yaml = new String(resource("model.yaml"), StandardCharsets.UTF_8)
                        .replace("name: starter", "name: " + name)
                        .replaceFirst("sha256: .*", "sha256: " + digest)
                + more;
        return Registered.of(models, storage, yaml, network, State.CURRENT);
    }

    /** The network that learned nothing, current again if a test has retired it. */
    private Iteration untrained() throws Exception {
        Iteration untrained = register("untrained", resource("template.pt"));
        TestStack.execute(
                "UPDATE blindspot.model_iteration SET state = 'current' WHERE iteration_id = ?", untrained.id());
        return untrained;
    }

    /** Current, and asked for nothing by its test. */
    private Iteration withoutNetwork(String name) throws Exception {
        return register(name, name.getBytes(StandardCharsets.UTF_8));
    }

    private static void retire(Iteration iteration) throws SQLException {
        state(iteration, "retired");
    }

    private static void state(Iteration iteration, String state) throws SQLException {
        TestStack.execute(
                "UPDATE blindspot.model_iteration SET state = ? WHERE iteration_id = ?", state, iteration.id());
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = ScoringIT.class.getResourceAsStream("/models/starter/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
