package dev.scotoma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One role per service: DML on its own schema, SELECT on what the others publish, and nothing else. */
class RolesIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    static Stream<String> services() {
        return Migrate.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceReadsAndWritesItsOwnTables(String service) throws SQLException {
        try (var connection = MigratedDatabase.service(service)) {
            List<String> tables = tablesOf(service);
            assertThat(tables)
                    .contains(service + ".scheduled_tasks", service + ".scheduled_rounds", service + ".view_cursor");
            for (String table : tables) {
                MigratedDatabase.run(connection, "SELECT count(*) FROM " + table);
            }
            MigratedDatabase.run(
                    connection,
                    "INSERT INTO " + service + ".rate_limit (bucket, window_end, hits) VALUES ('test', now(), 1)");
            MigratedDatabase.run(connection, "DELETE FROM " + service + ".rate_limit WHERE bucket = 'test'");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceIsRefusedAtEveryTableOfAnother(String service) throws SQLException {
        try (var connection = MigratedDatabase.service(service)) {
            for (String other : Migrate.SERVICES) {
                if (!other.equals(service)) {
                    List<String> tables = tablesOf(other);
                    assertThat(tables).isNotEmpty();
                    for (String table : tables) {
                        assertRefused(connection, "SELECT count(*) FROM " + table);
                        assertRefused(connection, "DELETE FROM " + table);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceReadsEveryPublishedViewAndWritesNone(String service) throws SQLException {
        try (var connection = MigratedDatabase.service(service)) {
            List<String> views = publishedViews();
            assertThat(views).hasSizeGreaterThan(10);
            for (String view : views) {
                MigratedDatabase.run(connection, "SELECT count(*) FROM " + view);
                assertThat(MigratedDatabase.strings(
                                connection,
                                "SELECT has_table_privilege('" + view
                                        + "', 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')::text"))
                        .as(view)
                        .containsExactly("false");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceHasNoDdl(String service) throws SQLException {
        try (var connection = MigratedDatabase.service(service)) {
            for (String schema : Stream.of(
                            Stream.of("public", "vocabulary"),
                            services(),
                            services().map(each -> each + "_pub"))
                    .flatMap(each -> each)
                    .toList()) {
                assertRefused(connection, "CREATE TABLE " + schema + ".mine (id int)");
            }
            assertRefused(connection, "CREATE SCHEMA mine");
            assertThatThrownBy(() ->
                            MigratedDatabase.run(connection, "ALTER TABLE " + service + ".view_cursor ADD mine int"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> MigratedDatabase.run(connection, "SET ROLE scotoma_views"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceReadsTheVocabularyAndTheMigrationsHistoryIsClosedToIt(String service) throws SQLException {
        try (var connection = MigratedDatabase.service(service)) {
            assertThat(MigratedDatabase.strings(connection, "SELECT count(*) FROM vocabulary.condition_value"))
                    .first()
                    .isNotEqualTo("0");
            assertRefused(connection, "INSERT INTO vocabulary.condition_value VALUES ('camera', 99, 'pinhole')");
            for (String schema : Migrate.SCHEMAS) {
                if (!schema.equals("vocabulary")) {
                    assertRefused(connection, "SELECT * FROM " + schema + ".flyway_schema_history");
                }
            }
        }
    }

    @Test
    void captureCannotRewriteWhatIsPermanent() throws SQLException {
        try (var connection = MigratedDatabase.service("capture")) {
            for (String table : List.of("consent_event", "withdrawal", "consent_text")) {
                assertRefused(connection, "DELETE FROM capture." + table);
            }
            assertRefused(connection, "UPDATE capture.consent_event SET at = now()");
            assertRefused(connection, "UPDATE capture.consent_text SET body = ''");
            assertRefused(connection, "INSERT INTO capture.consent_text VALUES (9, 'en', '', sha256(''))");
            assertRefused(connection, "UPDATE capture.withdrawal SET session_id = uuidv7()");
        }
    }

    @Test
    void onlyIdentityReachesThePrivateKeys() throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            assertThat(MigratedDatabase.strings(connection, """
                            SELECT grantee FROM information_schema.column_privileges
                            WHERE table_schema = 'identity' AND table_name = 'signing_key' AND column_name = 'private_key'
                              AND grantee LIKE 'scotoma%' AND privilege_type = 'SELECT'
                            """)).containsExactly("scotoma_identity");
        }
    }

    @Test
    void ownerOfTheViewsCannotSignIn() throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            assertThat(MigratedDatabase.strings(
                            connection, "SELECT rolcanlogin::text FROM pg_roles WHERE rolname = 'scotoma_views'"))
                    .containsExactly("false");
        }
    }

    private static void assertRefused(java.sql.Connection connection, String sql) {
        assertThatThrownBy(() -> MigratedDatabase.run(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).as(sql).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    private static List<String> tablesOf(String schema) throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            return MigratedDatabase.strings(
                    connection,
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = '" + schema
                            + "' AND tablename <> 'flyway_schema_history'");
        }
    }

    private static List<String> publishedViews() throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            return MigratedDatabase.strings(
                    connection,
                    "SELECT format('%I.%I', schemaname, viewname) FROM pg_views WHERE schemaname LIKE '%\\_pub'");
        }
    }
}
