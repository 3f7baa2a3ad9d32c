package dev.scotoma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What a migration does with rows that are there already. */
class UpgradeIT {
    @Test
    void anIterationOfOneNetworkKeepsItWhenIterationsMayHaveSeveral() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade");
        }
        String url = MigratedDatabase.url("upgrade");
        for (String schema : Migrate.SCHEMAS) {
            migrate(url, schema, schema.equals("blindspot") ? "3" : "latest");
        }
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            MigratedDatabase.run(owner, """
                    INSERT INTO blindspot.model_iteration
                      (name, iteration, state, manifest, digest, network_key, network_bytes, threshold)
                    VALUES ('old', 1, 'current', 'name: old', sha256('network'), 'models/old.pt', 7, 0.5)""");
            migrate(url, "blindspot", "latest");
            assertThat(MigratedDatabase.strings(owner, """
                            SELECT m.name || ' ' || encode(m.digest, 'hex') || ' ' || n.position || ' ' || n.storage_key || ' ' || n.bytes
                            FROM blindspot.model_iteration m JOIN blindspot.network n USING (iteration_id)"""))
                    .containsExactly("old " + sha256("name: old") + " 0 models/old.pt 7");
        }
    }

    private static void migrate(String url, String schema, String target) {
        Flyway.configure(UpgradeIT.class.getClassLoader())
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/" + schema)
                .schemas(schema)
                .defaultSchema(schema)
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
