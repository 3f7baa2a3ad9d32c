package dev.scotoma.dataset.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the tables, for whoever describes them. */
public final class Fields {
    /** What a cell holds: {@code TEXT, INTEGER, REAL} or {@code FLAG}. */
    public record Field(String name, String kind) {}

    private Fields() {}

    /** By the name of the table, in the order of the files. */
    public static Map<String, List<Field>> all() {
        var fields = new LinkedHashMap<String, List<Field>>();
        for (Table<?> table : Tables.ofItems(true)) {
            fields.put(
                    table.name(),
                    table.columns().stream()
                            .map(column ->
                                    new Field(column.name(), column.kind().name()))
                            .toList());
        }
        return fields;
    }
}
