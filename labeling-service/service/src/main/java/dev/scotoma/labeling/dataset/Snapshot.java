package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Item;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One consistent look at everything a version is made of. It notes the items in {@code dataset_item}, where the withdrawal sweep
 * finds them from then on, and writes their rows into a folder.
 *
 * <p>The order is what makes a withdrawal win: the lock that withdrawing takes comes first, then the snapshot. So no withdrawal
 * can be under way, invisible to the snapshot, while the items are noted; the next one waits until they are, and sweeps them.
 */
@ApplicationScoped
class Snapshot {
    private static final int FETCHED_AT_ONCE = 500;

    /** Every session once, with the reason why it is left out, or null. The first reason that applies is the one counted. */
    private static final String CANDIDATES = """
            WITH candidate AS (
              SELECT s.session_id, s.recording_type, i.sha256, CASE
                WHEN s.truth = 'undecided' THEN 'truth_undecided'
                WHEN s.state = 'REJECTED' THEN 'rejected'
                WHEN s.state <> 'ACCEPTED' THEN 'not_accepted'
                WHEN i.state IS DISTINCT FROM 'PASSED' THEN 'not_inspected'
                WHEN c.attributes IS NULL OR c.attributes < (SELECT count(*) FROM vocabulary.attack_attribute) THEN 'not_labelled'
                WHEN c.contested > 0 THEN 'contested'
                WHEN EXISTS (SELECT FROM capture_pub.session_v1 other WHERE other.participant_id = s.depicted_participant_id
                  AND other.split <> s.split) THEN 'split_conflict'
                END AS reason
              FROM capture_pub.session_v1 s LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
              LEFT JOIN (SELECT session_id, count(*) AS attributes, count(*) FILTER (WHERE state = 'contested') AS contested
                FROM consensus GROUP BY session_id) c USING (session_id))
            SELECT session_id, recording_type, sha256, CASE
              WHEN reason IS NULL AND row_number() OVER (PARTITION BY reason, sha256 ORDER BY session_id) > 1 THEN 'duplicate'
              ELSE reason END AS reason
            FROM candidate""";

    private static final String ITEMS = """
            SELECT n.item_id, s.participant_id, s.depicted_participant_id, s.split, s.truth, s.prescribed_kind, s.declared_kind,
              s.prescribed_attack_type, s.instrument, s.attempt, s.campaign_id, (s.uploaded_at AT TIME ZONE 'UTC')::date AS recorded_on,
              s.share_with_others, n.media_key, encode(n.media_sha256, 'hex') AS sha256, s.recording_bytes, container, codec, duration_ms,
              CASE WHEN s.truth = 'genuine' THEN 'none' WHEN s.declared_attack_type <> 'none' THEN s.declared_attack_type
                ELSE s.prescribed_attack_type END AS attack_type, %s
            FROM dataset_item n JOIN capture_pub.session_v1 s USING (session_id) JOIN blindspot_pub.inspection_v1 i USING (session_id)
            WHERE n.version = ? ORDER BY n.item_id COLLATE "C\"""".formatted(String.join(", ", Item.AXES.subList(1, Item.AXES.size())));

    private static final String AGREEMENTS = """
            SELECT n.item_id, c.attribute, c.yes, c.no, c.unsure, c.probability, c.state, c.present, c.method
            FROM dataset_item n JOIN consensus c USING (session_id) JOIN vocabulary.attack_attribute a ON a.name = c.attribute
            WHERE n.version = ? ORDER BY n.item_id COLLATE "C", a.position""";

    private final AgroalDataSource dataSource;
    private final Pseudonyms pseudonyms;

    Snapshot(AgroalDataSource dataSource, Pseudonyms pseudonyms) {
        this.dataSource = dataSource;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Takes the snapshot anew, whatever an attempt before this one noted.
     *
     * @param folder receives the rows of every item
     * @return sessions left out, by reason
     */
    SortedMap<String, Integer> take(String version, Path folder) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "SELECT pg_advisory_lock_shared(capture_pub.withdrawal_lock_key())");
            try {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                try {
                    var excluded = note(connection, version);
                    write(connection, version, folder);
                    connection.commit();
                    return excluded;
                } catch (SQLException | IOException | RuntimeException failure) {
                    connection.rollback();
                    throw failure;
                } finally {
                    connection.setAutoCommit(true);
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                }
            } finally {
                // Held by the connection, which goes back to the pool alive.
                execute(connection, "SELECT pg_advisory_unlock_shared(capture_pub.withdrawal_lock_key())");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private SortedMap<String, Integer> note(Connection connection, String version) throws SQLException {
        var excluded = new TreeMap<String, Integer>();
        try (var forget = connection.prepareStatement("DELETE FROM dataset_item WHERE version = ?");
                var candidates = connection.prepareStatement(CANDIDATES);
                var insert =
                        connection.prepareStatement("INSERT INTO dataset_item (version, session_id, item_id, media_key,"
                                + " media_sha256) VALUES (?, ?, ?, ?, decode(?, 'hex'))")) {
            forget.setString(1, version);
            forget.executeUpdate();
            candidates.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = candidates.executeQuery()) {
                int waiting = 0;
                while (row.next()) {
                    String reason = row.getString("reason");
                    if (reason != null) {
                        excluded.merge(reason, 1, Integer::sum);
                        continue;
                    }
                    UUID session = row.getObject("session_id", UUID.class);
                    String sha256 = row.getString("sha256");
                    insert.setString(1, version);
                    insert.setObject(2, session);
                    insert.setString(3, pseudonyms.of(Pseudonyms.Of.SESSION, session));
                    insert.setString(4, Shelf.mediaKey(sha256, extension(row.getString("recording_type"))));
                    insert.setString(5, sha256);
                    insert.addBatch();
                    if (++waiting % FETCHED_AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
            }
            insert.executeBatch();
        }
        return excluded;
    }

    private void write(Connection connection, String version, Path folder) throws SQLException, IOException {
        try (var items = connection.prepareStatement(ITEMS);
                var agreements = connection.prepareStatement(AGREEMENTS);
                var writer = new DatasetWriter(folder)) {
            for (var statement : List.of(items, agreements)) {
                statement.setString(1, version);
                statement.setFetchSize(FETCHED_AT_ONCE);
            }
            try (ResultSet item = items.executeQuery();
                    ResultSet agreement = agreements.executeQuery()) {
                while (item.next()) {
                    var eight = new ArrayList<Agreement>();
                    while (eight.size() < Agreement.ATTRIBUTES.size() && agreement.next()) {
                        eight.add(agreement(agreement));
                    }
                    writer.add(item(item), eight);
                }
            }
        }
    }

    private Item item(ResultSet row) throws SQLException {
        UUID person = row.getObject("participant_id", UUID.class);
        String instrument = row.getString("instrument");
        var conditions = new LinkedHashMap<String, String>();
        for (String axis : Item.AXES) {
            String value = row.getString(axis);
            if (value != null) {
                conditions.put(axis, value);
            }
        }
        String mediaKey = row.getString("media_key");
        String sha256 = row.getString("sha256");
        return new Item(
                row.getString("item_id"),
                pseudonyms.of(Pseudonyms.Of.PERSON, person),
                pseudonyms.of(Pseudonyms.Of.PERSON, row.getObject("depicted_participant_id", UUID.class)),
                row.getString("split"),
                row.getString("truth"),
                row.getString("prescribed_kind"),
                row.getString("declared_kind"),
                row.getString("prescribed_attack_type"),
                instrument == null ? null : pseudonyms.instrument(person, instrument),
                row.getInt("attempt"),
                pseudonyms.of(Pseudonyms.Of.CAMPAIGN, row.getObject("campaign_id", UUID.class)),
                row.getString("recorded_on"),
                row.getBoolean("share_with_others"),
                conditions,
                Item.mediaPath(sha256, mediaKey.substring(mediaKey.lastIndexOf('.') + 1)),
                sha256,
                row.getLong("recording_bytes"),
                row.getString("container"),
                row.getString("codec"),
                row.getObject("duration_ms", Integer.class));
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getString("item_id"),
                row.getString("attribute"),
                row.getInt("yes"),
                row.getInt("no"),
                row.getInt("unsure"),
                row.getObject("probability", Double.class),
                row.getString("state"),
                row.getBoolean("present"),
                row.getString("method"));
    }

    private static String extension(@Nullable String type) {
        return type != null && type.startsWith("video/mp4") ? "mp4" : "webm";
    }
}
