package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.inference.RenderedPack;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Workers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that have just been inspected are scored by every current iteration. */
@QuarkusTest
@WithTestResource(TestStack.class)
class ScoringIT {
    private static final long UNSEEN = 10L << 32;

    @Inject
    Scoring scoring;

    @Inject
    ScoreRepository scores;

    @Inject
    Wanted wanted;

    @Inject
    Models models;

    @Inject
    ObjectStorage storage;

    private Iterations iterations;

    @BeforeEach
    void theStarterIsThere() throws Exception {
        iterations = new Iterations(models, storage);
        iterations.awaitStarter();
    }

    @Test
    void anInspectedSessionIsScoredFrameByFrame() throws Exception {
        UUID attack = Inspected.session(storage, RenderedPack.of(RenderedPack.attack(UNSEEN + 1), 4));
        UUID genuine = Inspected.session(storage, RenderedPack.of(RenderedPack.genuine(UNSEEN + 2), 4));
        Inspected.awaitScores(attack, iterations.starter());
        Inspected.awaitScores(genuine, iterations.starter());
        read("researcher", attack)
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].name", equalTo("starter"))
                .body("[0].iteration", equalTo(1))
                .body("[0].frames", hasSize(4))
                .body("[0].frames[1].atMs", equalTo(200))
                .body("[0].frames[1].heads.size()", equalTo(8))
                .body("[0].frames[1].heads.spoof", greaterThan(0f))
                .body("[0].computedBy", equalTo("cpu, 32 bits, PyTorch 2.7.1"));
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
        Inspected.awaitScores(session, iterations.starter());
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
        Inspected.awaitScores(session, iterations.starter());
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
                try {
                    scoring.run(id);
                } catch (Job.NotYet busy) {
                    // The service that runs beside the test may have the iteration's only process.
                    assertThat(busy.pause()).isPositive();
                }
            }
            return true;
        };
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (var done : replicas.invokeAll(Collections.nCopies(4, replica))) {
                done.get();
            }
        }
        Inspected.awaitScores(session, iterations.starter());
        assertThat(wanted.ofSession(session)).isZero();
    }

    @Test
    void aNetworkThatCannotBeLoadedIsAFailedJobAndTheOthersGoOn() throws Exception {
        byte[] nonsense = ("no network " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        Iteration broken = iterations.register("broken", nonsense);
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
            Inspected.awaitScores(session, iterations.starter());
        } finally {
            Iterations.retire(broken);
        }
    }

    @Test
    void aScoreSaysHowSureItsFramesAreAndWhetherTheParentDecidedOtherwise() throws Exception {
        Iteration parent = iterations.starter();
        Iteration child = iterations.withoutNetwork("child");
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
            Iterations.retire(child);
        }
    }

    @Test
    void anIterationThatAsksForPerturbationsTellsHowManyDecisionsTheyTurn() throws Exception {
        Iteration asks =
                iterations.register("perturbed", Iterations.resource("network.pt"), "perturbations: {seed: 1}\n");
        try {
            UUID session = Inspected.session(storage, RenderedPack.of(RenderedPack.genuine(UNSEEN + 11), 5));
            Inspected.awaitScores(session, iterations.starter(), asks);
            String ofThatIteration = "find { it.iterationId == '" + asks.id() + "' }.";
            String ofTheStarter =
                    "find { it.iterationId == '" + iterations.starter().id() + "' }.";
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
            Iterations.retire(asks);
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

    @Test
    void aPackThatIsGoneIsNotTriedAgain() throws Exception {
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        storage.deletePrefix("frames/" + session + "/");
        UUID wanted = Inspected.wanted(session, iterations.starter().id());
        var task = scores.task(wanted).orElseThrow();
        assertThatThrownBy(() -> scoring.measure(task, iterations.starter()))
                .isInstanceOf(Job.Futile.class)
                .hasMessageContaining("is not in storage");
    }

    /** A network that is away, for as long as a backup takes to come back, was told as a missing pack and given up. */
    @Test
    void aNetworkThatIsGoneIsToldAsSuchAndTriedAgain() throws Exception {
        Iteration gone = iterations.withoutNetwork("network-gone");
        try {
            String key = gone.networks().getFirst().key();
            storage.deletePrefix(key);
            UUID session =
                    Inspected.session(storage, RenderedPack.of(RenderedPack.genuine(UNSEEN + 12), 1), "PENDING", null);
            var task = scores.task(Inspected.wanted(session, gone.id())).orElseThrow();
            assertThatThrownBy(() -> scoring.measure(task, gone))
                    .isNotInstanceOf(Job.Futile.class)
                    .hasMessage("The network network.pt is missing.");
        } finally {
            Iterations.retire(gone);
        }
    }

    /** Its networks would stay in memory and on the disk as long as the service runs. */
    @Test
    void whatScoredForAnIterationThatIsRetiredEndsWhenAnotherScores() throws Exception {
        Iteration leaving = iterations.brightness("leaving", "{around: face, context: 2}", State.CURRENT);
        Iteration staying = iterations.brightness("staying", "{around: face, context: 1.5}", State.CURRENT);
        Path cache = Path.of(System.getProperty("scotoma.worker.cache"));
        try (Workers workers = new Workers(Isolation.NONE, cache)) {
            var inference = new Inference(workers, storage, models, 4, 1, Optional.of(1), 4, "cpu", Optional.empty());
            UUID session =
                    Inspected.session(storage, RenderedPack.of(RenderedPack.genuine(UNSEEN + 13), 1), "PENDING", null);
            var first = scores.task(Inspected.wanted(session, leaving.id())).orElseThrow();
            var second = scores.task(Inspected.wanted(session, staying.id())).orElseThrow();
            Path files = Objects.requireNonNull(workers.folder("probe").getParent());
            inference.score(leaving, first);
            inference.score(staying, second);
            assertThat(iterationsIn(files)).isEqualTo(2);
            Iterations.retire(leaving);
            inference.score(staying, second);
            assertThat(iterationsIn(files)).isEqualTo(1);
        } finally {
            Iterations.retire(leaving);
            Iterations.retire(staying);
        }
    }

    private static long iterationsIn(Path files) throws IOException {
        try (var folders = Files.list(files)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("iteration"))
                    .count();
        }
    }

    @Test
    void onlyResearchersReadScores() {
        RestAssured.get("/api/blindspot/sessions/" + UUID.randomUUID() + "/scores")
                .then()
                .statusCode(401);
        read("labeler", UUID.randomUUID()).statusCode(403);
        read("researcher", UUID.randomUUID()).statusCode(404).contentType("application/problem+json");
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
}
