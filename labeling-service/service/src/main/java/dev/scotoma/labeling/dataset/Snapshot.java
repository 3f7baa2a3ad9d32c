package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.AgreementBuilder;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.Vote;
import dev.scotoma.labeling.pseudonym.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.core.statement.StatementContext;
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
    private static final int FETCHED_AT_ONCE = 2000;
    private static final int NOTED_AT_ONCE = 2000;

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

    /** The eight of one item are looked up together: all of them at once would be sorted outside of memory. */
    private static final String AGREEMENTS = """
            SELECT n.item_id AS item, c.* FROM (
              SELECT item_id, session_id FROM dataset_item WHERE version = :version ORDER BY item_id COLLATE "C") n
            CROSS JOIN LATERAL (
              SELECT c.attribute, c.yes, c.no, c.unsure, c.probability, c.state, c.present, c.method,
                c.probability_low, c.probability_high
              FROM consensus c JOIN vocabulary.attack_attribute a ON a.name = c.attribute
              WHERE c.session_id = n.session_id ORDER BY a.position) c""";

    /** The votes that were counted in the agreements: not those on gold, nor those of labelers who were banned. */
    private static final String VOTES = """
            SELECT n.item_id AS item, v.labeler_id, v.attribute, v.answer FROM (
              SELECT item_id, session_id FROM dataset_item WHERE version = :version ORDER BY item_id COLLATE "C") n
            CROSS JOIN LATERAL (
              SELECT a.labeler_id, v.attribute, v.answer
              FROM task t JOIN assignment a USING (task_id) JOIN vote v USING (assignment_id)
              WHERE t.session_id = n.session_id AND a.state = 'SUBMITTED' AND a.gold_id IS NULL
                AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')) v""";

    /** Ids are random, so each of several indexes is written all over: in memory of its own it goes faster. */
    private static final String NOTE = """
            INSERT INTO dataset_item (version, session_id, item_id, media_key, media_sha256, truth, split, decisions)
            SELECT :version, session, item, media, decode(sha256, 'hex'), truth, split, decisions
            FROM unnest(:sessions, :items, :media, :sha256, :truths, :splits, :decisions)
              AS noted (session, item, media, sha256, truth, split, decisions)""";

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

    /** Writes the rows of the noted items that are not withdrawn meanwhile; answers the ids of these. */
    Set<String> write(String version, boolean votes, DatasetWriter to) throws IOException {
        try (Handle handle = sql.open()) {
            return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, look -> {
                if (!votes) {
                    return write(look, version, item -> List.of(), to);
                }
                try (var single = rows(look, VOTES, version, new VoteMapper())) {
                    return write(look, version, sorted(new ByItem<>(single, Vote::item)), to);
                }
            });
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
        var some = new ArrayList<Candidate>(NOTED_AT_ONCE);
        try (var candidates = new Candidates(selection)
                        .query(
                                handle,
                                List.of(),
                                "SELECT session_id, recording_type, sha256, truth, split, decisions, told_reason FROM told")
                        .setFetchSize(NOTED_AT_ONCE)
                        .mapTo(Candidate.class)
                        .stream()) {
            candidates.forEach(candidate -> {
                String reason = candidate.toldReason();
                if (reason == null) {
                    some.add(candidate);
                    if (some.size() == NOTED_AT_ONCE) {
                        note(handle, version, some);
                    }
                } else if (!reason.equals(Candidates.NOT_ASKED_FOR)) {
                    excluded.merge(reason, 1, Integer::sum);
                }
            });
            note(handle, version, some);
        }
        int items = handle.createQuery("SELECT count(*) FROM dataset_item WHERE version = :version")
                .bind("version", version)
                .mapTo(Integer.class)
                .one();
        return new Noted(items, excluded);
    }

    private void note(Handle handle, String version, List<Candidate> some) {
        handle.createUpdate(NOTE)
                .bind("version", version)
                .bindArray("sessions", UUID.class, array(some, Candidate::sessionId))
                .bindArray(
                        "items",
                        String.class,
                        array(some, candidate -> pseudonyms.of(Pseudonyms.Of.SESSION, candidate.sessionId())))
                .bindArray(
                        "media",
                        String.class,
                        array(
                                some,
                                candidate -> Shelf.mediaKey(sha256(candidate), extension(candidate.recordingType()))))
                .bindArray("sha256", String.class, array(some, Snapshot::sha256))
                .bindArray("truths", String.class, array(some, Candidate::truth))
                .bindArray("splits", String.class, array(some, Candidate::split))
                .bindArray(
                        "decisions",
                        Integer.class,
                        array(some, candidate -> Objects.requireNonNull(candidate.decisions())))
                .execute();
        some.clear();
    }

    private static Object[] array(List<Candidate> some, Function<Candidate, Object> of) {
        return some.stream().map(of).toArray();
    }

    private static String sha256(Candidate candidate) {
        return Objects.requireNonNull(candidate.sha256(), "what passed inspection has a digest");
    }

    private Set<String> write(Handle handle, String version, Function<String, List<Vote>> votes, DatasetWriter to)
            throws IOException {
        var written = new HashSet<String>();
        try (var items = rows(handle, ITEMS, version, (row, context) -> item(row));
                var agreements = rows(handle, AGREEMENTS, version, (row, context) -> agreement(row))) {
            var eight = new ByItem<>(agreements, Agreement::item);
            while (items.hasNext()) {
                Item item = items.next();
                List<Agreement> agreed = eight.of(item.id());
                if (agreed.size() == Agreement.ATTRIBUTES.size()) {
                    to.add(item, agreed, votes.apply(item.id()));
                    written.add(item.id());
                }
            }
        }
        return written;
    }

    /**
     * Rows of items, walked through beside the items in the order of both. Of an item that is withdrawn, rows may be left, or the item
     * may be left without them.
     */
    private static final class ByItem<R> {
        private final Iterator<R> rows;
        private final Function<R, String> item;
        private @Nullable R next;

        ByItem(Iterator<R> rows, Function<R, String> item) {
            this.rows = rows;
            this.item = item;
            next = rows.hasNext() ? rows.next() : null;
        }

        List<R> of(String id) {
            var of = new ArrayList<R>();
            for (R row = next; row != null && item.apply(row).compareTo(id) <= 0; row = next) {
                if (item.apply(row).equals(id)) {
                    of.add(row);
                }
                next = rows.hasNext() ? rows.next() : null;
            }
            return of;
        }
    }

    /** Only here is it known how labelers are called, and so in which order their votes stand. */
    private static Function<String, List<Vote>> sorted(ByItem<Vote> votes) {
        return id -> votes.of(id).stream().sorted(Vote.ORDER).toList();
    }

    /** Labelers are few, so that each is named once. */
    private final class VoteMapper implements RowMapper<Vote> {
        private final Map<UUID, String> labelers = new HashMap<>();

        @Override
        public Vote map(ResultSet row, StatementContext context) throws SQLException {
            String labeler = labelers.computeIfAbsent(
                    row.getObject(2, UUID.class), id -> pseudonyms.of(Pseudonyms.Of.LABELER, id));
            return new Vote(row.getString(1), labeler, row.getString(3), row.getString(4));
        }
    }

    private static <R> ResultIterator<R> rows(Handle handle, String select, String version, RowMapper<R> row) {
        return handle.createQuery(select)
                .setFetchSize(FETCHED_AT_ONCE)
                .bind("version", version)
                .map(row)
                .iterator();
    }

    /** There are eight times as many of these as of anything else, so their columns are not looked for by name. */
    private static Agreement agreement(ResultSet row) throws SQLException {
        return AgreementBuilder.builder()
                .item(row.getString(1))
                .attribute(row.getString(2))
                .yes(row.getInt(3))
                .no(row.getInt(4))
                .unsure(row.getInt(5))
                .probability(real(row, 6))
                .state(row.getString(7))
                .present(row.getBoolean(8))
                .method(row.getString(9))
                .probabilityLow(real(row, 10))
                .probabilityHigh(real(row, 11))
                .build();
    }

    private static @Nullable Double real(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Double.valueOf(value);
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
