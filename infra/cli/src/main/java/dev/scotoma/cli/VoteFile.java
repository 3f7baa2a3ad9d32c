package dev.scotoma.cli;

import dev.scotoma.consensus.VoteTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file of votes: the columns task, worker and label, in any order and beside any others. Its tasks, workers and
 * classes are numbered in alphabetical order, so that the order of its lines changes nothing but which of two votes is
 * the last.
 */
final class VoteFile {
    private static final List<String> COLUMNS = List.of("task", "worker", "label");

    /** What tables and arrays of a fit may take of the memory. */
    private static final double MOST_OF_MEMORY = 0.5;

    private final VoteTable table;
    private final List<String> tasks;
    private final List<String> workers;
    private final List<String> classes;
    private final List<String> remarks;

    private VoteFile(
            VoteTable table, List<String> tasks, List<String> workers, List<String> classes, List<String> remarks) {
        this.table = table;
        this.tasks = tasks;
        this.workers = workers;
        this.classes = classes;
        this.remarks = remarks;
    }

    /**
     * Reads a file.
     *
     * @param unsure the label that says that somebody could not tell; empty when every label is a class
     * @throws IOException when there is no consensus to be had of it, with the reason and its place
     */
    static VoteFile read(Path path, Optional<String> unsure) throws IOException {
        try (CsvFile file = CsvFile.open(path)) {
            int[] columns = new int[COLUMNS.size()];
            for (int each = 0; each < columns.length; each++) {
                columns[each] = file.column(COLUMNS.get(each));
            }
            Names[] names = names();
            Optional<int[][]> plain =
                    PlainVotes.read(path, columns, file.columns().size(), names);
            if (plain.isPresent()) {
                return of(file, plain.get(), names, unsure);
            }
            names = names();
            return of(file, numbers(file, columns, names), names, unsure);
        }
    }

    private static Names[] names() {
        return new Names[] {new Names(), new Names(), new Names()};
    }

    private static int[][] numbers(CsvFile file, int[] columns, Names[] names) throws BadInput {
        int[][] numbers = new int[columns.length][1024];
        int size = 0;
        while (file.next()) {
            if (size == numbers[0].length) {
                PlainVotes.cut(numbers, SessionTable.grown(size));
            }
            for (int each = 0; each < columns.length; each++) {
                String value = file.value(columns[each]);
                if (value.isBlank()) {
                    throw file.bad(columns[each], "the " + COLUMNS.get(each) + " is missing.");
                }
                numbers[each][size] = names[each].number(value);
            }
            size++;
        }
        return PlainVotes.cut(numbers, size);
    }

    private static VoteFile of(CsvFile file, int[][] votes, Names[] names, Optional<String> unsure) throws BadInput {
        if (votes[0].length == 0) {
            throw file.bad("there is no vote below the names of the columns.");
        }
        List<String> tasks = names[0].sorted();
        List<String> workers = names[1].sorted();
        List<String> classes = names[2].sorted().stream()
                .filter(label -> unsure.isEmpty() || !label.equals(unsure.get()))
                .toList();
        if (classes.size() < 2) {
            throw file.bad(
                    classes.isEmpty()
                            ? "all votes are \"" + unsure.orElseThrow() + "\"; nobody could tell anything."
                            : "all votes have the label \"" + classes.getFirst()
                                    + "\"; a consensus needs two classes or more.");
        }
        requireMemory(file, tasks.size(), workers.size(), classes.size());
        names[0].places().ifPresent(places -> renumber(votes[0], places));
        names[1].places().ifPresent(places -> renumber(votes[1], places));
        renumber(votes[2], labels(names[2], unsure));
        VoteTable built = VoteTable.of(
                new VoteTable.Sizes(tasks.size(), workers.size(), classes.size()), votes[0], votes[1], votes[2]);
        return new VoteFile(built, tasks, workers, classes, remarks(built, unsure));
    }

    private static void renumber(int[] numbers, int[] places) {
        for (int each = 0; each < numbers.length; each++) {
            numbers[each] = places[numbers[each]];
        }
    }

    /** Of every label, by its number, its class. */
    private static int[] labels(Names names, Optional<String> unsure) {
        int[] places =
                names.places().orElseGet(() -> IntStream.range(0, names.size()).toArray());
        int none = unsure.map(names.sorted()::indexOf).orElse(-1);
        if (none >= 0) {
            for (int label = 0; label < places.length; label++) {
                places[label] =
                        places[label] == none ? VoteTable.UNSURE : places[label] - (places[label] > none ? 1 : 0);
            }
        }
        return places;
    }

    /**
     * Confusions grow with the square of the classes: a file of free texts, or of the wrong column, would fill any
     * memory.
     */
    private static void requireMemory(CsvFile file, long tasks, long workers, long classes) throws BadInput {
        double bytes = 8.0 * (3.0 * workers * classes * classes + tasks * classes);
        if (bytes > MOST_OF_MEMORY * Runtime.getRuntime().maxMemory()) {
            throw file.bad("there are " + classes + " different labels of " + workers
                    + " workers, whose confusions do not" + " fit into the memory; is label the right column?");
        }
    }

    private static List<String> remarks(VoteTable table, Optional<String> unsure) {
        List<String> remarks = new ArrayList<>();
        if (table.superseded() > 0) {
            remarks.add((table.superseded() == 1 ? "1 vote is" : table.superseded() + " votes are")
                    + " followed by another of the same worker for the same task; the last counts.");
        }
        if (unsure.isPresent()) {
            int asked = table.votes() + table.unsure();
            remarks.add(String.format(
                    Locale.ROOT,
                    "%d of %d votes (%.1f%%) are \"%s\" and say nothing.",
                    table.unsure(),
                    asked,
                    100.0 * table.unsure() / asked,
                    unsure.get()));
        }
        return remarks;
    }

    VoteTable table() {
        return table;
    }

    List<String> tasks() {
        return tasks;
    }

    List<String> workers() {
        return workers;
    }

    List<String> classes() {
        return classes;
    }

    /** What was done to the votes, a sentence each. */
    List<String> remarks() {
        return remarks;
    }
}
