package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as one line of JSON. The canonical line has every column, in the table's order, without spaces, null where unknown:
 * equal rows are equal bytes.
 */
final class JsonLine {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonLine() {}

    static <T> String write(Table<T> table, T row) {
        var cells = new HashMap<String, Object>();
        for (Column<T> column : table.columns()) {
            Object value = column.value().apply(row);
            if (value != null) {
                cells.put(column.name(), value);
            }
        }
        return write(table, new Row(cells));
    }

    static String write(Table<?> table, Row row) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Column<?> column : table.columns()) {
                json.writeFieldName(column.name());
                switch (row.cells().get(column.name())) {
                    case null -> json.writeNull();
                    case String value -> json.writeString(value);
                    case Long value -> json.writeNumber(value);
                    case Double value -> json.writeNumber(value);
                    case Boolean value -> json.writeBoolean(value);
                    case Object other -> throw new IllegalStateException("no column holds a " + other.getClass());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException with the sentence that says what is wrong with the line */
    static Row read(Table<?> table, String line) {
        var cells = new HashMap<String, Object>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the line is not a JSON object");
            }
            var columns = new HashMap<String, Column<?>>();
            table.columns().forEach(column -> columns.put(column.name(), column));
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                Column<?> column = columns.remove(json.currentName());
                if (column == null) {
                    throw new IllegalArgumentException("there is no column " + json.currentName());
                }
                json.nextToken();
                Object value = cell(column, json);
                if (value != null) {
                    cells.put(column.name(), value);
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
        return new Row(cells);
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

    private static void expect(Column<?> column, boolean right, String kind) {
        if (!right) {
            throw new IllegalArgumentException(column.name() + " is not " + kind);
        }
    }
}
