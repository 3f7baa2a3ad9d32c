package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.workers.manifest.InvalidManifest;
import dev.scotoma.workers.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of model_iteration. Not an entity, because registering leans on ON CONFLICT: replicas may register the same iteration at once. */
@ApplicationScoped
class IterationRepository {
    private static final Logger LOG = Logger.getLogger(IterationRepository.class);
    private static final String SELECT = """
            SELECT m.iteration_id, m.state, m.manifest, m.digest, m.registered_at,
                   array_agg(n.storage_key ORDER BY n.position) AS keys, array_agg(n.bytes ORDER BY n.position) AS bytes
            FROM model_iteration m JOIN network n USING (iteration_id)\s""";
    private static final String IN_ORDER = " GROUP BY m.iteration_id ORDER BY m.name, m.iteration";

    private final Jdbi sql;

    IterationRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** @param reason why somebody changed the state */
    record Change(State state, String reason, Instant at) {}

    /** Empty for the first of a line. */
    Optional<UUID> parent(UUID iteration) {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT parent_id FROM model_iteration WHERE iteration_id = :iteration")
                        .bind("iteration", iteration)
                        .mapTo(UUID.class)
                        .findOne());
    }

    /** Answers nothing when this digest, or this name and iteration, is registered already. */
    @Transactional
    Optional<UUID> insert(
            Manifest manifest,
            String yaml,
            String digest,
            State state,
            List<StoredNetwork> networks,
            Optional<String> checkReport) {
        return sql.withHandle(handle -> {
            Optional<UUID> inserted = insertIteration(handle, manifest, yaml, digest, state, checkReport);
            inserted.ifPresent(id -> insertNetworks(handle, id, networks));
            return inserted;
        });
    }

    private static Optional<UUID> insertIteration(
            Handle handle, Manifest manifest, String yaml, String digest, State state, Optional<String> checkReport) {
        return handle.createQuery("""
                        INSERT INTO model_iteration
                          (name, iteration, parent_id, state, demonstration, manifest, digest, threshold, check_report)
                        VALUES (:name, :iteration,
                                (SELECT iteration_id FROM model_iteration WHERE name = :parentName AND iteration = :parentIteration),
                                :state, :demonstration, :manifest, :digest, :threshold, :checkReport)
                        ON CONFLICT DO NOTHING RETURNING iteration_id""")
                .bind("name", manifest.name())
                .bind("iteration", manifest.iteration())
                .bind("parentName", manifest.madeFrom().map(Manifest.Name::name).orElse(null))
                .bind(
                        "parentIteration",
                        manifest.madeFrom().map(Manifest.Name::iteration).orElse(null))
                .bind("state", word(state))
                .bind("demonstration", manifest.demonstration())
                .bind("manifest", yaml)
                .bind("digest", HexFormat.of().parseHex(digest))
                .bind("threshold", manifest.threshold().value())
                .bind("checkReport", checkReport.orElse(null))
                .mapTo(UUID.class)
                .findOne();
    }

    private static void insertNetworks(Handle handle, UUID iteration, List<StoredNetwork> networks) {
        PreparedBatch insert = handle.prepareBatch(
                "INSERT INTO network (iteration_id, position, storage_key, bytes) VALUES (:iteration, :position, :key, :bytes)");
        for (int i = 0; i < networks.size(); i++) {
            insert.bind("iteration", iteration)
                    .bind("position", i)
                    .bind("key", networks.get(i).key())
                    .bind("bytes", networks.get(i).bytes())
                    .add();
        }
        insert.execute();
    }

    Optional<Iteration> byId(UUID id) {
        return select("WHERE m.iteration_id = :id", Map.of("id", id)).stream().findFirst();
    }

    Optional<Iteration> byDigest(String sha256) {
        return select(
                        "WHERE m.digest = :digest",
                        Map.of("digest", HexFormat.of().parseHex(sha256)))
                .stream()
                .findFirst();
    }

    List<Iteration> all() {
        return select("", Map.of());
    }

    /** Also of one that this replica cannot read. */
    boolean taken(Manifest.Name name) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM model_iteration WHERE name = :name AND iteration = :iteration)")
                .bind("name", name.name())
                .bind("iteration", name.iteration())
                .mapTo(boolean.class)
                .one());
    }

    Optional<String> checkReport(UUID id) {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT check_report FROM model_iteration WHERE iteration_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne());
    }

    /** Answers false when it is in that state already. */
    @Transactional
    boolean change(UUID id, State state, String reason, UUID by) {
        return sql.withHandle(handle -> handle.createUpdate("""
                                WITH changed AS (
                                  UPDATE model_iteration SET state = :state WHERE iteration_id = :id AND state <> :state RETURNING iteration_id)
                                INSERT INTO model_iteration_change (iteration_id, state, reason, changed_by)
                                SELECT iteration_id, :state, :reason, :by FROM changed""")
                        .bind("state", word(state))
                        .bind("id", id)
                        .bind("reason", reason)
                        .bind("by", by)
                        .execute()
                == 1);
    }

    List<Change> changes(UUID id) {
        return sql.withHandle(handle ->
                handle.createQuery("""
                        SELECT state, reason, changed_at AS at FROM model_iteration_change
                        WHERE iteration_id = :id ORDER BY changed_at""").bind("id", id).mapTo(Change.class).list());
    }

    private List<Iteration> select(String where, Map<String, ?> values) {
        return sql.withHandle(handle ->
                handle
                        .createQuery(SELECT + where + IN_ORDER)
                        .bindMap(values)
                        .map((row, context) -> iteration(row))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** A newer replica may register what this one cannot read; that must not hide the other iterations. */
    private static Optional<Iteration> iteration(ResultSet row) throws SQLException {
        UUID id = row.getObject("iteration_id", UUID.class);
        try {
            return Optional.of(new Iteration(
                    id,
                    state(row.getString("state")),
                    Manifest.read(row.getString("manifest")),
                    HexFormat.of().formatHex(row.getBytes("digest")),
                    networks(row.getArray("keys"), row.getArray("bytes")),
                    row.getObject("registered_at", OffsetDateTime.class).toInstant()));
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
