package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Erases what the service holds about withdrawn sessions, for all of its rooms: packs first, then the inspection, whose
 * scores go with it, then the receipt. A session that a job is working on gets no receipt yet: the recording is in a
 * worker's hands.
 */
@ApplicationScoped
class WithdrawalSweep implements Recurring {
    private static final String DUE = """
            SELECT w.session_id FROM capture_pub.withdrawal_v1 w
            WHERE NOT EXISTS (SELECT FROM withdrawal_receipt r WHERE r.session_id = w.session_id)
              AND NOT EXISTS (SELECT FROM scheduled_tasks t WHERE t.task_instance LIKE w.session_id || '%' AND t.picked)
              AND NOT EXISTS (SELECT FROM scoring s JOIN scheduled_tasks t ON t.task_instance = s.scoring_id::text
                              WHERE s.session_id = w.session_id AND t.picked)
            ORDER BY w.seq LIMIT 200""";

    private final AgroalDataSource dataSource;
    private final ObjectStorage storage;

    WithdrawalSweep(AgroalDataSource dataSource, ObjectStorage storage) {
        this.dataSource = dataSource;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "sweep-withdrawals";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() throws IOException, SQLException {
        for (UUID session : sessions(DUE)) {
            int objects = storage.deletePrefix(Inspections.prefix(session));
            QuarkusTransaction.requiringNew().call(() -> receipt(session, objects));
        }
    }

    List<UUID> sessions(String query) throws SQLException {
        List<UUID> sessions = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sessions.add(row.getObject(1, UUID.class));
            }
        }
        return sessions;
    }

    private int receipt(UUID session, int objects) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int rows = update(connection, "DELETE FROM score WHERE session_id = ?", session)
                    + update(connection, "DELETE FROM inspection WHERE session_id = ?", session);
            update(connection, "DELETE FROM scheduled_tasks WHERE task_instance LIKE ? || '%' AND NOT picked", session);
            update(connection, "DELETE FROM failed_job WHERE task_instance LIKE ? || '%'", session);
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO withdrawal_receipt (session_id, erased) VALUES (?, ?) ON CONFLICT (session_id) DO NOTHING""")) {
                insert.setObject(1, session);
                insert.setInt(2, rows + objects);
                return insert.executeUpdate();
            }
        }
    }

    private static int update(Connection connection, String sql, UUID session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("LIKE")) {
                statement.setString(1, session.toString());
            } else {
                statement.setObject(1, session);
            }
            return statement.executeUpdate();
        }
    }
}
