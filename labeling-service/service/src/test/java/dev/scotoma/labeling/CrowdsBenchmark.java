package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.consensus.Interval;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.consensus.simulation.Calibration;
import dev.scotoma.consensus.simulation.Mean;
import dev.scotoma.consensus.simulation.SimulatedCrowd;
import dev.scotoma.consensus.simulation.SimulatedCrowd.Kind;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.consensus.NextFit;
import dev.scotoma.labeling.task.Desk;
import dev.scotoma.labeling.vote.Answer;
import dev.scotoma.labeling.vote.Ballot;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Crowds whose skills are known label through the service: its claims, its submissions, its decisions after each vote and its refits, on its
 * PostgreSQL and with its settings. Beside it, on the same crowds, seven fixed votes a session under each method. Writes what it measured into
 * {@code target/bench-crowds.txt}. From the environment: CROWDS drawn of each kind; OVERLAP ("3,5,7,.95") instead of the settings.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
@TestProfile(CrowdsBenchmark.Alone.class)
class CrowdsBenchmark {
    /** No round runs beside; there is no gold, and nobody has to take a break. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(Map.of(
                    "scotoma.jobs.enabled", "false",
                    "scotoma.labeling.gold-share", "0",
                    "scotoma.labeling.clips-per-hour", "1000000"));
            String overlap = System.getenv("OVERLAP");
            if (overlap != null) {
                String[] numbers = overlap.split(",", -1);
                settings.put("scotoma.labeling.redundancy", numbers[0]);
                settings.put("scotoma.labeling.limit", numbers[1]);
                settings.put("scotoma.labeling.limit-of-whole", numbers[2]);
                settings.put("scotoma.labeling.sure", numbers[3]);
            }
            return settings;
        }
    }

    private static final Path REPORT = Path.of("target", "bench-crowds.txt");
    private static final int FIXED = 7;
    /** Sessions that are decided between two fits. */
    private static final int BETWEEN_FITS = 50;

    private final int crowds = Integer.parseInt(System.getenv().getOrDefault("CROWDS", "5"));
    private final UUID[] labelers = Stream.generate(UUID::randomUUID).limit(32).toArray(UUID[]::new);

    /** What one way of deciding reaches on the crowds of one kind. */
    private static final class Row {
        final Mean[] wrong =
                Stream.generate(Mean::new).limit(SimulatedCrowd.ATTRIBUTES).toArray(Mean[]::new);
        /** Of each attribute, against the smoothed model of seven votes, in the same crowd. */
        final Mean[] more =
                Stream.generate(Mean::new).limit(SimulatedCrowd.ATTRIBUTES).toArray(Mean[]::new);

        final Mean all = new Mean();
        final Mean moreOfAll = new Mean();
        final Mean votes = new Mean();
        final Mean review = new Mean();
        final Calibration calibration = new Calibration();

        void add(double[] shares, double[] compared) {
            for (int attribute = 0; attribute < shares.length; attribute++) {
                wrong[attribute].add(shares[attribute]);
                more[attribute].add(shares[attribute] - compared[attribute]);
            }
            double mean = Arrays.stream(shares).average().orElseThrow();
            all.add(mean);
            moreOfAll.add(mean - Arrays.stream(compared).average().orElseThrow());
            calibration.next();
        }
    }

    @Test
    void everyMethodOnCrowdsWhoseSkillsAreKnown() throws Exception {
        Files.deleteIfExists(REPORT);
        for (Kind kind : SimulatedCrowd.KINDS) {
            var rows = new LinkedHashMap<String, Row>();
            for (int seed = 0; seed < crowds; seed++) {
                measure(new SimulatedCrowd(kind, seed), rows);
            }
            print(kind, rows);
        }
    }

    private void measure(SimulatedCrowd crowd, Map<String, Row> rows) throws SQLException {
        var fixed = new LinkedHashMap<String, double[]>();
        SimulatedCrowd.METHODS.forEach((name, method) -> {
            var row = rows.computeIfAbsent(name + " of " + FIXED, any -> new Row());
            int[] asked = new int[SimulatedCrowd.SESSIONS];
            Arrays.fill(asked, FIXED);
            fixed.put(
                    name,
                    IntStream.range(0, SimulatedCrowd.ATTRIBUTES)
                            .mapToDouble(attribute -> {
                                var fit = method.apply(crowd.table(attribute, asked));
                                return IntStream.range(0, SimulatedCrowd.SESSIONS)
                                                .mapToDouble(session -> row.calibration.add(
                                                        fit.standing(session), crowd.truth(attribute, session)))
                                                .sum()
                                        / SimulatedCrowd.SESSIONS;
                            })
                            .toArray());
        });
        double[] compared = fixed.getOrDefault("smoothed", new double[0]);
        fixed.forEach((name, shares) -> {
            var row = rows.computeIfAbsent(name + " of " + FIXED, any -> new Row());
            row.add(shares, compared);
            row.votes.add(FIXED);
        });
        byTheService(crowd, rows.computeIfAbsent("the service", any -> new Row()), compared);
    }

    private void byTheService(SimulatedCrowd crowd, Row row, double[] compared) throws SQLException {
        plant();
        try (var database = TestStack.owner();
                var sql = database.createStatement()) {
            int decided = 0;
            boolean open = true;
            while (open) {
                voteOnTheOldest(crowd, sql);
                open = any(sql);
                if (!open || decidedIn(sql) >= decided + BETWEEN_FITS) {
                    decided = decidedIn(sql);
                    NextFit.now();
                    open = any(sql);
                }
            }
            read(crowd, row, compared, sql);
        }
    }

    private static boolean any(Statement sql) throws SQLException {
        try (var left = sql.executeQuery("SELECT 1 FROM labeling.task WHERE state = 'OPEN' LIMIT 1")) {
            return left.next();
        }
    }

    private static int decidedIn(Statement sql) throws SQLException {
        try (var rows = sql.executeQuery("SELECT count(*) FROM labeling.task WHERE state <> 'OPEN'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Sessions in the order in which they come, which their ids have. */
    private static void plant() throws SQLException {
        Neighbours.reset();
        TestStack.execute("""
                INSERT INTO labeling.task (task_id, session_id, participant_id, depicted_participant_id, redundancy)
                SELECT ('00000000-0000-7000-8000-0000' || lpad(to_hex(n), 8, '0'))::uuid,
                  ('00000000-0000-7000-9000-0000' || lpad(to_hex(n), 8, '0'))::uuid, gen_random_uuid(), gen_random_uuid(), 3
                FROM generate_series(0, ?) n""", SimulatedCrowd.SESSIONS - 1);
    }

    /** The next of those who come to the session that is wanted most claims, gets it, and answers. */
    private void voteOnTheOldest(SimulatedCrowd crowd, Statement sql) throws SQLException {
        UUID task;
        int session;
        int votes;
        try (var next = sql.executeQuery("""
                SELECT task_id, ('x' || right(session_id::text, 8))::bit(32)::int AS session, submissions FROM labeling.task
                WHERE state = 'OPEN' ORDER BY task_id LIMIT 1""")) {
            assertThat(next.next()).isTrue();
            task = next.getObject("task_id", UUID.class);
            session = next.getInt("session");
            votes = next.getInt("submissions");
        }
        int coming = crowd.labelers(session, votes + 1)[votes];
        UUID assignment = Desk.claim(labelers[coming]);
        try (var claimed = sql.executeQuery(
                "SELECT task_id FROM labeling.assignment WHERE assignment_id = '" + assignment + "'")) {
            assertThat(claimed.next()).isTrue();
            assertThat(claimed.getObject(1, UUID.class)).isEqualTo(task);
        }
        var answers = new LinkedHashMap<String, Answer>();
        for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
            int said = crowd.answers(attribute, session, votes + 1)[votes];
            answers.put(
                    Api.ATTRIBUTES.get(attribute),
                    said == VoteTable.UNSURE ? Answer.UNSURE : said == 1 ? Answer.YES : Answer.NO);
        }
        Ballot.cast(assignment, labelers[coming], answers);
    }

    private static void read(SimulatedCrowd crowd, Row row, double[] compared, Statement sql) throws SQLException {
        double[] wrong = new double[SimulatedCrowd.ATTRIBUTES];
        int seen = 0;
        try (var rows = sql.executeQuery("""
                SELECT ('x' || right(session_id::text, 8))::bit(32)::int AS session, attribute, probability, probability_low, probability_high
                FROM labeling.consensus""")) {
            while (rows.next()) {
                seen++;
                int attribute = Api.ATTRIBUTES.indexOf(rows.getString("attribute"));
                double present = rows.getDouble("probability");
                double low = rows.getDouble("probability_low");
                double high = rows.getDouble("probability_high");
                boolean decided = present > 0.5;
                double right = Math.abs(present - 0.5) < 1e-9
                        ? 0.5
                        : decided == (crowd.truth(attribute, rows.getInt("session")) == 1) ? 1 : 0;
                row.calibration.add(
                        Math.max(present, 1 - present),
                        decided ? new Interval(low, high) : new Interval(1 - high, 1 - low),
                        right);
                wrong[attribute] += (1 - right) / SimulatedCrowd.SESSIONS;
            }
        }
        assertThat(seen).isEqualTo(SimulatedCrowd.SESSIONS * SimulatedCrowd.ATTRIBUTES);
        row.add(wrong, compared);
        try (var totals =
                sql.executeQuery("SELECT avg(submissions), avg((state = 'CONTESTED')::int) FROM labeling.task")) {
            totals.next();
            row.votes.add(totals.getDouble(1));
            row.review.add(totals.getDouble(2));
        }
    }

    private void print(Kind kind, Map<String, Row> rows) throws IOException {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%d labelers %s; %d crowds of %d sessions; percent wrong%n%-18s%s%s%n",
                kind.labelers(),
                kind.name(),
                crowds,
                SimulatedCrowd.SESSIONS,
                "",
                columns(Api.ATTRIBUTES),
                columns(List.of("all eight", "votes", "% in review"))
                        + "said .95 and more   said .93 to .97, and right"));
        rows.forEach((name, row) -> {
            text.append(String.format(Locale.ROOT, "%-18s", name));
            text.append(
                    columns(Stream.of(row.wrong).map(CrowdsBenchmark::percent).toList()));
            text.append(columns(List.of(
                    percent(row.all), row.votes.plain(), name.equals("the service") ? percent(row.review) : "")));
            text.append(row.calibration).append('\n');
        });
        var service = rows.get("the service");
        if (service != null) {
            text.append(String.format(Locale.ROOT, "%-18s", "more than smoothed"));
            text.append(columns(
                    Stream.of(service.more).map(CrowdsBenchmark::percent).toList()));
            text.append(columns(List.of(percent(service.moreOfAll)))).append('\n');
        }
        System.out.print(text);
        Files.writeString(REPORT, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String percent(Mean mean) {
        return mean.percent();
    }

    private static String columns(List<String> cells) {
        var text = new StringBuilder();
        cells.forEach(cell -> text.append(String.format(Locale.ROOT, "%-13s", cell)));
        return text.toString();
    }
}
