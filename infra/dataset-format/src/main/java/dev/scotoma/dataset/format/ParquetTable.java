package dev.scotoma.dataset.format;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table as a Parquet file: flat columns, UTF-8 strings, 64-bit integers and doubles. */
final class ParquetTable {
    private ParquetTable() {}

    /** The same rows give the same bytes. */
    static <T> ParquetWriter<T> write(Table<T> table, Path file) throws IOException {
        return ParquetWriter.writeFile(table.parquetSchema(), file.toFile(), (row, cells) -> {
            for (Column<T> column : table.columns()) {
                Object value = column.value().apply(row);
                if (value != null) {
                    cells.write(column.name(), value);
                }
            }
        });
    }

    /**
     * The rows in file order; close the stream.
     *
     * @throws FormatException when the file is not Parquet or has other columns than the table
     */
    static Stream<Row> read(Table<?> table, Path file) throws IOException {
        try {
            var schema =
                    ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema();
            if (!schema.getFields().equals(table.parquetSchema().getFields())) {
                throw new FormatException(
                        Fault.of(table.parquet(), "the columns are not those of the table " + table.name()));
            }
            return ParquetReader.streamContent(file.toFile(), new Rows());
        } catch (RuntimeException unreadable) {
            throw new FormatException(Fault.of(table.parquet(), "the file is not Parquet"));
        }
    }

    private static final class Rows implements Hydrator<Map<String, Object>, Row, String[]> {
        @Override
        public Map<String, Object> start() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> cells, String[] path, @Nullable Object value) {
            if (value != null) {
                cells.put(path[0], value);
            }
            return cells;
        }

        @Override
        public Row finish(Map<String, Object> cells) {
            return new Row(cells);
        }
    }
}
