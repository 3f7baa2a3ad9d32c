package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Axis;
import dev.scotoma.statistics.mining.CellQuery;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Ledger;
import dev.scotoma.statistics.mining.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counters of one table: kept by the ledger, updated, and counted by SQL engines; whether all of them agree. */
final class CounterBenchmark {
    private static final int NEW_SESSIONS = 1_000;
    private static final int ROUNDS = 5;
    /** Of 830,000 at once DuckDB 1.4.1 ends with an internal error. */
    private static final int ROWS_OF_A_SHARD = 100_000;
    /** Spark spills what it groups to disk: 176 times the rows of a shard. */
    private static final int ROWS_OF_A_SPARK_SHARD = 1_000_000;

    private static final List<String> AXES =
            Table.axes().stream().map(Axis::name).toList();
    private final Table table;
    private final List<int[]> sessions;

    CounterBenchmark(Table table) {
        this.table = table;
        Map<Integer, List<Integer>> byPerson = IntStream.range(0, table.people().length)
                .boxed()
                .collect(Collectors.groupingBy(i -> table.people()[i]));
        sessions = byPerson.values().stream()
                .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /**
     * @param engines the JDBC URLs of DuckDB or PostgreSQL on this machine, which read the file themselves, or folders
     *     that Spark counted into
     */
    void run(PrintStream out, Path csv, List<String> engines) throws SQLException, IOException {
        long held = held();
        var cost = new Cost();
        Ledger ledger = counted();
        String spent = cost.toString();
        held = held() - held;
        Map<Set<Condition>, Tally> tallies = tallies(ledger);
        out.printf(
                Locale.ROOT,
                "ledger of %d sessions: %s, %d conjunctions in %d MB%n",
                table.people().length,
                spent,
                tallies.size(),
                held >> 20);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, update(ledger));
        }
        out.printf(
                Locale.ROOT,
                "update by %d new sessions: %.0f ms (at most 50), equal to a recount: %s%n",
                NEW_SESSIONS,
                1_000 * best,
                tallies(ledger).equals(tallies));
        for (String engine : engines) {
            if (engine.startsWith("jdbc:")) {
                engine(out, csv, engine, table.people().length, tallies);
            } else {
                out.println(
                        "Spark, equal to the ledger: " + read(Path.of(engine)).equals(tallies));
            }
        }
    }

    /** What Spark shall do, in its SQL: the same statement, each shard into a folder of its own. */
    static String spark(Path csv, int sessions, Path counters) {
        var script = new StringBuilder("CREATE TEMPORARY VIEW bench_sessions (" + columns("string")
                + ") USING csv OPTIONS (path '" + csv + "', header true);\nCACHE TABLE bench_sessions;\n");
        List<String> shards = statements(sessions, ROWS_OF_A_SPARK_SHARD);
        for (int shard = 0; shard < shards.size(); shard++) {
            script.append(
                    "INSERT OVERWRITE DIRECTORY '%s/%d' USING csv %s;\n".formatted(counters, shard, shards.get(shard)));
        }
        return script.toString();
    }

    /** Nothing in a field is no condition: the table has a value everywhere. */
    private static Map<Set<Condition>, Tally> read(Path counters) throws IOException {
        Map<Set<Condition>, Tally> counted = new HashMap<>();
        try (Stream<Path> files = Files.walk(counters)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] fields = line.split(",", -1);
                    Set<Condition> conditions = IntStream.range(0, AXES.size())
                            .filter(axis -> !fields[axis].isEmpty())
                            .mapToObj(axis -> new Condition(AXES.get(axis), fields[axis]))
                            .collect(Collectors.toSet());
                    double[] sums = Arrays.stream(fields)
                            .skip(AXES.size())
                            .mapToDouble(Double::parseDouble)
                            .toArray();
                    var tally = new Tally((int) sums[0], sums[1], (int) sums[2], sums[3], sums[4], sums[5]);
                    counted.merge(conditions, tally, Tally::plus);
                }
            }
        }
        return counted;
    }

    private static String columns(String text) {
        return Stream.concat(Stream.of("session_id", "subject_id"), AXES.stream())
                .map(column -> column + " " + text + ", ")
                .collect(Collectors.joining("", "", "error integer"));
    }

    /** One for each shard of participants; what they count adds up. */
    private static List<String> statements(int sessions, int rowsOfAShard) {
        int shards = 1 + sessions / rowsOfAShard;
        return IntStream.range(0, shards)
                .mapToObj(shard -> "(SELECT * FROM bench_sessions WHERE mod(CAST(substr(subject_id, 2) AS integer), "
                        + shards + ") = " + shard + ") AS shard")
                .map(rows -> CellQuery.of(rows, "subject_id", "error", AXES))
                .toList();
    }

    private Ledger counted() {
        var ledger = new Ledger(Table.axes());
        sessions.forEach(own -> ledger.add(codes(own, own.length), errors(own, own.length)));
        return ledger;
    }

    /** As if the last of the sessions had just come in; answers how long that took. */
    private double update(Ledger ledger) {
        int first = table.people().length - NEW_SESSIONS;
        List<int[]> touched =
                sessions.stream().filter(own -> own[own.length - 1] >= first).toList();
        touched.forEach(own -> replace(ledger, own, own.length, before(first, own)));
        long began = System.nanoTime();
        touched.forEach(own -> replace(ledger, own, before(first, own), own.length));
        return seconds(began);
    }

    private static int before(int first, int[] own) {
        return (int) Arrays.stream(own).filter(session -> session < first).count();
    }

    private void replace(Ledger ledger, int[] own, int before, int after) {
        ledger.replace(codes(own, before), errors(own, before), codes(own, after), errors(own, after));
    }

    private short[][] codes(int[] own, int first) {
        short[][] codes = new short[first][];
        for (int i = 0; i < first; i++) {
            codes[i] = table.codes(own[i]);
        }
        return codes;
    }

    private double[] errors(int[] own, int first) {
        return IntStream.range(0, first)
                .mapToDouble(i -> table.errors()[own[i]])
                .toArray();
    }

    private static void engine(PrintStream out, Path csv, String url, int sessions, Map<Set<Condition>, Tally> tallies)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE bench_sessions (" + columns("varchar(12)") + ")");
            statement.execute("COPY bench_sessions FROM '" + csv + "' (FORMAT csv, HEADER)");
            var cost = new Cost();
            Map<Set<Condition>, Tally> counted = new HashMap<>();
            List<String> shards = statements(sessions, ROWS_OF_A_SHARD);
            for (String shard : shards) {
                try (ResultSet row = statement.executeQuery(shard)) {
                    while (row.next()) {
                        Ledger.Entry read = CellQuery.read(row, AXES);
                        counted.merge(new HashSet<>(read.conditions()), read.tally(), Tally::plus);
                    }
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%s, in %d shards of participants: %s, equal to the ledger: %s%n",
                    connection.getMetaData().getDatabaseProductName(),
                    shards.size(),
                    cost,
                    counted.equals(tallies));
        }
    }

    private static Map<Set<Condition>, Tally> tallies(Ledger ledger) {
        Map<Set<Condition>, Tally> tallies = new HashMap<>();
        ledger.each(counted -> tallies.put(new HashSet<>(counted.conditions()), counted.tally()));
        return tallies;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** What this process took since; a database's server is another process. */
    private static final class Cost {
        private final long began = System.nanoTime();
        private final Duration before = cpu();

        private static Duration cpu() {
            return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        }

        @Override
        public String toString() {
            double cpu = cpu().minus(before).toMillis() / 1e3;
            return String.format(Locale.ROOT, "%.2f s, CPU %.1f s", seconds(began), cpu);
        }
    }
}
