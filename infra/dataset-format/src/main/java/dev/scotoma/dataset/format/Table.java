package dev.scotoma.dataset.format;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A table of a version: its columns in the order of the files, and how a row becomes a record again. */
record Table<T>(String name, List<Column<T>> columns, Function<Row, T> read) {
    String jsonLines() {
        return name + ".jsonl";
    }

    String parquet() {
        return name + ".parquet";
    }

    /**
     * The column of that name, or null.
     *
     * @param about where it is likely to stand
     */
    @Nullable
    Column<T> column(String name, int about) {
        if (about < columns.size() && columns.get(about).name().equals(name)) {
            return columns.get(about);
        }
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether a file of this table may have these columns: its own, in their order, without optional ones at the end that were
     * appended after the file was written, or with more at the end that were appended after this code was.
     */
    boolean mayHave(List<String> names) {
        for (int at = 0; at < Math.max(columns.size(), names.size()); at++) {
            if (at >= columns.size()) {
                return new HashSet<>(names).size() == names.size();
            }
            if (at >= names.size()) {
                return columns.subList(at, columns.size()).stream().noneMatch(Column::required);
            }
            if (!columns.get(at).name().equals(names.get(at))) {
                return false;
            }
        }
        return true;
    }

    MessageType parquetSchema() {
        var message = Types.buildMessage();
        for (Column<T> column : columns) {
            Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
            switch (column.kind()) {
                case TEXT ->
                    message.addField(Types.primitive(PrimitiveTypeName.BINARY, repetition)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name()));
                case INTEGER ->
                    message.addField(
                            Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name()));
                case REAL ->
                    message.addField(Types.primitive(PrimitiveTypeName.DOUBLE, repetition)
                            .named(column.name()));
                case FLAG ->
                    message.addField(Types.primitive(PrimitiveTypeName.BOOLEAN, repetition)
                            .named(column.name()));
            }
        }
        return message.named(name);
    }
}
