package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.simulator.scene.Scene;
import dev.scotoma.workers.inference.RenderedPack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Iterations that came later score the sessions that are there already, after the fresh ones. */
@QuarkusTest
@WithTestResource(TestStack.class)
class RescoringIT {
    private static final long UNSEEN = 10L << 32;

    @Inject
    Scoring scoring;

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

    private Iterations iterations;

    @BeforeEach
    void theStarterIsThere() throws Exception {
        iterations = new Iterations(models, storage);
        iterations.awaitStarter();
    }

    @Test
    void aNewIterationScoresTheSessionsThatAreThereAlready() throws Exception {
        UUID session = Inspected.session(storage, RenderedPack.of(Scene.any(UNSEEN + 6), 2));
        Inspected.awaitScores(session, iterations.starter());
        Iteration second = iterations.untrained();
        try {
            TestStack.execute(
                    "UPDATE blindspot.inspection SET inspected_at = now() - interval '1 hour' WHERE session_id = ?",
                    session);
            Inspected.awaitScores(session, second);
        } finally {
            Iterations.retire(second);
        }
    }

    @Test
    void aCandidateScoresWhatIsThereAndNothingFresh() throws Exception {
        Iteration candidate = iterations.untrained();
        Iterations.state(candidate, "candidate");
        try {
            UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
            inspectedUnseen(List.of(session), connection -> {
                wanted.ofSession(session);
                assertThat(iterations(connection, session)).isNotEmpty().doesNotContain(candidate.id());
                wanted.ofAll();
                assertThat(iterations(connection, session)).contains(candidate.id());
            });
            UUID old = inspectedLongAgo(RenderedPack.of(Scene.any(UNSEEN + 9), 2), iterations.starter());
            Inspected.awaitScores(old, candidate);
        } finally {
            Iterations.retire(candidate);
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

    /** Sessions that were inspected an hour ago, looked at before that commits, so that no replica is faster; then it is undone. */
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
        Iteration second = iterations.untrained();
        try {
            rescoring(second, "{\"paused\": true}")
                    .statusCode(200)
                    .body("pausedAt", notNullValue())
                    .body("iterationId", equalTo(second.id().toString()));
            UUID fresh = Inspected.session(storage, RenderedPack.of(Scene.any(UNSEEN + 7), 2));
            Inspected.awaitScores(fresh, second);
            UUID old = inspectedLongAgo(RenderedPack.of(Scene.any(UNSEEN + 8), 2), iterations.starter(), second);
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
            Inspected.awaitScores(old, second);
            assertThat(rescoring(second).extract().jsonPath().getLong("scored"))
                    .isGreaterThan(before.getLong("scored"));
        } finally {
            Iterations.retire(second);
        }
    }

    @Test
    void onlyResearchersPauseAndOnlyWhatIsThere() throws Exception {
        String path = "/api/blindspot/models/" + iterations.starter().id() + "/rescoring";
        RestAssured.get(path).then().statusCode(401);
        given("operator").body("{\"paused\": true}").put(path).then().statusCode(403);
        given("researcher").body("{}").put(path).then().statusCode(400).contentType("application/problem+json");
        String nowhere = "/api/blindspot/models/" + UUID.randomUUID() + "/rescoring";
        given("researcher").body("{\"paused\": true}").put(nowhere).then().statusCode(404);
        given("researcher").get(nowhere).then().statusCode(404);
        assertThat(rescorings.progress(iterations.starter().id()).orElseThrow().pausedAt())
                .isNull();
    }

    private UUID inspectedLongAgo(byte[] pack, Iteration... iterations) throws Exception {
        UUID session = Inspected.anHourAgo(storage, pack);
        Inspected.awaitScores(session, iterations);
        return session;
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
}
