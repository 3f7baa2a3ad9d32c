package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.migrations.Migrate;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseIT {
    @Test
    void migratedDatabaseLetsAServiceInWithItsPassword() throws Exception {
        try (var database = EmbeddedDatabase.temporary()) {
            for (int run = 0; run < 2; run++) {
                Migrate.run(database.url(), database.owner(), database.ownerPassword(), Map.of("capture", "p'w"));
            }
            try (var connection = DriverManager.getConnection(database.url(), "scotoma_capture", "p'w");
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT count(*) FROM vocabulary.attack_attribute")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(8);
            }
        }
    }
}
