package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.workers.inference.FrameScores;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is published when its session or iteration goes while a network runs. */
@QuarkusTest
@WithTestResource(TestStack.class)
class UnpublishedScoreIT {
    private static final FrameScores MEASURED = new FrameScores(List.of(0), 8, 0, 0, 0, 0, 0, 0, 0, 1);

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

    /** It will be made again, and scored then. */
    @Test
    void aPackOfAnOlderVersionIsNotScored() throws Exception {
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        UUID task = Inspected.wanted(session, iterations.starter().id());
        assertThat(scores.task(task).orElseThrow().current()).isTrue();
        TestStack.execute("UPDATE blindspot.scoring SET pack_version = 1 WHERE session_id = ?", session);
        TestStack.execute("UPDATE blindspot.inspection SET pack_version = 1 WHERE session_id = ?", session);
        assertThat(scores.task(task).orElseThrow().current()).isFalse();
        scoring.run(task);
        assertThat(Inspected.wanted(session)).isEmpty();
    }

    @Test
    void aSessionThatWasScoredBeforeItsPackWasMadeAgainIsNotFresh() throws Exception {
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        TestStack.execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                VALUES (?, ?, 1, 1, '{0}', 1, '\\x00000000', 0, 'genuine', 0)""", session, iterations.starter().id());
        TestStack.execute("UPDATE blindspot.inspection SET state = 'PASSED' WHERE session_id = ?", session);
        assertThat(wanted.ofSession(session)).isZero();
        assertThat(Inspected.wanted(session)).isEmpty();
        TestStack.execute("DELETE FROM blindspot.score WHERE session_id = ?", session);
        wanted.ofSession(session); // unless a round was first
        assertThat(Inspected.wanted(session)).isNotEmpty();
        Inspected.withdraw(session);
    }

    @Test
    void aWithdrawalBetweenInferenceAndPublishingWins() throws Exception {
        Iteration starter = iterations.starter();
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
    void nothingOfAWithdrawnSessionIsOpened() throws Exception {
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        UUID wanted = Inspected.wanted(session, iterations.starter().id());
        assertThatThrownBy(() -> scoring.run(wanted)).hasMessageContaining("cannot be read");
        Inspected.withdraw(session);
        scoring.run(wanted);
        assertThat(Inspected.scores(session)).isEmpty();
    }

    @Test
    void anIterationThatIsRetiredOrDeletedWhileItsNetworkRunsPublishesNothing() throws Exception {
        Iteration retired = iterations.withoutNetwork("retired-meanwhile");
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        var task = scores.task(Inspected.wanted(session, retired.id())).orElseThrow();
        Iterations.retire(retired);
        assertThat(scoring.publish(task, retired, MEASURED)).isFalse();
        assertThat(Inspected.wanted(session)).isEmpty();

        var late = scores.task(Inspected.wanted(session, retired.id())).orElseThrow();
        TestStack.execute("DELETE FROM blindspot.model_iteration WHERE iteration_id = ?", retired.id());
        assertThat(scoring.publish(late, retired, MEASURED)).isFalse();
        scoring.run(late.id());
        assertThat(Inspected.wanted(session)).isEmpty();
        assertThat(Inspected.scores(session)).isEmpty();
    }
}
