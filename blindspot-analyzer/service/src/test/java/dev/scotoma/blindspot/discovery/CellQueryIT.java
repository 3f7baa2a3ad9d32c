package dev.scotoma.blindspot.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.statistics.mining.CellQuery;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Ledger;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Tally;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** PostgreSQL counts what the ledger counts. */
@QuarkusTest
@WithTestResource(TestStack.class)
class CellQueryIT {
    private static final List<String> AXES = List.of("camera", "light", "distance", "fps");

    @Test
    void postgresCountsWhatTheLedgerCountsAndNothingRecordedIsAValueOfItsOwn() throws Exception {
        var random = new Random(6);
        var rows = Observations.of(AXES.toArray(String[]::new));
        Map<Set<Condition>, Tally> counted = new HashMap<>();
        Map<Set<Condition>, Double> inAFile = new HashMap<>();
        try (Connection connection = TestStack.owner()) {
            try (var create = connection.createStatement()) {
                create.execute(
                        "CREATE TEMP TABLE sessions (subject text, error int, camera text, light text, distance int, fps text)");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)")) {
                for (int row = 0; row < 500; row++) {
                    int person = random.nextInt(120);
                    int error = random.nextInt(4) == 0 ? 1 : 0;
                    String camera = "c" + random.nextInt(3);
                    String light = random.nextInt(6) == 0 ? null : "l" + random.nextInt(2);
                    int distance = random.nextInt(4);
                    String fps = "f" + random.nextInt(9);
                    // Of some sessions it is not known whose they are; each of them is somebody's own.
                    boolean nobody = row % 9 == 0;
                    rows.add(
                            nobody ? 1_000 + row : person,
                            error,
                            List.of(camera, light == null ? "" : light, "" + distance, fps));
                    insert.setString(1, nobody ? row % 2 == 0 ? null : " " : "p" + person);
                    insert.setInt(2, error);
                    insert.setString(3, camera);
                    insert.setString(4, light);
                    insert.setInt(5, distance);
                    insert.setString(6, fps);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement select =
                            connection.prepareStatement(CellQuery.of("sessions", "subject", "error", AXES));
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Ledger.Entry read = CellQuery.read(row, AXES);
                    counted.put(Set.copyOf(read.conditions()), read.tally());
                }
            }
            try (PreparedStatement select =
                            connection.prepareStatement(CellQuery.forFile("sessions", "subject", "error", AXES));
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Set<Condition> conditions = new HashSet<>();
                    for (String axis : AXES) {
                        if (!row.getString(axis).equals(CellQuery.ANY)) {
                            conditions.add(new Condition(axis, row.getString(axis)));
                        }
                    }
                    inAFile.put(conditions, row.getDouble("products"));
                }
            }
        }
        Observations built = rows.build();
        var ledger = new Ledger(built.axes());
        ledger.addAll(built);
        Map<Set<Condition>, Tally> kept = new HashMap<>();
        ledger.each(each -> kept.put(new HashSet<>(each.conditions()), each.tally()));
        assertThat(counted).isEqualTo(kept).hasSizeGreaterThan(300);
        assertThat(counted).containsKey(Set.of(new Condition("light", "")));
        Map<Set<Condition>, Double> products = new HashMap<>();
        kept.forEach((conditions, tally) -> products.put(conditions, tally.products()));
        assertThat(inAFile).isEqualTo(products);
    }
}
