package dev.scotoma.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One migrated PostgreSQL for all SQL tests of this module, gone with the JVM. */
final class MigratedDatabase {
    private static final String OWNER = "postgres";
    private static final String PASSWORD = "s3cret'of the tests";
    private static final String URL = start();

    private MigratedDatabase() {}

    private static String start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(90))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
            Map<String, String> passwords =
                    Migrate.SERVICES.stream().collect(Collectors.toMap(service -> service, service -> PASSWORD));
            Migrate.run(url, OWNER, OWNER, passwords);
            return url;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Of another database of the same server. */
    static String url(String database) {
        return URL.substring(0, URL.lastIndexOf('/') + 1) + database;
    }

    static Connection owner() throws SQLException {
        return DriverManager.getConnection(URL, OWNER, OWNER);
    }

    /** Signs in as the role of a service, as the service itself does. */
    static Connection service(String service) throws SQLException {
        return DriverManager.getConnection(URL, "scotoma_" + service, PASSWORD);
    }

    /** The first column of every row, as text. */
    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
