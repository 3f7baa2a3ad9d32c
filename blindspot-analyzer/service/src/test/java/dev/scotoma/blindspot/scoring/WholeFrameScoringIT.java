package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.blindspot.inspection.CaptureSide;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Job;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.workers.inference.Brightness;
import dev.scotoma.workers.inference.FrameScores;
import dev.scotoma.workers.media.Clip;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Networks that see more than packs hold get their frames from the recording. */
@QuarkusTest
@WithTestResource(TestStack.class)
class WholeFrameScoringIT {

    @Inject
    Scoring scoring;

    @Inject
    ScoreRepository scores;

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
    void anIterationThatSeesTheWholeFrameScoresTheRecordingAtTheTimesOfThePack() throws Exception {
        Iteration cropped = iterations.brightness("sees-the-face", "{around: face, context: 4}", State.CURRENT);
        Iteration whole = iterations.brightness("sees-the-frame", "{around: frame}", State.CURRENT);
        try {
            Clip clip = Clip.ofAFaceBesideWhite();
            UUID session = new CaptureSide(storage).upload(clip.bytes());
            Inspected.awaitScores(session, cropped, whole);
            FrameScores ofTheFace = measured(session, cropped);
            FrameScores ofTheFrame = measured(session, whole);
            assertThat(ofTheFrame.frames()).isEqualTo(16);
            assertThat(ofTheFrame.atMs()).isEqualTo(ofTheFace.atMs());
            double ofAll = Brightness.spoof(clip.firstPicture());
            for (int frame = 0; frame < ofTheFrame.frames(); frame++) {
                assertThat((double) ofTheFrame.probability(frame, 1)).isCloseTo(ofAll, within(.02));
                assertThat((double) ofTheFace.probability(frame, 1)).isLessThan(ofAll - .2);
            }
            assertThat(storage.list("frames/" + session + "/"))
                    .filteredOn(key -> !key.endsWith(".jpg"))
                    .hasSize(1);
        } finally {
            Iterations.retire(cropped);
            Iterations.retire(whole);
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
    void aRecordingThatIsGoneIsNotTriedAgainAndIsNoFailureWhereAWithdrawalErasedIt() throws Exception {
        Iteration whole = iterations.brightness("recording-gone", "{around: frame}", State.RETIRED);
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
        Iteration whole = iterations.brightness("recording-swapped", "{around: frame}", State.RETIRED);
        UUID session = Inspected.session(storage, new byte[] {1}, "PENDING", null);
        var task = scores.task(Inspected.wanted(session, whole.id())).orElseThrow();
        byte[] other = Clip.ofAFace().seconds(1).bytes();
        storage.put(task.recordingKey(), new ByteArrayInputStream(other), other.length, "video/webm");
        assertThatThrownBy(() -> scoring.measure(task, whole))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is not the recording that was inspected.");
    }
}
