package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.workers.manifest.InvalidManifest;
import dev.scotoma.workers.manifest.Manifest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Rows of model_iteration. Plain JDBC, because registering leans on ON CONFLICT: replicas may register the same iteration at once. */
@ApplicationScoped
class IterationRepository {
    private static final Logger LOG = Logger.getLogger(IterationRepository.class);
    private static final String SELECT = """
            SELECT m.iteration_id, m.state, m.manifest, m.digest, m.registered_at,
                   array_agg(n.storage_key ORDER BY n.position), array_agg(n.bytes ORDER BY n.position)
            FROM model_iteration m JOIN network n USING (iteration_id)\s""";
    private static final String IN_ORDER = " GROUP BY m.iteration_id ORDER BY m.name, m.iteration";

    private final AgroalDataSource dataSource;

    IterationRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param reason why somebody changed the state */
    record Change(State state, String reason, Instant at) {}

    /** Empty for the first of a line. */
    Optional<UUID> parent(UUID iteration) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("SELECT parent_id FROM model_iteration WHERE iteration_id = ?")) {
            select.setObject(1, iteration);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** Answers nothing when this digest, or this name and iteration, is registered already. */
    @Transactional
    Optional<UUID> insert(
            Manifest manifest,
            String yaml,
            String digest,
            State state,
            List<StoredNetwork> networks,
            Optional<String> checkReport)
            throws SQLException {
        try (var connection = dataSource.getConnection()) {
            Optional<UUID> inserted = insertIteration(connection, manifest, yaml, digest, state, checkReport);
            if (inserted.isPresent()) {
                insertNetworks(connection, inserted.get(), networks);
            }
            return inserted;
        }
    }

    private static Optional<UUID> insertIteration(
            Connection connection,
            Manifest manifest,
            String yaml,
            String digest,
            State state,
            Optional<String> checkReport)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO model_iteration
                  (name, iteration, parent_id, state, demonstration, manifest, digest, threshold, check_report)
                VALUES (?, ?, (SELECT iteration_id FROM model_iteration WHERE name = ? AND iteration = ?), ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING RETURNING iteration_id""")) {
            insert.setString(1, manifest.name());
            insert.setInt(2, manifest.iteration());
            insert.setString(3, manifest.madeFrom().map(Manifest.Name::name).orElse(null));
            insert.setObject(
                    4, manifest.madeFrom().map(Manifest.Name::iteration).orElse(null), Types.INTEGER);
            insert.setString(5, word(state));
            insert.setBoolean(6, manifest.demonstration());
            insert.setString(7, yaml);
            insert.setBytes(8, HexFormat.of().parseHex(digest));
            insert.setDouble(9, manifest.threshold().value());
            insert.setString(10, checkReport.orElse(null));
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private static void insertNetworks(Connection connection, UUID iteration, List<StoredNetwork> networks)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO network (iteration_id, position, storage_key, bytes) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < networks.size(); i++) {
                insert.setObject(1, iteration);
                insert.setInt(2, i);
                insert.setString(3, networks.get(i).key());
                insert.setLong(4, networks.get(i).bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    Optional<Iteration> byId(UUID id) throws SQLException {
        return first("WHERE m.iteration_id = ?", statement -> statement.setObject(1, id));
    }

    Optional<Iteration> byDigest(String sha256) throws SQLException {
        return first(
                "WHERE m.digest = ?",
                statement -> statement.setBytes(1, HexFormat.of().parseHex(sha256)));
    }

    List<Iteration> all() throws SQLException {
        return select("", statement -> {});
    }

    /** Also of one that this replica cannot read. */
    boolean taken(Manifest.Name name) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("SELECT FROM model_iteration WHERE name = ? AND iteration = ?")) {
            select.setString(1, name.name());
            select.setInt(2, name.iteration());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    Optional<String> checkReport(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT check_report FROM model_iteration WHERE iteration_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Answers false when it is in that state already. */
    @Transactional
    boolean change(UUID id, State state, String reason, UUID by) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("""
                        WITH changed AS (
                          UPDATE model_iteration SET state = ? WHERE iteration_id = ? AND state <> ? RETURNING iteration_id)
                        INSERT INTO model_iteration_change (iteration_id, state, reason, changed_by)
                        SELECT iteration_id, ?, ?, ? FROM changed""")) {
            update.setString(1, word(state));
            update.setObject(2, id);
            update.setString(3, word(state));
            update.setString(4, word(state));
            update.setString(5, reason);
            update.setObject(6, by);
            return update.executeUpdate() == 1;
        }
    }

    List<Change> changes(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT state, reason, changed_at FROM model_iteration_change
                        WHERE iteration_id = ? ORDER BY changed_at""")) {
            select.setObject(1, id);
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new Change(
                            state(row.getString(1)),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return changes;
        }
    }

    private Optional<Iteration> first(String where, Bind bind) throws SQLException {
        return select(where, bind).stream().findFirst();
    }

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Iteration> select(String where, Bind bind) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + where + IN_ORDER)) {
            bind.to(select);
            List<Iteration> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    iteration(row).ifPresent(found::add);
                }
            }
            return found;
        }
    }

    /** A newer replica may register what this one cannot read; that must not hide the other iterations. */
    private static Optional<Iteration> iteration(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        try {
            return Optional.of(new Iteration(
                    id,
                    state(row.getString(2)),
                    Manifest.read(row.getString(3)),
                    HexFormat.of().formatHex(row.getBytes(4)),
                    networks(row.getArray(6), row.getArray(7)),
                    row.getObject(5, OffsetDateTime.class).toInstant()));
        } catch (InvalidManifest unreadable) {
            LOG.errorf("Model iteration %s is left out: %s", id, unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static List<StoredNetwork> networks(Array keys, Array bytes) throws SQLException {
        String[] key = (String[]) keys.getArray();
        Long[] length = (Long[]) bytes.getArray();
        List<StoredNetwork> networks = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            networks.add(new StoredNetwork(key[i], length[i]));
        }
        return networks;
    }

    private static State state(String word) {
        return State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
