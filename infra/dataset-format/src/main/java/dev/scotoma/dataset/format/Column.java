package dev.scotoma.dataset.format;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table, named as in the files.
 *
 * @param value takes the cell out of a row; a {@code String, Long, Double or Boolean} as {@code kind} says, null when unknown
 */
record Column<T>(String name, Kind kind, boolean required, Function<T, @Nullable Object> value) {
    enum Kind {
        TEXT,
        INTEGER,
        REAL,
        FLAG
    }

    static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.TEXT, true, value);
    }

    static <T> Column<T> integer(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.INTEGER, true, value);
    }

    static <T> Column<T> real(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.REAL, true, value);
    }

    static <T> Column<T> flag(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.FLAG, true, value);
    }

    Column<T> optional() {
        return new Column<>(name, kind, false, value);
    }
}
