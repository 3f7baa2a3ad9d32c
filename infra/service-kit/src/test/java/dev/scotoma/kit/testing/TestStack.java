package dev.scotoma.kit.testing;

import dev.scotoma.local.EmbeddedDatabase;
import dev.scotoma.local.EmbeddedStorage;
import dev.scotoma.migrations.Migrate;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A migrated throw-away PostgreSQL and S3, started once per test JVM and shared by its test classes. The service under test logs
 * in with its own role, as in production; {@link #owner()} plays the other services.
 */
public final class TestStack implements QuarkusTestResourceLifecycleManager {
    public static final String PASSWORD = "test-password";
    public static final String STORAGE_KEY = "test-key";
    public static final String STORAGE_SECRET = "test-secret-key";

    private static @Nullable TestStack started;

    private final EmbeddedDatabase database;
    private final EmbeddedStorage storage;

    /** For Quarkus, which makes its own instance; all of them answer with the one stack of this JVM. */
    public TestStack() {
        synchronized (TestStack.class) {
            TestStack one = started;
            if (one != null) {
                database = one.database;
                storage = one.storage;
                return;
            }
            try {
                database = EmbeddedDatabase.temporary();
                storage = EmbeddedStorage.temporary(STORAGE_KEY, STORAGE_SECRET);
                Migrate.run(
                        database.url(),
                        database.owner(),
                        database.ownerPassword(),
                        Migrate.SERVICES.stream().collect(Collectors.toMap(service -> service, service -> PASSWORD)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(storage, database)));
            started = this;
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "SCOTOMA_DB_URL",
                database.url(),
                "SCOTOMA_DB_PASSWORD",
                PASSWORD,
                "SCOTOMA_STORAGE_URL",
                storage.endpoint().toString(),
                "SCOTOMA_STORAGE_KEY",
                STORAGE_KEY,
                "SCOTOMA_STORAGE_SECRET",
                STORAGE_SECRET,
                "quarkus.http.test-port",
                "0",
                "scotoma.jobs.polling",
                "PT0.05S",
                "scotoma.jobs.round-speed",
                "10");
    }

    @Override
    public void stop() {
        // Stopped once, with the JVM: starting PostgreSQL per test class would cost more than the tests.
    }

    /** A connection as the owner of the database, who may write everywhere. */
    public static Connection owner() throws SQLException {
        var database = stack().database;
        return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
    }

    /** A connection as the login role of a service. */
    public static Connection service(String name) throws SQLException {
        return DriverManager.getConnection(stack().database.url(), "scotoma_" + name, PASSWORD);
    }

    /** Runs one statement as the owner; answers the rows it touched. */
    public static int execute(String sql, @Nullable Object... values) throws SQLException {
        try (var connection = owner();
                var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return statement.executeUpdate();
        }
    }

    /** The number that a query answers, as the owner. */
    public static int count(String sql) {
        try (var connection = owner();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static TestStack stack() {
        TestStack one = started;
        if (one == null) {
            throw new IllegalStateException("annotate the test with @WithTestResource(TestStack.class)");
        }
        return one;
    }

    private static void stop(EmbeddedStorage storage, EmbeddedDatabase database) {
        try {
            storage.close();
            database.close();
        } catch (IOException failure) {
            System.err.println("the test stack did not stop cleanly: " + failure.getMessage());
        }
    }
}
