package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Registration.State;
import dev.scotoma.blindspot.model.Registration.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of registration; a change of state names the state it leaves, so that only one of several callers makes it. */
@ApplicationScoped
class RegistrationRepository {
    private final Jdbi sql;

    RegistrationRepository(Jdbi sql) {
        this.sql = sql;
    }

    @Transactional
    void insert(UUID id, String manifest, UUID by, List<Upload> uploads) {
        sql.useHandle(handle -> {
            handle.createUpdate(
                            "INSERT INTO registration (registration_id, manifest, opened_by) VALUES (:id, :manifest, :by)")
                    .bind("id", id)
                    .bind("manifest", manifest)
                    .bind("by", by)
                    .execute();
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO registration_upload (registration_id, position, storage_key, upload_id)
                    VALUES (:id, :position, :key, :uploadId)""");
            for (int i = 0; i < uploads.size(); i++) {
                batch.bind("id", id)
                        .bind("position", i)
                        .bind("key", uploads.get(i).key())
                        .bind("uploadId", uploads.get(i).uploadId())
                        .add();
            }
            batch.execute();
        });
    }

    Optional<Registration> byId(UUID id) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT r.registration_id, r.manifest, r.state, r.reason, r.iteration_id, r.opened_at,
                               array_agg(u.storage_key ORDER BY u.position) AS keys, array_agg(u.upload_id ORDER BY u.position) AS upload_ids
                        FROM registration r JOIN registration_upload u USING (registration_id)
                        WHERE r.registration_id = :id GROUP BY r.registration_id""")
                .bind("id", id)
                .map((row, context) -> registration(row))
                .findOne());
    }

    boolean begin(UUID id) {
        return update(
                "UPDATE registration SET state = 'CHECKING' WHERE registration_id = :id AND state = 'OPEN'",
                Map.of("id", id));
    }

    boolean refuse(UUID id, String reason) {
        return update(
                "UPDATE registration SET state = 'REFUSED', reason = :reason WHERE registration_id = :id AND state IN ('OPEN', 'CHECKING')",
                Map.of("id", id, "reason", reason));
    }

    boolean registered(UUID id, UUID iteration) {
        return update(
                "UPDATE registration SET state = 'REGISTERED', iteration_id = :iteration WHERE registration_id = :id AND state = 'CHECKING'",
                Map.of("id", id, "iteration", iteration));
    }

    List<UUID> olderThan(Duration age) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT registration_id FROM registration WHERE opened_at < now() - :seconds * interval '1 second'")
                .bind("seconds", age.toSeconds())
                .mapTo(UUID.class)
                .list());
    }

    boolean delete(UUID id) {
        return update("DELETE FROM registration WHERE registration_id = :id", Map.of("id", id));
    }

    private boolean update(String statement, Map<String, ?> values) {
        return sql.withHandle(
                handle -> handle.createUpdate(statement).bindMap(values).execute() == 1);
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                row.getObject("registration_id", UUID.class),
                row.getString("manifest"),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getObject("iteration_id", UUID.class)),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                uploads(row.getArray("keys"), row.getArray("upload_ids")));
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
