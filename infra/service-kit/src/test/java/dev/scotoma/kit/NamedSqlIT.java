package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service relies on when JDBI works on connections whose transactions belong to the container. */
@QuarkusTest
@WithTestResource(TestStack.class)
class NamedSqlIT {
    @Inject
    Jdbi sql;

    @BeforeEach
    void startFromNothing() throws SQLException {
        TestStack.execute("DELETE FROM capture.rate_limit");
    }

    @Test
    void withoutATransactionAStatementCommitsByItself() throws SQLException {
        write("alone");
        assertThat(committed()).containsExactly("alone");
    }

    @Test
    void whatATransactionWroteIsThereWhenItEndsAndNotBefore() throws SQLException {
        QuarkusTransaction.requiringNew().call(() -> {
            write("first");
            assertThat(committed()).isEmpty();
            write("second");
            assertThat(read()).as("the transaction sees its own rows").containsExactly("first", "second");
            assertThat(committed()).isEmpty();
            return true;
        });
        assertThat(committed()).containsExactly("first", "second");
    }

    @Test
    void aRollbackTakesBackWhatWasWritten() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    write("gone");
                    throw new IllegalStateException("told to");
                }))
                .hasMessage("told to");
        assertThat(committed()).isEmpty();
    }

    @Test
    void aFailedStatementEndsTheTransactionAroundIt() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    write("gone");
                    sql.useHandle(handle -> handle.execute("SELECT 1 / 0"));
                }))
                .isInstanceOf(JdbiException.class);
        assertThat(committed()).isEmpty();
    }

    @Test
    void aTransactionBegunWhileAHandleIsOpenIsOnItsOwn() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.useHandle(outer -> {
                            QuarkusTransaction.requiringNew().run(() -> write("kept"));
                            write("gone");
                            throw new IllegalStateException("told to");
                        })))
                .hasMessage("told to");
        assertThat(committed()).containsExactly("kept");

        sql.useHandle(outsideOfAny -> assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            write("gone too");
                            throw new IllegalStateException("told to");
                        }))
                .hasMessage("told to"));
        assertThat(committed()).containsExactly("kept");
    }

    record Values(
            UUID id,
            Instant takenAt,
            String words,
            List<String> texts,
            List<UUID> ids,
            List<Integer> numbers,
            @Nullable Double missing,
            @Nullable Integer none,
            Optional<String> absent,
            Optional<Integer> present,
            OptionalDouble real,
            OptionalDouble unknown) {}

    @Test
    void valuesComeBackAsTheyWere() {
        UUID id = UUID.randomUUID();
        Instant now = Instant.parse("2026-03-29T01:30:00.123456Z");
        Values values = sql.withHandle(handle -> handle.createQuery("""
                        SELECT :id AS id, :at::timestamptz AS taken_at, 'a :colon? a ::cast <and> a \\: more' AS words, :texts AS texts,
                               :ids AS ids, :numbers AS numbers, :missing::float8 AS missing, :none::int4 AS none,
                               :absent::text AS absent, :present::int4 AS present, :real AS real,
                               :unknown::float8 AS unknown
                        WHERE :id::uuid IS NOT NULL AND :at > '2026-01-01' AND :unknown::float8 IS NULL
                          AND (:id = :nobody) IS NULL""")
                .bind("id", id)
                .bind("at", now)
                .bindArray("texts", String.class, List.of("one", "t,w\"o"))
                .bindArray("ids", UUID.class, List.of(id))
                .bindArray("numbers", Integer.class, List.of(3, 4))
                .bind("missing", (Double) null)
                .bind("none", (Integer) null)
                .bind("absent", Optional.empty())
                .bind("present", Optional.of(7))
                .bind("real", OptionalDouble.of(0.1))
                .bind("unknown", OptionalDouble.empty())
                .bind("nobody", (UUID) null)
                .mapTo(Values.class)
                .one());
        assertThat(values)
                .isEqualTo(new Values(
                        id,
                        now,
                        "a :colon? a ::cast <and> a \\: more",
                        List.of("one", "t,w\"o"),
                        List.of(id),
                        List.of(3, 4),
                        null,
                        null,
                        Optional.empty(),
                        Optional.of(7),
                        OptionalDouble.of(0.1),
                        OptionalDouble.empty()));
    }

    @Test
    void bytesComeBackAsTheyWere() {
        byte[] bytes = {1, -1, 0};
        assertThat(sql.<byte[], RuntimeException>withHandle(handle -> handle.createQuery("SELECT :bytes")
                        .bind("bytes", bytes)
                        .mapTo(byte[].class)
                        .one()))
                .isEqualTo(bytes);
    }

    record Misnamed(String bucket, int hit) {}

    @Test
    void aWrongNameFailsInsteadOfReadingSomethingElse() {
        write("here");
        assertThatThrownBy(() -> sql.withHandle(handle -> handle.createQuery("SELECT bucket, hits FROM rate_limit")
                        .mapTo(Misnamed.class)
                        .list()))
                .hasMessageContaining("[hit]");
        assertThatThrownBy(
                        () -> sql.useHandle(handle -> handle.createUpdate("DELETE FROM rate_limit WHERE bucket = :name")
                                .bind("bucket", "here")
                                .execute()))
                .hasMessageContaining("'name'");
        assertThat(read()).containsExactly("here");
    }

    @Test
    void theMessageOfAFailureHoldsNoValueThatWasBound() {
        assertThatThrownBy(
                        () -> sql.withHandle(handle -> handle.createQuery("SELECT 1 / length(:name)::int - :number / 0")
                                .bind("name", "Jane Doe")
                                .bind("number", 4711)
                                .mapTo(int.class)
                                .one()))
                .hasMessageContaining("division by zero")
                .message()
                .doesNotContain("Jane Doe", "4711");
    }

    @Test
    void aBatchIsSentInPortionsAndKnowsNothingOfTheOneBefore() {
        sql.useHandle(handle -> {
            try (PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO rate_limit (bucket, window_end, hits) VALUES (:bucket, now(), coalesce(:hits::int4, 0))")) {
                batch.execute();
                batch.bind("bucket", "a").bind("hits", OptionalInt.empty()).add();
                batch.bind("bucket", "b").bind("hits", OptionalInt.of(2)).add();
                assertThat(batch.execute()).containsExactly(1, 1);
                batch.bind("bucket", "c").bind("hits", OptionalInt.of(3)).add();
                assertThat(batch.size()).isEqualTo(1);
                batch.execute();
            }
            assertThat(handle.createQuery("SELECT bucket || hits FROM rate_limit ORDER BY bucket")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("a0", "b2", "c3");
        });
    }

    @Test
    void rowsComeInPortionsInsideATransaction() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.useHandle(handle -> {
                    var first = handle
                            .createQuery("SELECT n, 10 / (600 - n) AS fails_at_600 FROM generate_series(1, 1000) n")
                            .setFetchSize(100)
                            .map((row, context) -> row.getInt("n"))
                            .stream()
                            .limit(450)
                            .toList();
                    assertThat(first)
                            .as("a server that computed everything at once would have failed")
                            .isEqualTo(IntStream.rangeClosed(1, 450).boxed().toList());
                }));
    }

    private void write(String bucket) {
        sql.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO rate_limit (bucket, window_end, hits) VALUES (:bucket, now(), 1)")
                .bind("bucket", bucket)
                .execute());
    }

    private List<String> read() {
        return sql.withHandle(handle -> handle.createQuery("SELECT bucket FROM rate_limit ORDER BY bucket")
                .mapTo(String.class)
                .list());
    }

    private static List<String> committed() throws SQLException {
        try (var connection = TestStack.owner();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT array_agg(bucket ORDER BY bucket) AS buckets FROM capture.rate_limit")) {
            row.next();
            var buckets = row.getArray("buckets");
            return buckets == null ? List.of() : List.of((String[]) buckets.getArray());
        }
    }
}
