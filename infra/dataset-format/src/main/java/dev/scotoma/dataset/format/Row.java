package dev.scotoma.dataset.format;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of one row by column name, already checked against the table's columns: required cells are there, kinds are right. */
record Row(Map<String, Object> cells) {
    String text(String column) {
        return Objects.requireNonNull(textOrNull(column));
    }

    @Nullable
    String textOrNull(String column) {
        return (String) cells.get(column);
    }

    long integer(String column) {
        return (Long) Objects.requireNonNull(cells.get(column));
    }

    int count(String column) {
        return Objects.requireNonNull(countOrNull(column));
    }

    @Nullable
    Integer countOrNull(String column) {
        Long value = (Long) cells.get(column);
        if (value == null) {
            return null;
        }
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(column + " is " + value + ", which no count can be");
        }
        return value.intValue();
    }

    @Nullable
    Double realOrNull(String column) {
        return (Double) cells.get(column);
    }

    boolean flag(String column) {
        return (Boolean) Objects.requireNonNull(cells.get(column));
    }
}
