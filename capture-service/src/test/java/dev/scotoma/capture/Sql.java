package dev.scotoma.capture;

import dev.scotoma.kit.testing.TestStack;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks into the database and plays the other services. */
public final class Sql {
    private Sql() {}

    /** The first column of the only row, as text. */
    public static String one(String sql, Object... values) throws SQLException {
        var found = maybe(sql, values);
        if (found == null) {
            throw new AssertionError("no row: " + sql);
        }
        return found;
    }

    public static @Nullable String maybe(String sql, Object... values) throws SQLException {
        try (var connection = TestStack.owner();
                var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** Waits, up to half a minute, until the query answers with this. */
    public static void until(String expected, String sql, Object... values) throws SQLException, InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        @Nullable String found = maybe(sql, values);
        while (!expected.equals(found)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("expected " + expected + " but was " + found + ": " + sql);
            }
            Thread.sleep(50);
            found = maybe(sql, values);
        }
    }
}
