package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.AgreementBuilder;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.RowWriter;
import dev.scotoma.labeling.pseudonym.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * What a version is made of. First the items are noted in {@code dataset_item}, where the withdrawal sweep finds them from then on;
 * then, in one consistent look, their rows are written into a folder.
 *
 * <p>The order is what makes a withdrawal win: the lock that withdrawing takes comes first, then the look by which items are chosen.
 * So no withdrawal can be under way, invisible to that look; the next one waits until the items are noted, and sweeps them. It does not
 * wait for the rows: whoever withdraws meanwhile has none.
 */
@ApplicationScoped
class Snapshot {
    static final int FETCHED_AT_ONCE = 500;

    private static final String ITEMS = """
            SELECT n.item_id, s.participant_id, s.depicted_participant_id, s.split, s.truth, s.prescribed_kind, s.declared_kind,
              s.prescribed_attack_type, s.instrument, s.attempt, s.campaign_id, (s.uploaded_at AT TIME ZONE 'UTC')::date AS recorded_on,
              s.share_with_others, n.media_key, encode(n.media_sha256, 'hex') AS sha256, s.recording_bytes, container, codec, duration_ms,
              i.width, i.height, i.frames, i.sampled_frames, i.face_frames,
              s.truth = s.prescribed_kind AND s.truth = s.declared_kind AND EXISTS (SELECT FROM consensus c
                WHERE c.session_id = n.session_id AND c.attribute = 'spoof' AND c.present = (s.truth = 'attack')) AS agreed,
              CASE WHEN s.truth = 'genuine' THEN 'none' WHEN s.declared_attack_type <> 'none' THEN s.declared_attack_type
                ELSE s.prescribed_attack_type END AS attack_type, %s
            FROM dataset_item n JOIN capture_pub.session_v1 s USING (session_id) JOIN blindspot_pub.inspection_v1 i USING (session_id)
            WHERE n.version = :version ORDER BY n.item_id COLLATE "C\"""".formatted(String.join(", ", Item.AXES.subList(1, Item.AXES.size())));

    private static final String AGREEMENTS = """
            SELECT n.item_id AS item, c.attribute, c.yes, c.no, c.unsure, c.probability, c.state, c.present, c.method,
              c.probability_low, c.probability_high
            FROM dataset_item n JOIN consensus c USING (session_id) JOIN vocabulary.attack_attribute a ON a.name = c.attribute
            WHERE n.version = :version ORDER BY n.item_id COLLATE "C", a.position""";

    private final Jdbi sql;
    private final Pseudonyms pseudonyms;

    Snapshot(Jdbi sql, Pseudonyms pseudonyms) {
        this.sql = sql;
        this.pseudonyms = pseudonyms;
    }

    /** @param excluded sessions left out, by reason */
    record Noted(int items, SortedMap<String, Integer> excluded) {}

    /**
     * Notes the items anew, whatever an attempt before this one noted.
     */
    Noted note(String version, Selection selection) {
        try (Handle handle = sql.open()) {
            handle.execute("SELECT pg_advisory_lock_shared(capture_pub.withdrawal_lock_key())");
            try {
                return handle.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ, snapshot -> note(snapshot, version, selection));
            } finally {
                // Held by the connection, which goes back to the pool alive.
                handle.execute("SELECT pg_advisory_unlock_shared(capture_pub.withdrawal_lock_key())");
            }
        }
    }

    /** Writes the rows of the noted items that are not withdrawn meanwhile; answers how many these are. */
    int write(String version, Path folder) throws IOException {
        try (Handle handle = sql.open()) {
            return handle.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, look -> write(look, version, folder));
        }
    }

    private record Candidate(
            UUID sessionId,
            @Nullable String recordingType,
            @Nullable String sha256,
            String truth,
            String split,
            @Nullable Integer decisions,
            @Nullable String toldReason) {}

    private Noted note(Handle handle, String version, Selection selection) {
        var excluded = new TreeMap<String, Integer>();
        handle.createUpdate("DELETE FROM dataset_item WHERE version = :version")
                .bind("version", version)
                .execute();
        try (var insert = handle.prepareBatch("""
                        INSERT INTO dataset_item (version, session_id, item_id, media_key, media_sha256, truth, split, decisions)
                        VALUES (:version, :session, :item, :media, decode(:sha256, 'hex'), :truth, :split, :decisions)""");
                var candidates = new Candidates(selection)
                                .query(
                                        handle,
                                        "SELECT session_id, recording_type, sha256, truth, split, decisions, told_reason FROM told")
                                .mapTo(Candidate.class)
                                .stream()) {
            candidates.forEach(candidate -> {
                String reason = candidate.toldReason();
                if (reason != null) {
                    if (!reason.equals(Candidates.NOT_ASKED_FOR)) {
                        excluded.merge(reason, 1, Integer::sum);
                    }
                    return;
                }
                String sha256 = Objects.requireNonNull(candidate.sha256(), "what passed inspection has a digest");
                insert.bind("version", version)
                        .bind("session", candidate.sessionId())
                        .bind("item", pseudonyms.of(Pseudonyms.Of.SESSION, candidate.sessionId()))
                        .bind("media", Shelf.mediaKey(sha256, extension(candidate.recordingType())))
                        .bind("sha256", sha256)
                        .bind("truth", candidate.truth())
                        .bind("split", candidate.split())
                        .bind("decisions", candidate.decisions())
                        .add();
                if (insert.size() == FETCHED_AT_ONCE) {
                    insert.execute();
                }
            });
            insert.execute();
        }
        int items = handle.createQuery("SELECT count(*) FROM dataset_item WHERE version = :version")
                .bind("version", version)
                .mapTo(Integer.class)
                .one();
        return new Noted(items, excluded);
    }

    private int write(Handle handle, String version, Path folder) throws IOException {
        int written = 0;
        try (var items = rows(handle, ITEMS, version, (row, context) -> item(row));
                var agreements = rows(handle, AGREEMENTS, version, (row, context) -> agreement(row));
                var writer = new RowWriter(folder)) {
            Agreement next = agreements.hasNext() ? agreements.next() : null;
            while (items.hasNext()) {
                Item item = items.next();
                var eight = new ArrayList<Agreement>();
                // Of an item that is withdrawn, agreements may be left, or the item may be left without them.
                while (next != null && next.item().compareTo(item.id()) <= 0) {
                    if (next.item().equals(item.id())) {
                        eight.add(next);
                    }
                    next = agreements.hasNext() ? agreements.next() : null;
                }
                if (eight.size() == Agreement.ATTRIBUTES.size()) {
                    writer.add(item, eight);
                    written++;
                }
            }
        }
        return written;
    }

    private static <R> ResultIterator<R> rows(Handle handle, String select, String version, RowMapper<R> row) {
        return handle.createQuery(select)
                .setFetchSize(FETCHED_AT_ONCE)
                .bind("version", version)
                .map(row)
                .iterator();
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return AgreementBuilder.builder()
                .item(row.getString("item"))
                .attribute(row.getString("attribute"))
                .yes(row.getInt("yes"))
                .no(row.getInt("no"))
                .unsure(row.getInt("unsure"))
                .probability(row.getObject("probability", Double.class))
                .state(row.getString("state"))
                .present(row.getBoolean("present"))
                .method(row.getString("method"))
                .probabilityLow(row.getObject("probability_low", Double.class))
                .probabilityHigh(row.getObject("probability_high", Double.class))
                .build();
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
        return ItemBuilder.builder()
                .id(row.getString("item_id"))
                .participant(pseudonyms.of(Pseudonyms.Of.PERSON, person))
                .depicted(pseudonyms.of(Pseudonyms.Of.PERSON, row.getObject("depicted_participant_id", UUID.class)))
                .split(row.getString("split"))
                .truth(row.getString("truth"))
                .prescribedKind(row.getString("prescribed_kind"))
                .declaredKind(row.getString("declared_kind"))
                .prescribedAttackType(row.getString("prescribed_attack_type"))
                .instrument(instrument == null ? null : pseudonyms.instrument(person, instrument))
                .attempt(row.getInt("attempt"))
                .campaign(pseudonyms.of(Pseudonyms.Of.CAMPAIGN, row.getObject("campaign_id", UUID.class)))
                .recordedOn(row.getString("recorded_on"))
                .mayBeShared(row.getBoolean("share_with_others"))
                .conditions(conditions)
                .mediaPath(Item.mediaPath(sha256, mediaKey.substring(mediaKey.lastIndexOf('.') + 1)))
                .mediaSha256(sha256)
                .mediaBytes(row.getLong("recording_bytes"))
                .container(row.getString("container"))
                .codec(row.getString("codec"))
                .durationMs(row.getObject("duration_ms", Integer.class))
                .evidence(new Item.Evidence(
                        row.getBoolean("agreed") ? Item.AGREED : Item.RULED,
                        row.getObject("width", Integer.class),
                        row.getObject("height", Integer.class),
                        row.getObject("frames", Integer.class),
                        row.getObject("sampled_frames", Integer.class),
                        row.getObject("face_frames", Integer.class)))
                .build();
    }

    private static String extension(@Nullable String type) {
        return type != null && type.startsWith("video/mp4") ? "mp4" : "webm";
    }
}
