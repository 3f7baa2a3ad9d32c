package dev.scotoma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The database holds whoever writes the ledger to one chain, and lets nobody change it. */
class LedgerSchemaIT {
    private static final String NONE = "0".repeat(64);
    private static final String IDENTITY = "1".repeat(64);

    @Test
    void theLedgerTakesOnlyWhatFollowsAndGivesNothingBack() throws SQLException {
        try (var service = MigratedDatabase.service("labeling");
                var owner = MigratedDatabase.owner()) {
            add(service, 1, NONE, "s_a");
            String head = MigratedDatabase.strings(
                            service, "SELECT encode(line_sha256, 'hex') FROM labeling.ledger_entry WHERE seq = 1")
                    .getFirst();
            for (Connection who : new Connection[] {service, owner}) {
                refused(who, 3, head, "s_b", "does not follow from the last one");
                refused(who, 1, NONE, "s_b", "does not follow from the last one");
                refused(who, 2, NONE, "s_b", "does not follow from the last one");
                refused(who, 2, head, "s_a", "duplicate key");
                assertThatThrownBy(() -> MigratedDatabase.run(
                                who, insert(2, head, "s_b").replace("'s_b', now()", "'s_c', now()")))
                        .hasMessageContaining("tells something else than its columns");
            }
            add(service, 2, head, "s_b");
            for (String change :
                    new String[] {"UPDATE labeling.ledger_entry SET at = now()", "DELETE FROM labeling.ledger_entry"}) {
                assertThatThrownBy(() -> MigratedDatabase.run(service, change))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> MigratedDatabase.run(owner, change)).hasMessageContaining("are never changed");
            }
            assertThatThrownBy(() -> MigratedDatabase.run(owner, "TRUNCATE labeling.ledger_entry"))
                    .hasMessageContaining("are never changed");
            assertThat(MigratedDatabase.strings(owner, "SELECT seq FROM labeling.ledger_entry ORDER BY seq"))
                    .containsExactly("1", "2");
        }
    }

    private static void refused(Connection who, int seq, String previous, String item, String why) {
        assertThatThrownBy(() -> add(who, seq, previous, item)).hasMessageContaining(why);
    }

    private static void add(Connection who, int seq, String previous, String item) throws SQLException {
        MigratedDatabase.run(who, insert(seq, previous, item));
    }

    private static String insert(int seq, String previous, String item) {
        String line = """
                {"seq":%d,"kind":"withdrawn","identity":"%s","item":"%s","previous":"%s"}""".formatted(seq, IDENTITY, item, previous);
        return "INSERT INTO labeling.ledger_entry (seq, kind, manifest_sha256, item_id, at, line) VALUES (" + seq
                + ", 'withdrawn', decode('" + IDENTITY + "', 'hex'), '" + item + "', now(), '" + line + "')";
    }
}
