package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as one line of JSON. The canonical line has every column of its file, in the table's order, without spaces, null where
 * unknown: equal rows are equal bytes.
 */
final class JsonLine {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int USUAL_LENGTH = 1024;

    private JsonLine() {}

    /** The line of a row, without its end, in UTF-8. */
    static <T> byte[] bytes(Table<T> table, T row) {
        var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Column<T> column : table.columns()) {
                cell(json, column.name(), column.value().apply(row));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static <T> String write(Table<T> table, T row) {
        return new String(bytes(table, row), StandardCharsets.UTF_8);
    }

    /** The line of a table that has just these columns, in this order. */
    static String write(List<String> columns, Row row) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (String column : columns) {
                cell(json, column, row.cells().get(column));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void cell(JsonGenerator json, String column, @Nullable Object cell) throws IOException {
        json.writeFieldName(column);
        switch (cell) {
            case null -> json.writeNull();
            case String value -> json.writeString(value);
            case Long value -> json.writeNumber(value);
            case Double value -> json.writeNumber(value);
            case Boolean value -> json.writeBoolean(value);
            case Object other -> throw new IllegalStateException("no column holds a " + other.getClass());
        }
    }

    /** A line with its columns in the order in which they stand; some may be newer than this code, and are kept. */
    record Parsed(List<String> columns, Row row) {}

    /** @throws IllegalArgumentException with the sentence that says what is wrong with the line */
    static Parsed read(Table<?> table, String line) {
        var columns = new ArrayList<String>();
        var cells = new HashMap<String, Object>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the line is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                Column<?> column = table.column(name, columns.size());
                columns.add(name);
                json.nextToken();
                Object value = column == null ? unknown(name, json) : cell(column, json);
                if (value != null) {
                    cells.put(name, value);
                }
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("there is something after the JSON object");
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(
                    "column " + unreadable.getLocation().getColumnNr() + " of the line is not JSON", unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        checkRequired(table, cells);
        return new Parsed(columns, new Row(cells));
    }

    static void checkRequired(Table<?> table, Map<String, Object> cells) {
        for (Column<?> column : table.columns()) {
            if (column.required() && !cells.containsKey(column.name())) {
                throw new IllegalArgumentException(column.name() + " is missing");
            }
        }
    }

    private static @Nullable Object cell(Column<?> column, JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (column.kind()) {
            case TEXT -> {
                expect(column, token == JsonToken.VALUE_STRING, "text");
                yield json.getText();
            }
            case INTEGER -> {
                expect(
                        column,
                        token == JsonToken.VALUE_NUMBER_INT
                                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER,
                        "a whole number");
                yield json.getLongValue();
            }
            case REAL -> {
                expect(column, token.isNumeric(), "a number");
                yield json.getDoubleValue();
            }
            case FLAG -> {
                expect(column, token.isBoolean(), "true or false");
                yield json.getBooleanValue();
            }
        };
    }

    /** A cell of a column that was appended after this code was written. */
    private static @Nullable Object unknown(String name, JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> throw new IllegalArgumentException(name + " holds more than one value");
        };
    }

    private static void expect(Column<?> column, boolean right, String kind) {
        if (!right) {
            throw new IllegalArgumentException(column.name() + " is not " + kind);
        }
    }
}
