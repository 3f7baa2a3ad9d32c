package dev.scotoma.lab.benchmark;

import dev.scotoma.lab.benchmark.Experiments.Found;
import dev.scotoma.lab.benchmark.KnownCauses.Told;
import dev.scotoma.lab.benchmark.Table.Shape;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * {@code make bench-mining}. {@code table FILE SESSIONS} writes a table with three weaknesses planted; {@code spark
 * FILE SESSIONS FOLDER} tells Spark how to count it into a folder; {@code counters FILE SESSIONS (JDBC-URL|FOLDER)...}
 * counts it, by the ledger and by databases, and says whether all agree; {@code closing DRAWS} measures how often a retest
 * closes what is not closed; {@code experiments TABLES} measures validity and power on so many tables each, and a rescan
 * in a warm process.
 */
public final class MiningBenchmark {
    private static final Shape SMALL = new Shape(10_000, 5_000, 1, 0.05, 0);
    private static final Shape MIDDLE = new Shape(30_000, 15_000, 1, 0.05, 0);

    private MiningBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length == 3 && arguments[0].equals("table")) {
            large(Integer.parseInt(arguments[2])).write(Path.of(arguments[1]));
        } else if (arguments.length == 2 && arguments[0].equals("experiments")) {
            experiments(Integer.parseInt(arguments[1]));
        } else if (arguments.length == 2 && arguments[0].equals("closing")) {
            closing(System.out, Integer.parseInt(arguments[1]));
        } else if (arguments.length == 4 && arguments[0].equals("spark")) {
            System.out.print(CounterBenchmark.spark(
                    Path.of(arguments[1]).toAbsolutePath(),
                    Integer.parseInt(arguments[2]),
                    Path.of(arguments[3]).toAbsolutePath()));
        } else if (arguments.length >= 3 && arguments[0].equals("counters")) {
            new CounterBenchmark(large(Integer.parseInt(arguments[2])))
                    .run(
                            System.out,
                            Path.of(arguments[1]).toAbsolutePath(),
                            List.of(arguments).subList(3, arguments.length));
        } else {
            System.err.println(
                    "bench-mining: say table FILE SESSIONS, spark FILE SESSIONS FOLDER, counters FILE SESSIONS"
                            + " (JDBC-URL|FOLDER)..., closing DRAWS, or experiments TABLES.");
            System.exit(2);
        }
    }

    /** Participants as in the Entry data: 45 of them to 83 sessions. */
    private static Table large(int sessions) {
        var shape = new Shape(sessions, (int) (sessions * 45L / 83), 1, 0.05, 0);
        return new Table(1, shape)
                .with(List.of(
                        new Planted(List.of(2), List.of(1), 2.5),
                        new Planted(List.of(4, 7), List.of(2, 1), 4),
                        new Planted(List.of(0, 3, 8), List.of(1, 2, 4), 8)));
    }

    private static void experiments(int tables) {
        PrintStream out = System.out;
        knownCauses(out, tables);
        noCauses(out, Integer.getInteger("scotoma.nulls", tables));
        causes(out, "", Experiments::ofMiner, tables);
        causes(out, "from counters, ", Experiments::ofScreening, Math.max(1, tables / 4));
        var intervals = Experiments.ofMiner(watched("intervals")).intervals(Math.max(1, tables / 4), SMALL);
        row(
                out,
                "95% intervals of all supported conjunctions that cover",
                "at least 93%",
                intervals.covered(),
                intervals.cells());
        out.printf(Locale.ROOT, "  their mean width: %.1f points%n", 100 * intervals.meanWidth());
        signFlips(out, tables);
        warm(out);
    }

    private static void knownCauses(PrintStream out, int tables) {
        int right = 0;
        int edges = 0;
        int covered = 0;
        List<Double> misses = new ArrayList<>();
        for (KnownCause cause : KnownCause.values()) {
            String kind = cause.name().toLowerCase(Locale.ROOT);
            Told told = new KnownCauses(watched(kind)).of(cause, tables, 100_000);
            row(out, "a table of the kind " + kind + ": just what is right", "at least 90%", told.right(), tables);
            right += told.right();
            edges += told.edges();
            covered += told.covered();
            misses.addAll(told.misses());
        }
        row(out, "all kinds together", "at least 95%", right, tables * KnownCause.values().length);
        row(out, "edges of numbers: the true one in the interval", "at least 93%", covered, edges);
        misses.sort(Comparator.naturalOrder());
        out.printf(
                Locale.ROOT,
                "%-66s %-14s %.2f%%%n",
                "edges of numbers: rows between it and the true one, median",
                "at most 2%",
                misses.isEmpty() ? 0 : 100 * misses.get(misses.size() / 2));
    }

    private static void noCauses(PrintStream out, int tables) {
        for (NoCause kind : NoCause.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            row(
                    out,
                    "no cause, " + name + ": tables with a report",
                    "at most 6.8%",
                    kind.reports(kind.tables(tables), watched(name)),
                    kind.tables(tables));
        }
    }

    private static void closing(PrintStream out, int draws) {
        for (ClosingError.Setting setting : ClosingError.Setting.all()) {
            row(
                    out,
                    "closed though the excess is the margin, %d people, %.0f + %.0f%%%s"
                            .formatted(
                                    setting.people(),
                                    100 * setting.rate(),
                                    100 * setting.margin(),
                                    setting.heavy() > 0 ? ", one heavy" : ""),
                    "at most 2.8%",
                    new ClosingError(setting).of(draws),
                    draws);
        }
    }

    private static void signFlips(PrintStream out, int tables) {
        var flips = new SignFlips(199, watched("sign flips")).nothing(Math.max(1, tables / 2), SMALL);
        row(
                out,
                "sign flips, nothing planted: largest z above the flips' 95%",
                "at most 10%",
                flips.exceeded(),
                flips.tables());
        out.printf(
                Locale.ROOT,
                "  the flips' 95%% of the largest z: %.2f; Bonferroni asks for %.2f%n",
                flips.critical(),
                flips.bonferroni());
    }

    private static void causes(
            PrintStream out, String how, Function<IntConsumer, Experiments> experiments, int tables) {
        var nothing = experiments.apply(watched(how + "nothing planted")).nothing(Math.max(1, 5 * tables / 2), SMALL);
        row(out, how + "nothing planted: tables with a report", "at most 6.8%", nothing.reports(), nothing.tables());
        var dominated = experiments
                .apply(watched(how + "nothing planted, one participant with 30%"))
                .nothing(tables, new Shape(10_000, 5_000, 1, 0.05, 0.3));
        row(
                out,
                how + "the same, one participant with 30% of the rows",
                "at most 6.8%",
                dominated.reports(),
                dominated.tables());
        var overlapping = experiments
                .apply(watched(how + "two overlapping effects"))
                .overlapping(Math.max(1, tables / 2), MIDDLE);
        row(
                out,
                how + "two overlapping effects: just those two",
                "at least 90%",
                overlapping.exactlyTwo(),
                overlapping.tables());
        found(out, how + "planted", experiments.apply(watched(how + "planted")).planted(tables, MIDDLE));
        found(
                out,
                how + "planted, one participant with 30%",
                experiments
                        .apply(watched(how + "planted, one participant with 30%"))
                        .planted(tables, new Shape(30_000, 15_000, 1, 0.05, 0.3)));
    }

    private static IntConsumer watched(String name) {
        boolean watched = Boolean.getBoolean("scotoma.progress");
        return table -> {
            if (watched) {
                System.err.print("\r" + name + ": table " + table + "\u001b[K\r");
            }
        };
    }

    private static void found(PrintStream out, String how, Found found) {
        row(out, how + ": exact discovery of the strong", "at least 95%", found.exact(), found.strong());
        row(out, how + ": reported that match nothing planted", "at most 5%", found.wrong(), found.reported());
        out.printf(
                Locale.ROOT,
                "%-66s %-14s %.2f%n",
                how + ": reported for each cause",
                "at most 1.2",
                (double) found.reported() / found.causes());
        row(out, how + ": intervals of reported ones that cover", "at least 93%", found.covered(), found.reported());
        var curve = new StringBuilder();
        found.power()
                .forEach((strength, hits) -> curve.append(
                        strength < 0 ? "" : " %d-%d: %d/%d".formatted(strength, strength + 2, hits[0], hits[1])));
        out.println("  exact by strength (clustered standard errors):" + curve);
    }

    private static void row(PrintStream out, String what, String reach, int part, int whole) {
        out.printf(Locale.ROOT, "%-66s %-14s %.1f%% (%d of %d)%n", what, reach, 100.0 * part / whole, part, whole);
    }

    private static void warm(PrintStream out) {
        Observations rows = large(83_000).observations();
        var miner = new Miner(new Settings(3, 100, 0.05, 0));
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long began = System.nanoTime();
            miner.mine(rows);
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        out.printf(
                Locale.ROOT,
                "%-66s %-14s %.2f s%n",
                "rescan of 83,000 sessions in a warm process",
                "at most 0.3 s",
                best);
    }
}
