package dev.scotoma.cli;

import dev.scotoma.statistics.mining.Observations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of sessions as the miner wants it: an outcome, a participant, and the other columns as axes. */
final class SessionTable {
    private static final int PROGRESS = 100_000;

    private final Observations observations;
    private final int participants;
    private final List<String> remarks;

    private SessionTable(Observations observations, int participants, List<String> remarks) {
        this.observations = observations;
        this.participants = participants;
        this.remarks = remarks;
    }

    /**
     * Which columns are what.
     *
     * @param subject empty when every row stands alone
     * @param features empty when every column is an axis that is nothing else
     */
    record Columns(String outcome, Optional<String> subject, Set<String> ignored, Set<String> features) {}

    Observations observations() {
        return observations;
    }

    int participants() {
        return participants;
    }

    /** What was done to the columns, a sentence each. */
    List<String> remarks() {
        return remarks;
    }

    /** @throws IOException when the file cannot be mined, with the reason and its place */
    static SessionTable read(Path path, Columns wanted, Progress progress) throws IOException {
        try (CsvFile file = CsvFile.open(path)) {
            int outcome = file.column(wanted.outcome());
            int subject =
                    wanted.subject().isPresent() ? file.column(wanted.subject().get()) : -1;
            List<AxisColumn> axes = axes(file, wanted, outcome, subject);
            boolean scored = ScoredTable.is(file.columns());
            var subjects = new Subjects();
            int[] clusters = new int[1024];
            double[] outcomes = new double[1024];
            int rows = 0;
            int untold = 0;
            while (file.next()) {
                if (scored && file.value(outcome).isBlank()) {
                    untold++;
                    continue;
                }
                if (rows == outcomes.length) {
                    clusters = Arrays.copyOf(clusters, grown(rows));
                    outcomes = Arrays.copyOf(outcomes, grown(rows));
                }
                outcomes[rows] = outcome(file, outcome);
                clusters[rows] = subject < 0 ? rows : subjects.of(file.value(subject));
                for (AxisColumn axis : axes) {
                    axis.add(file);
                }
                rows++;
                if (rows % PROGRESS == 0) {
                    progress.show("read " + rows + " rows");
                }
            }
            if (rows == 0) {
                throw file.bad(
                        untold == 0
                                ? "there is no row below the names of the columns."
                                : "no row tells the outcome " + wanted.outcome() + ".");
            }
            List<String> remarks = new ArrayList<>();
            if (untold > 0) {
                remarks.add(
                        "%,d rows do not tell the outcome %s and are left out.".formatted(untold, wanted.outcome()));
            }
            subjects.remark("rows").ifPresent(remarks::add);
            int participants = subject < 0 ? rows : subjects.people();
            var observations =
                    observations(axes, Arrays.copyOf(clusters, rows), participants, Arrays.copyOf(outcomes, rows));
            axes.forEach(axis -> remarks.addAll(axis.remarks()));
            return new SessionTable(observations, participants, remarks);
        }
    }

    private static Observations observations(
            List<AxisColumn> columns, int[] clusters, int participants, double[] outcomes) {
        short[][] codes = new short[columns.size()][];
        Map<Integer, double[]> numbers = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            int axis = i;
            codes[i] = columns.get(i).codes();
            columns.get(i).numbers().ifPresent(of -> numbers.put(axis, of));
        }
        return Observations.ofColumns(
                columns.stream().map(AxisColumn::axis).toList(), codes, clusters, participants, outcomes, numbers);
    }

    /** In a table of scores only conditions are axes, unless somebody says which are. */
    private static List<AxisColumn> axes(CsvFile file, Columns wanted, int outcome, int subject) throws BadInput {
        for (String named : wanted.ignored()) {
            file.column(named);
        }
        for (String named : wanted.features()) {
            file.column(named);
        }
        List<AxisColumn> axes = new ArrayList<>();
        boolean scored = ScoredTable.is(file.columns());
        for (int column = 0; column < file.columns().size(); column++) {
            String name = file.columns().get(column);
            boolean feature = wanted.features().isEmpty()
                    ? !(scored && column < ScoredTable.ROLES.size())
                    : wanted.features().contains(name);
            if (feature
                    && column != outcome
                    && column != subject
                    && !wanted.ignored().contains(name)) {
                axes.add(new AxisColumn(name, column));
            }
        }
        if (axes.isEmpty()) {
            throw file.bad("no column is left to be an axis.");
        }
        return axes;
    }

    private static double outcome(CsvFile file, int column) throws BadInput {
        String text = file.value(column);
        if (text.length() == 1 && (text.charAt(0) == '0' || text.charAt(0) == '1')) {
            return text.charAt(0) - '0';
        }
        double value = Numbers.parse(text);
        if (!(value >= 0 && value <= 1)) {
            throw file.bad(column, "the outcome \"" + text + "\" is not a number from 0 to 1.");
        }
        return value;
    }

    static int grown(int size) {
        return size + (size >> 1);
    }
}
