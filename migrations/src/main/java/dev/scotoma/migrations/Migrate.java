package dev.scotoma.migrations;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Runs the migrations as the owner of the database. The launcher and the tests call {@link #run}; in production {@link #main}
 * is a job that runs before the services of a new release start.
 */
public final class Migrate {
    /** Order matters: a schema may name only what stands before it. */
    static final List<String> SCHEMAS = List.of("vocabulary", "identity", "capture", "blindspot", "labeling");

    /** The services that log in, each with the role {@code scotoma_<service>}. */
    public static final List<String> SERVICES = List.of("identity", "capture", "labeling", "blindspot");

    private Migrate() {}

    /**
     * Migrates every schema, then sets the services' passwords. Safe to repeat and to run from several hosts at once (Flyway
     * holds a lock per history).
     *
     * @param passwords password by service name ({@link #SERVICES}); a service that is absent keeps what it has
     * @throws FlywayException when a script fails or an applied script was changed
     */
    public static void run(String url, String owner, String ownerPassword, Map<String, String> passwords)
            throws SQLException {
        for (String schema : SCHEMAS) {
            Flyway.configure(Migrate.class.getClassLoader())
                    .dataSource(url, owner, ownerPassword)
                    .locations("classpath:db/" + schema)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        }
        try (var connection = DriverManager.getConnection(url, owner, ownerPassword);
                var statement = connection.createStatement()) {
            for (var password : new TreeMap<>(passwords).entrySet()) {
                if (!SERVICES.contains(password.getKey())) {
                    throw new IllegalArgumentException("no service is called " + password.getKey());
                }
                statement.execute("ALTER ROLE scotoma_" + password.getKey() + " PASSWORD "
                        + statement.enquoteLiteral(password.getValue()));
            }
        }
    }

    /** Reads SCOTOMA_DB_URL, SCOTOMA_DB_OWNER, SCOTOMA_DB_OWNER_PASSWORD and, per service, SCOTOMA_DB_PASSWORD_<SERVICE>. */
    public static void main(String[] args) throws SQLException {
        Map<String, String> environment = System.getenv();
        var passwords = new TreeMap<String, String>();
        for (String service : SERVICES) {
            String password = environment.get("SCOTOMA_DB_PASSWORD_" + service.toUpperCase(java.util.Locale.ROOT));
            if (password != null) {
                passwords.put(service, password);
            }
        }
        try {
            run(
                    required(environment, "SCOTOMA_DB_URL"),
                    required(environment, "SCOTOMA_DB_OWNER"),
                    required(environment, "SCOTOMA_DB_OWNER_PASSWORD"),
                    passwords);
        } catch (FlywayException | IllegalArgumentException | SQLException failure) {
            System.err.println("migrate: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
