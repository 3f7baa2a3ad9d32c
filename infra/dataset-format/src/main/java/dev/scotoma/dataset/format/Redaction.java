package dev.scotoma.dataset.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Takes items out of the tables of a release. What stays is copied as it stands, with the columns that its files have, so that the
 * digests of the manifest prove it whatever code wrote the release and whatever code takes the items out.
 */
public final class Redaction {
    private Redaction() {}

    /**
     * @param from holds the tables, those of votes too where the version has them
     * @param to is empty, and receives them without these items
     */
    public static void leaveOut(Path from, Path to, Set<String> items) throws IOException {
        for (Table<?> table : Tables.ofItems(Files.exists(from.resolve(Tables.VOTES.jsonLines())))) {
            lines(table, from, to, items);
            try (var contents = ParquetTable.read(table, from.resolve(table.parquet()))) {
                ParquetTable.copy(contents, row -> !items.contains(item(row)), to.resolve(table.parquet()));
            }
        }
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
