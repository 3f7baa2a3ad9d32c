package dev.scotoma.dataset.format;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
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

    /** A file with its own columns, which may be fewer or more than the table's ({@link Table#mayHave}). */
    record Contents(MessageType schema, Stream<Row> rows) implements AutoCloseable {
        List<String> columns() {
            return schema.getFields().stream().map(Type::getName).toList();
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /**
     * The rows in file order; close them.
     *
     * @throws FormatException when the file is not Parquet or has columns that the table cannot have
     */
    static Contents read(Table<?> table, Path file) throws IOException {
        try {
            MessageType schema =
                    ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema();
            List<Type> known = table.parquetSchema().getFields();
            int common = Math.min(known.size(), schema.getFieldCount());
            var contents = new Contents(schema, ParquetReader.streamContent(file.toFile(), new Rows()));
            if (!table.mayHave(contents.columns())
                    || !schema.getFields().subList(0, common).equals(known.subList(0, common))) {
                contents.close();
                throw new FormatException(
                        Fault.of(table.parquet(), "the columns are not those of the table " + table.name()));
            }
            return contents;
        } catch (RuntimeException unreadable) {
            throw new FormatException(Fault.of(table.parquet(), "the file is not Parquet"));
        }
    }

    /** Writes rows with the very columns of the file they come from. */
    static void copy(Contents from, Predicate<Row> keep, Path to) throws IOException {
        try (var writer = ParquetWriter.<Row>writeFile(from.schema(), to.toFile(), (row, cells) -> {
            for (String column : from.columns()) {
                Object value = row.cells().get(column);
                if (value != null) {
                    cells.write(column, value);
                }
            }
        })) {
            for (var row = from.rows().filter(keep).iterator(); row.hasNext(); ) {
                writer.write(row.next());
            }
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
