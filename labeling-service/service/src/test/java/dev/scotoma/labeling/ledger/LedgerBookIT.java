package dev.scotoma.labeling.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.Neighbours;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class LedgerBookIT {
    private static final String ANOTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Inject
    LedgerBook ledger;

    @Inject
    Jdbi sql;

    @BeforeEach
    void start() throws SQLException {
        Neighbours.reset();
    }

    @Test
    void nobodyGoesOnWithAnotherKey() throws Exception {
        deprecated("v1");
        QuarkusTransaction.requiringNew().run(ledger::bringUpToDate);
        deprecated("v2");
        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew().run(() -> new LedgerBook(sql, ANOTHER_KEY).bringUpToDate()))
                .hasMessageContaining("signed with another SCOTOMA_LEDGER_KEY");
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new LedgerBook(sql, "short"))
                .hasMessage("SCOTOMA_LEDGER_KEY must be 32 random bytes in base64.");
    }

    private static void deprecated(String version) throws SQLException {
        TestStack.execute(
                "INSERT INTO labeling.dataset_version (version, state, state_reason, description, created_by, published_at, sessions, excluded,"
                        + " manifest_sha256) VALUES (?, 'DEPRECATED', 'Old.', 'For tests.', uuidv7(), now(), 0, 0, ?)",
                version,
                Digests.sha256()
                        .digest(java.util
                                .UUID
                                .randomUUID()
                                .toString()
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
