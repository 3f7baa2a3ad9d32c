package dev.scotoma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of every published view: its columns, their types and their order, as written in {@code published-views.txt}.
 * Columns may be appended in the database before they are in the file; anything else breaks a reader and belongs in a _v2.
 */
class PublishedViewsIT {
    static Stream<Map.Entry<String, List<String>>> contracts() {
        var contracts = new TreeMap<String, List<String>>();
        try (var file = PublishedViewsIT.class.getResourceAsStream("/published-views.txt")) {
            if (file == null) {
                throw new IllegalStateException("published-views.txt is missing");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(":\\s*", 2);
                        contracts.put(
                                parts[0], Arrays.stream(parts[1].split(",\\s*")).toList());
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return contracts.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void viewKeepsItsColumns(Map.Entry<String, List<String>> contract) throws SQLException {
        assertThat(columns(contract.getKey())).startsWith(contract.getValue().toArray(String[]::new));
    }

    @Test
    void everyPublishedViewHasAContract() throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            assertThat(MigratedDatabase.strings(
                            connection,
                            "SELECT schemaname || '.' || viewname FROM pg_views WHERE schemaname LIKE '%\\_pub'"))
                    .containsExactlyInAnyOrderElementsOf(
                            contracts().map(Map.Entry::getKey).toList());
        }
    }

    @Test
    void everyPublishedViewBelongsToTheOwnerWhoCannotSignIn() throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            assertThat(MigratedDatabase.strings(
                            connection, "SELECT DISTINCT viewowner FROM pg_views WHERE schemaname LIKE '%\\_pub'"))
                    .containsExactly("scotoma_views");
        }
    }

    @Test
    void noForeignKeyCrossesSchemasButIntoTheVocabulary() throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            assertThat(MigratedDatabase.strings(connection, """
                            SELECT conname FROM pg_constraint
                            JOIN pg_class here ON here.oid = conrelid JOIN pg_class there ON there.oid = confrelid
                            WHERE contype = 'f' AND here.relnamespace <> there.relnamespace
                              AND there.relnamespace <> 'vocabulary'::regnamespace
                            """)).isEmpty();
        }
    }

    private static List<String> columns(String view) throws SQLException {
        try (var connection = MigratedDatabase.owner()) {
            return MigratedDatabase.strings(
                    connection,
                    "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '"
                            + view + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
        }
    }
}
