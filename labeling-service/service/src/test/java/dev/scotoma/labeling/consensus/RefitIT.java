package dev.scotoma.labeling.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.Neighbours;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class RefitIT {
    private static final int TASKS = 60;

    @Inject
    Refit refit;

    /** Two who are right and two who answer by a coin. */
    private final List<UUID> labelers =
            List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    @BeforeEach
    void start() throws Exception {
        Neighbours.reset();
    }

    @Test
    void whoIsRightOutweighsMoreWhoAreNotOnceAFitKnowsThem() throws Exception {
        plant();
        UUID doubtful = voted(true, true, false, false);
        voted(true, null, false, false);
        refit.run();
        assertThat(Neighbours.count(
                        "SELECT count(*) FROM labeling.skill WHERE attribute = 'spoof' AND yes_if_present > .9"
                                + " AND no_if_absent > .9"))
                .isEqualTo(2);
        assertThat(Neighbours.count("SELECT history FROM labeling.skill WHERE attribute = 'spoof' AND labeler_id = '"
                        + labelers.getFirst() + "'"))
                .isEqualTo(TASKS + 2);
        assertThat(Neighbours.text("SELECT method || ' ' || present FROM labeling.consensus WHERE attribute = 'spoof'"
                        + " AND session_id = '" + doubtful + "'"))
                .isEqualTo("dawid-skene true");
        assertThat(task(doubtful)).isEqualTo("SETTLED");
        String before = Neighbours.text("SELECT max(revision::text::bigint) FROM labeling.consensus");
        TestStack.execute("DELETE FROM labeling.refit");
        refit.run();
        assertThat(Neighbours.text("SELECT max(revision::text::bigint) FROM labeling.consensus"))
                .as("nobody has to follow rows that say the same")
                .isEqualTo(before);
    }

    /** Every second task shows an attack. The first two labelers see what is; the others say yes to a third and to half, whatever it is. */
    private void plant() throws SQLException {
        TestStack.execute("""
                INSERT INTO labeling.task (task_id, session_id, participant_id, depicted_participant_id, redundancy, submissions)
                SELECT md5('task' || n)::uuid, md5('session' || n)::uuid, uuidv7(), uuidv7(), 3, 4 FROM generate_series(1, ?) n""", TASKS);
        for (int labeler = 0; labeler < labelers.size(); labeler++) {
            TestStack.execute("""
                    INSERT INTO labeling.assignment (assignment_id, task_id, labeler_id, state, lease_until, submitted_at)
                    SELECT md5(? || ' ' || n)::uuid, md5('task' || n)::uuid, ?, 'SUBMITTED', now(), now()
                    FROM generate_series(1, ?) n""", labeler, labelers.get(labeler), TASKS);
            TestStack.execute("""
                    INSERT INTO labeling.vote (assignment_id, attribute, answer)
                    SELECT md5(? || ' ' || n)::uuid, name,
                      CASE WHEN CASE ? WHEN 2 THEN n % 3 = 0 WHEN 3 THEN n % 4 < 2 ELSE n % 2 = 0 END THEN 'yes' ELSE 'no' END
                    FROM generate_series(1, ?) n, vocabulary.attack_attribute""", labeler, labeler, TASKS);
        }
    }

    /** A task with the answers of the four to every question; null for whom did not answer. */
    private UUID voted(@Nullable Boolean... answers) throws Exception {
        UUID session = UUID.randomUUID();
        UUID task = UUID.randomUUID();
        TestStack.execute("""
                INSERT INTO labeling.task (task_id, session_id, participant_id, depicted_participant_id, redundancy)
                VALUES (?, ?, uuidv7(), uuidv7(), 3)""", task, session);
        for (int labeler = 0; labeler < answers.length; labeler++) {
            if (answers[labeler] == null) {
                continue;
            }
            UUID assignment = UUID.randomUUID();
            TestStack.execute("""
                    INSERT INTO labeling.assignment (assignment_id, task_id, labeler_id, state, lease_until, submitted_at)
                    VALUES (?, ?, ?, 'SUBMITTED', now(), now())""", assignment, task, labelers.get(labeler));
            TestStack.execute(
                    "INSERT INTO labeling.vote (assignment_id, attribute, answer) SELECT ?, name, ? FROM vocabulary.attack_attribute",
                    assignment,
                    answers[labeler] ? "yes" : "no");
            TestStack.execute("UPDATE labeling.task SET submissions = submissions + 1 WHERE task_id = ?", task);
        }
        return session;
    }

    private static String task(UUID session) throws SQLException {
        return Neighbours.text("SELECT state FROM labeling.task WHERE session_id = '" + session + "'");
    }
}
