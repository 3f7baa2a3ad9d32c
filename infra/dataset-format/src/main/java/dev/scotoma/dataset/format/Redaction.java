package dev.scotoma.dataset.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes items out of the tables of a release. What stays is copied as it stands, with the columns that its files have, so that the
 * digests of the manifest prove it whatever code wrote the release and whatever code takes the items out.
 */
public final class Redaction {
    private Redaction() {}

    /**
     * @param from holds the four tables
     * @param to is empty, and receives them without these items
     */
    public static void leaveOut(Path from, Path to, Set<String> items) throws IOException {
        for (Table<?> table : List.of(Tables.SESSIONS, Tables.CONSENSUS)) {
            lines(table, from, to, items);
            try (var contents = ParquetTable.read(table, from.resolve(table.parquet()))) {
                ParquetTable.copy(contents, row -> !items.contains(item(row)), to.resolve(table.parquet()));
            }
        }
    }

    /**
     * Answers which of these items have rows in any of the four tables.
     *
     * @param in holds the four tables
     */
    public static Set<String> held(Path in, Set<String> items) throws IOException {
        var held = new HashSet<String>();
        for (Table<?> table : List.of(Tables.SESSIONS, Tables.CONSENSUS)) {
            try (var lines = new DatasetReader.Lines<>(table, in)) {
                for (Row row = lines.nextRow(); row != null; row = lines.nextRow()) {
                    held.add(item(row));
                }
            }
            try (var contents = ParquetTable.read(table, in.resolve(table.parquet()))) {
                contents.rows().forEach(row -> held.add(item(row)));
            }
        }
        held.retainAll(items);
        return held;
    }

    private static void lines(Table<?> table, Path from, Path to, Set<String> items) throws IOException {
        try (var lines = new DatasetReader.Lines<>(table, from);
                BufferedWriter kept = Files.newBufferedWriter(to.resolve(table.jsonLines()))) {
            for (Row row = lines.nextRow(); row != null; row = lines.nextRow()) {
                if (!items.contains(item(row))) {
                    kept.append(lines.text()).append('\n');
                }
            }
        }
    }

    private static String item(Row row) {
        return row.text("item_id");
    }
}
