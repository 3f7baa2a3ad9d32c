package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Rows of model_iteration. Plain JDBC, because registering leans on ON CONFLICT: replicas may register the same network at once. */
@ApplicationScoped
class IterationRepository {
    private static final Logger LOG = Logger.getLogger(IterationRepository.class);
    private static final String SELECT =
            "SELECT iteration_id, state, manifest, network_key, network_bytes, registered_at FROM model_iteration ";

    private final AgroalDataSource dataSource;

    IterationRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Answers false when this digest, or this name and iteration, is registered already. */
    boolean insert(Manifest manifest, String yaml, State state, String key, long bytes) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO model_iteration
                          (name, iteration, state, demonstration, manifest, digest, network_key, network_bytes, threshold)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, manifest.name());
            insert.setInt(2, manifest.iteration());
            insert.setString(3, state.name().toLowerCase(Locale.ROOT));
            insert.setBoolean(4, manifest.demonstration());
            insert.setString(5, yaml);
            insert.setBytes(6, HexFormat.of().parseHex(manifest.network().sha256()));
            insert.setString(7, key);
            insert.setLong(8, bytes);
            insert.setDouble(9, manifest.threshold().value());
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Iteration> byId(UUID id) throws SQLException {
        return first("WHERE iteration_id = ?", statement -> statement.setObject(1, id));
    }

    Optional<Iteration> byDigest(String sha256) throws SQLException {
        return first(
                "WHERE digest = ?",
                statement -> statement.setBytes(1, HexFormat.of().parseHex(sha256)));
    }

    List<Iteration> all() throws SQLException {
        return select("ORDER BY name, iteration", statement -> {});
    }

    private Optional<Iteration> first(String where, Bind bind) throws SQLException {
        return select(where, bind).stream().findFirst();
    }

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Iteration> select(String rest, Bind bind) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + rest)) {
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
                    State.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                    Manifest.read(row.getString(3)),
                    row.getString(4),
                    row.getLong(5),
                    row.getObject(6, OffsetDateTime.class).toInstant()));
        } catch (InvalidManifest unreadable) {
            LOG.errorf("Model iteration %s is left out: %s", id, unreadable.getMessage());
            return Optional.empty();
        }
    }
}
