package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.consensus.Overlap;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.consensus.simulation.Platform;
import dev.scotoma.consensus.simulation.SimulatedCrowd;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.consensus.NextFit;
import dev.scotoma.labeling.task.Desk;
import dev.scotoma.labeling.vote.Answer;
import dev.scotoma.labeling.vote.Ballot;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is measured of the platform's rule is measured by {@link Platform}, on crowds whose skills are known. Here such a crowd labels through
 * the service: its claims, submissions, decisions and fits on its PostgreSQL, with the settings that it ships with.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
@TestProfile(CrowdIT.Alone.class)
class CrowdIT {
    /** No fit comes by itself in between. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("scotoma.jobs.enabled", "false");
        }
    }

    /** Of 17 labelers three answer by chance and two collude, so that many sessions need all their votes, some a reviewer, and some turn. */
    private static final SimulatedCrowd CROWD = new SimulatedCrowd(SimulatedCrowd.KINDS.getLast(), 3, 60);

    private final UUID[] labelers = Stream.generate(UUID::randomUUID)
            .limit(SimulatedCrowd.KINDS.getLast().labelers())
            .toArray(UUID[]::new);

    private record Decided(int votes, String state, List<Double> numbers) {}

    @Test
    void theServiceMakesOfACrowdWhatTheMeasuredRuleDoes() throws Exception {
        plant();
        int decided = 0;
        while (count("OPEN") > 0) {
            voteOnTheOldest();
            int closed = CROWD.sessions() - count("OPEN");
            if (closed == CROWD.sessions() || closed >= decided + Platform.BETWEEN_FITS) {
                decided = closed;
                NextFit.now();
            }
        }
        var platform = new Platform(CROWD, Overlap.DEFAULT).run();
        assertThat(expected(platform)).anyMatch(session -> session.state().equals("CONTESTED"));
        var found = found();
        var expected = expected(platform);
        assertThat(found).hasSameSizeAs(expected);
        for (int session = 0; session < expected.size(); session++) {
            var here = found.get(session);
            var there = expected.get(session);
            assertThat(here.votes() + " " + here.state())
                    .as("session %d", session)
                    .isEqualTo(there.votes() + " " + there.state());
            for (int number = 0; number < there.numbers().size(); number++) {
                assertThat(here.numbers().get(number))
                        .as("session %d, number %d", session, number)
                        .isCloseTo(there.numbers().get(number), within(1e-6));
            }
        }
    }

    private static List<Decided> expected(Platform platform) {
        var all = new ArrayList<Decided>();
        for (int session = 0; session < CROWD.sessions(); session++) {
            var numbers = new ArrayList<Double>();
            for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
                var standing = platform.standing(attribute, session);
                boolean present = standing.decision() == 1;
                numbers.add(platform.probability(attribute, session));
                numbers.add(
                        present
                                ? standing.interval().low()
                                : 1 - standing.interval().high());
                numbers.add(
                        present
                                ? standing.interval().high()
                                : 1 - standing.interval().low());
            }
            all.add(new Decided(
                    platform.votes(session), platform.contested(session) ? "CONTESTED" : "SETTLED", numbers));
        }
        return all;
    }

    private static List<Decided> found() throws SQLException {
        var all = new ArrayList<Decided>();
        try (var database = TestStack.owner();
                var rows = database.createStatement().executeQuery("""
                        SELECT t.session_id, t.submissions, t.state, c.probability, c.probability_low, c.probability_high
                        FROM labeling.task t JOIN labeling.consensus c USING (session_id) JOIN vocabulary.attack_attribute a ON a.name = c.attribute
                        ORDER BY t.session_id, a.position""")) {
            String last = "";
            while (rows.next()) {
                if (!rows.getString("session_id").equals(last)) {
                    last = rows.getString("session_id");
                    all.add(new Decided(rows.getInt("submissions"), rows.getString("state"), new ArrayList<>()));
                }
                for (String number : List.of("probability", "probability_low", "probability_high")) {
                    all.getLast().numbers().add(rows.getDouble(number));
                }
            }
        }
        return all;
    }

    /** Sessions in the order in which they come, which their ids have. */
    private static void plant() throws SQLException {
        Neighbours.reset();
        TestStack.execute("""
                INSERT INTO labeling.task (task_id, session_id, participant_id, depicted_participant_id, redundancy)
                SELECT ('00000000-0000-7000-8000-0000' || lpad(to_hex(n), 8, '0'))::uuid,
                  ('00000000-0000-7000-9000-0000' || lpad(to_hex(n), 8, '0'))::uuid, gen_random_uuid(), gen_random_uuid(), 3
                FROM generate_series(0, ?) n""", CROWD.sessions() - 1);
    }

    private static int count(String state) throws SQLException {
        return (int) Neighbours.count("SELECT count(*) FROM labeling.task WHERE state = '" + state + "'");
    }

    /** The next of those who come to the oldest open session claims, gets it, and answers. */
    private void voteOnTheOldest() throws SQLException {
        String[] oldest = Neighbours.text("""
                        SELECT task_id || ' ' || ('x' || right(session_id::text, 8))::bit(32)::int || ' ' || submissions
                        FROM labeling.task WHERE state = 'OPEN' ORDER BY task_id LIMIT 1""").split(" ", -1);
        int session = Integer.parseInt(oldest[1]);
        int votes = Integer.parseInt(oldest[2]);
        UUID coming = labelers[CROWD.labelers(session, votes + 1)[votes]];
        UUID assignment = Desk.claim(coming);
        assertThat(Neighbours.text(
                        "SELECT task_id FROM labeling.assignment WHERE assignment_id = '" + assignment + "'"))
                .isEqualTo(oldest[0]);
        var answers = new LinkedHashMap<String, Answer>();
        for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
            int said = CROWD.answers(attribute, session, votes + 1)[votes];
            answers.put(
                    SimulatedCrowd.NAMES.get(attribute),
                    said == VoteTable.UNSURE ? Answer.UNSURE : said == 1 ? Answer.YES : Answer.NO);
        }
        Ballot.cast(assignment, coming, answers);
    }
}
