package dev.scotoma.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.scotoma.dataset.format.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code conditions.csv}: a row for each recording with what is told and what was measured of it. */
final class ConditionsTable {
    /** The columns in their order. */
    static final List<String> COLUMNS = columns();

    private ConditionsTable() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("file", "sha256"));
        columns.addAll(Recordings.TOLD);
        columns.addAll(Item.AXES);
        columns.addAll(MeasuredFile.COLUMNS.stream()
                .filter(column -> !columns.contains(column))
                .toList());
        return List.copyOf(columns);
    }

    /** Writes the table whole: who reads it sees the one before, or this one. */
    static void write(Path table, Map<Path, Map<String, String>> told, Map<Path, MeasuredFile> measured)
            throws IOException {
        Path whole = Path.of(table + ".new");
        try (CsvWriter csv = CsvWriter.builder().build(whole)) {
            csv.writeRecord(COLUMNS);
            for (Map.Entry<Path, Map<String, String>> each : told.entrySet()) {
                Map<String, String> row = new LinkedHashMap<>(each.getValue());
                MeasuredFile of = measured.get(each.getKey());
                if (of != null) {
                    row.putAll(of.cells());
                }
                row.put("file", each.getKey().toString());
                csv.writeRecord(COLUMNS.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList());
            }
        }
        Files.move(whole, table, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The rows in their order, by column; other columns than these are passed over. */
    static List<Map<String, String>> read(Path table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(table)) {
            int file = csv.column("file");
            csv.column("sha256");
            csv.column("reason");
            while (csv.next()) {
                if (csv.value(file).isBlank() || csv.value(file).indexOf('\0') >= 0) {
                    throw csv.bad(file, "every row must name its file.");
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 0; column < csv.columns().size(); column++) {
                    if (COLUMNS.contains(csv.columns().get(column))) {
                        row.put(csv.columns().get(column), csv.value(column));
                    }
                }
                rows.add(row);
            }
            if (rows.isEmpty()) {
                throw csv.bad("there is no row below the names of the columns.");
            }
        }
        return rows;
    }
}
