package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Registration.State;
import dev.scotoma.blindspot.model.Registration.Upload;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of registration; a change of state names the state it leaves, so that only one of several callers makes it. */
@ApplicationScoped
class RegistrationRepository {
    private final AgroalDataSource dataSource;

    RegistrationRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional
    void insert(UUID id, String manifest, UUID by, List<Upload> uploads) throws SQLException {
        try (var connection = dataSource.getConnection();
                var registration = connection.prepareStatement(
                        "INSERT INTO registration (registration_id, manifest, opened_by) VALUES (?, ?, ?)");
                var upload = connection.prepareStatement("""
                        INSERT INTO registration_upload (registration_id, position, storage_key, upload_id)
                        VALUES (?, ?, ?, ?)""")) {
            registration.setObject(1, id);
            registration.setString(2, manifest);
            registration.setObject(3, by);
            registration.executeUpdate();
            for (int i = 0; i < uploads.size(); i++) {
                upload.setObject(1, id);
                upload.setInt(2, i);
                upload.setString(3, uploads.get(i).key());
                upload.setString(4, uploads.get(i).uploadId());
                upload.addBatch();
            }
            upload.executeBatch();
        }
    }

    Optional<Registration> byId(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT r.registration_id, r.manifest, r.state, r.reason, r.iteration_id, r.opened_at,
                               array_agg(u.storage_key ORDER BY u.position), array_agg(u.upload_id ORDER BY u.position)
                        FROM registration r JOIN registration_upload u USING (registration_id)
                        WHERE r.registration_id = ? GROUP BY r.registration_id""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(registration(row)) : Optional.empty();
            }
        }
    }

    boolean begin(UUID id) throws SQLException {
        return update("UPDATE registration SET state = 'CHECKING' WHERE registration_id = ? AND state = 'OPEN'", id);
    }

    boolean refuse(UUID id, String reason) throws SQLException {
        return update(
                "UPDATE registration SET state = 'REFUSED', reason = ? WHERE registration_id = ? AND state IN ('OPEN', 'CHECKING')",
                reason,
                id);
    }

    boolean registered(UUID id, UUID iteration) throws SQLException {
        return update(
                "UPDATE registration SET state = 'REGISTERED', iteration_id = ? WHERE registration_id = ? AND state = 'CHECKING'",
                iteration,
                id);
    }

    List<UUID> olderThan(Duration age) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT registration_id FROM registration WHERE opened_at < now() - ? * interval '1 second'")) {
            select.setLong(1, age.toSeconds());
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    boolean delete(UUID id) throws SQLException {
        return update("DELETE FROM registration WHERE registration_id = ?", id);
    }

    private boolean update(String sql, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate() == 1;
        }
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                row.getObject(1, UUID.class),
                row.getString(2),
                State.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getObject(5, UUID.class)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                uploads(row.getArray(7), row.getArray(8)));
    }

    private static List<Upload> uploads(Array keys, Array ids) throws SQLException {
        String[] key = (String[]) keys.getArray();
        String[] id = (String[]) ids.getArray();
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            uploads.add(new Upload(key[i], id[i]));
        }
        return uploads;
    }
}
