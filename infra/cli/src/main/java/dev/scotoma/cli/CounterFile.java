package dev.scotoma.cli;

import dev.scotoma.statistics.mining.CellQuery;
import dev.scotoma.statistics.mining.Cells;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the statement of {@link CellQuery#forFile} answered: a line a conjunction, axes first, in whatever order. */
final class CounterFile {
    private static final int PROGRESS = 10_000;
    private static final int MOST_CONDITIONS = 3;

    private final CsvFile file;
    private final int[] sums;
    private final int[] axes;

    private CounterFile(CsvFile file) throws BadInput {
        this.file = file;
        sums = new int[CellQuery.SUMS.size()];
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = file.column(CellQuery.SUMS.get(i));
            taken.add(sums[i]);
        }
        axes = IntStream.range(0, file.columns().size())
                .filter(column -> !taken.contains(column))
                .toArray();
        if (axes.length == 0) {
            throw file.bad("no column is left to be an axis.");
        }
    }

    /** Adds what a file holds to what others held. */
    static void read(Path path, Cells into, Progress progress) throws IOException {
        try (CsvFile file = CsvFile.open(path)) {
            var counters = new CounterFile(file);
            Set<Set<Condition>> seen = new HashSet<>();
            while (file.next()) {
                List<Condition> conditions = counters.conditions();
                if (!seen.add(Set.copyOf(conditions))) {
                    throw file.bad(counters.axes[0], "this conjunction stands in an earlier line already.");
                }
                into.add(conditions, counters.tally());
                if (seen.size() % PROGRESS == 0) {
                    progress.show("read " + seen.size() + " conjunctions");
                }
            }
            if (!seen.contains(Set.<Condition>of())) {
                throw file.bad("no line is of all rows, with " + CellQuery.ANY + " on every axis.");
            }
        }
    }

    private List<Condition> conditions() throws BadInput {
        List<Condition> conditions = new ArrayList<>();
        for (int axis : axes) {
            if (!file.value(axis).equals(CellQuery.ANY)) {
                conditions.add(new Condition(file.columns().get(axis), file.value(axis)));
            }
        }
        if (conditions.size() > MOST_CONDITIONS) {
            throw file.bad(
                    axes[0], "the line has " + conditions.size() + " conditions, more than " + MOST_CONDITIONS + ".");
        }
        return conditions;
    }

    private Tally tally() throws BadInput {
        int n = whole(0, Integer.MAX_VALUE);
        double sum = number(1, 0, n);
        int participants = whole(2, n);
        // Cauchy and Schwarz: n² ≤ participants · Σn_s², and nobody has more than n.
        double squares = number(3, (double) n * n / participants, (double) n * n);
        double products = number(4, 0, squares);
        return new Tally(n, sum, participants, squares, products, number(5, 0, squares));
    }

    private int whole(int which, int most) throws BadInput {
        double value = number(which, 1, most);
        if (value != Math.rint(value)) {
            throw wrong(which, "a whole number");
        }
        return (int) value;
    }

    private double number(int which, double least, double most) throws BadInput {
        double value = Numbers.parse(file.value(sums[which]));
        // Sums of shares differ in their last digits.
        if (!(value >= least * (1 - 1e-9) && value <= most * (1 + 1e-9))) {
            throw wrong(which, "a number that goes with the others of its line");
        }
        return value;
    }

    private BadInput wrong(int which, String what) {
        return file.bad(sums[which], "\"" + file.value(sums[which]) + "\" is not " + what + ".");
    }
}
