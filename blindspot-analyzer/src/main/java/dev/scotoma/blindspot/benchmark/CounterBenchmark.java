package dev.scotoma.blindspot.benchmark;

import dev.scotoma.blindspot.subdomain.Axis;
import dev.scotoma.blindspot.subdomain.CellQuery;
import dev.scotoma.blindspot.subdomain.Condition;
import dev.scotoma.blindspot.subdomain.Ledger;
import dev.scotoma.blindspot.subdomain.Tally;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counters of one table: kept by the ledger, updated, and counted by SQL engines; whether all of them agree. */
final class CounterBenchmark {
    private static final int NEW_SESSIONS = 1_000;
    private static final int ROUNDS = 5;
    /** Of 830,000 at once DuckDB 1.4.1 ends with an internal error. */
    private static final int ROWS_OF_A_SHARD = 100_000;

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

    /** @param urls of DuckDB or PostgreSQL on this machine, which reads the file itself */
    void run(PrintStream out, Path csv, List<String> urls) throws SQLException {
        long began = System.nanoTime();
        Ledger ledger = counted();
        Map<Set<Condition>, Tally> tallies = tallies(ledger);
        out.printf(
                Locale.ROOT,
                "ledger of %d sessions: %.2f s, %d conjunctions%n",
                table.people().length,
                seconds(began),
                tallies.size());
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
        for (String url : urls) {
            engine(out, csv, url, table.people().length, tallies);
        }
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
        List<String> axes = Table.axes().stream().map(Axis::name).toList();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            load(statement, csv, axes);
            long began = System.nanoTime();
            Map<Set<Condition>, Tally> counted = new HashMap<>();
            int shards = 1 + sessions / ROWS_OF_A_SHARD;
            for (int shard = 0; shard < shards; shard++) {
                String rows = "(SELECT * FROM bench_sessions WHERE mod(CAST(substr(subject_id, 2) AS integer), "
                        + shards + ") = " + shard + ") AS shard";
                try (ResultSet row = statement.executeQuery(CellQuery.of(rows, "subject_id", "error", axes))) {
                    while (row.next()) {
                        Ledger.Counted read = CellQuery.read(row, axes);
                        counted.merge(new HashSet<>(read.conditions()), read.tally(), CounterBenchmark::sum);
                    }
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%s, in %d shards of participants: %.2f s, equal to the ledger: %s%n",
                    connection.getMetaData().getDatabaseProductName(),
                    shards,
                    seconds(began),
                    counted.equals(tallies));
        }
    }

    private static void load(Statement statement, Path csv, List<String> axes) throws SQLException {
        String columns = axes.stream().map(axis -> axis + " varchar(10), ").collect(Collectors.joining());
        statement.execute("CREATE TEMPORARY TABLE bench_sessions (session_id varchar(12), subject_id varchar(12), "
                + columns + "error integer)");
        statement.execute("COPY bench_sessions FROM '" + csv + "' (FORMAT csv, HEADER)");
    }

    private static Map<Set<Condition>, Tally> tallies(Ledger ledger) {
        Map<Set<Condition>, Tally> tallies = new HashMap<>();
        ledger.each(counted -> tallies.put(new HashSet<>(counted.conditions()), counted.tally()));
        return tallies;
    }

    private static Tally sum(Tally one, Tally other) {
        return new Tally(
                one.rows() + other.rows(),
                one.sum() + other.sum(),
                one.clusters() + other.clusters(),
                one.squares() + other.squares(),
                one.products() + other.products(),
                one.sumSquares() + other.sumSquares());
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
