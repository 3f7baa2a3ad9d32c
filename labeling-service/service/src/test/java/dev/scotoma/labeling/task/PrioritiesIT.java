package dev.scotoma.labeling.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.Neighbours;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class PrioritiesIT {
    @Inject
    Priorities priorities;

    @Inject
    Tasks tasks;

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
        TestStack.execute("TRUNCATE blindspot.score, blindspot.model_iteration CASCADE");
    }

    @Test
    void whereModelsWaverOrDisagreeComesFirstThenWhatClosesABlindSpotThenTheOldest() throws Exception {
        UUID person = Neighbours.participant("train");
        var sessions = new ArrayList<UUID>();
        for (int n = 0; n < 6; n++) {
            UUID session = Neighbours.ready(person);
            sessions.add(session);
            Neighbours.taskOf(session);
        }
        UUID one = iteration("current");
        UUID other = iteration("current");
        UUID retired = iteration("retired");
        score(sessions.get(1), one, "attack", 0);
        score(sessions.get(1), other, "attack", 0);
        score(sessions.get(1), retired, "genuine", 5);
        score(sessions.get(2), one, "no_response", 0);
        score(sessions.get(2), other, "attack", 0);
        score(sessions.get(3), one, "attack", 0);
        score(sessions.get(3), other, "genuine", 0);
        score(sessions.get(4), one, "attack", 2);
        UUID campaign = UUID.randomUUID();
        TestStack.execute("""
                INSERT INTO capture.campaign (campaign_id, name, brief, kind, attack_type, sessions_each, closes_at, created_by, blind_spot_id)
                VALUES (?, 'Hole', 'Hole', 'genuine', 'none', 5, now() + interval '1 day', uuidv7(), uuidv7())""", campaign);
        TestStack.execute(
                "UPDATE capture.session SET campaign_id = ? WHERE session_id IN (?, ?)",
                campaign,
                sessions.get(4),
                sessions.get(5));
        priorities.run();
        assertThat(order(6))
                .containsExactly(
                        sessions.get(4),
                        sessions.get(3),
                        sessions.get(5),
                        sessions.get(0),
                        sessions.get(1),
                        sessions.get(2));
    }

    /** As somebody gets them who takes one after another. */
    private List<UUID> order(int clips) throws Exception {
        UUID labeler = UUID.randomUUID();
        var order = new ArrayList<UUID>();
        for (int n = 0; n < clips; n++) {
            UUID assignment =
                    tasks.claim(labeler, Optional.empty()).orElseThrow().assignmentId();
            order.add(UUID.fromString(Neighbours.text(
                    "SELECT session_id FROM labeling.task JOIN labeling.assignment USING (task_id) WHERE assignment_id = '"
                            + assignment + "'")));
            TestStack.execute("UPDATE labeling.assignment SET state = 'SKIPPED', skip_reason = 'other'");
        }
        return order;
    }

    private static UUID iteration(String state) throws Exception {
        UUID iteration = UUID.randomUUID();
        TestStack.execute("""
                INSERT INTO blindspot.model_iteration (iteration_id, name, iteration, state, manifest, digest, threshold)
                VALUES (?, ?, 1, ?, 'm', sha256(convert_to(?, 'UTF8')), 0.5)""", iteration, "m-" + iteration.toString().substring(0, 8), state, iteration.toString());
        return iteration;
    }

    private static void score(UUID session, UUID iteration, String decision, int flips) throws Exception {
        TestStack.execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score,
                  decision, flips) VALUES (?, ?, 1, 1, '{0}', 8, decode(repeat('00', 32), 'hex'), CASE WHEN ? = 'no_response' THEN NULL ELSE 0.5 END, ?, ?)""", session, iteration, decision, decision, flips);
    }
}
