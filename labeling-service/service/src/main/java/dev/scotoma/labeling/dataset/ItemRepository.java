package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Tombstone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Which session is which item of which version, and the ledger of those withdrawn. */
@ApplicationScoped
class ItemRepository {
    private final Session session;

    ItemRepository(Session session) {
        this.session = session;
    }

    /** A recording to copy: where it lies, and where it goes. */
    record Copy(UUID session, String from, long bytes, String to, String sha256) {}

    /** The next items of a version whose sessions are still there, in the order of the sessions. */
    List<Copy> copies(String version, UUID after, int limit) {
        return session.createNativeQuery("""
                        SELECT i.session_id, s.recording_key, s.recording_bytes, i.media_key, encode(i.media_sha256, 'hex') AS sha256
                        FROM dataset_item i JOIN capture_pub.session_v1 s USING (session_id)
                        WHERE i.version = :version AND i.session_id > :after ORDER BY i.session_id LIMIT :limit""", Tuple.class)
                .setParameter("version", version)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Copy(
                        row.get("session_id", UUID.class),
                        row.get("recording_key", String.class),
                        row.get("recording_bytes", Number.class).longValue(),
                        row.get("media_key", String.class),
                        row.get("sha256", String.class)))
                .toList();
    }

    /** The items of a version being built whose sessions are neither withdrawn nor in quarantine. */
    Set<String> standing(String version) {
        return new HashSet<>(session.createNativeQuery("""
                        SELECT i.item_id FROM dataset_item i WHERE i.version = :version
                          AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = i.session_id)
                          AND NOT EXISTS (SELECT FROM capture_pub.quarantine_v1 q WHERE q.session_id = i.session_id AND q.ended_at IS NULL)""", String.class)
                .setParameter("version", version)
                .getResultList());
    }

    /** Waits for withdrawals under way and holds off the next until the transaction ends. */
    void lockWithdrawals() {
        session.createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key())) held",
                        Integer.class)
                .getSingleResult();
    }

    void release(String version) {
        session.createNativeMutationQuery("""
                        UPDATE dataset_item i SET released = true WHERE i.version = :version
                          AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = i.session_id)
                          AND NOT EXISTS (SELECT FROM capture_pub.quarantine_v1 q WHERE q.session_id = i.session_id AND q.ended_at IS NULL)""").setParameter("version", version).executeUpdate();
    }

    void drop(String version, UUID of) {
        session.createNativeMutationQuery("DELETE FROM dataset_item WHERE version = :version AND session_id = :session")
                .setParameter("version", version)
                .setParameter("session", of)
                .executeUpdate();
    }

    /** @param inTables whether the tables in force may still hold rows of it */
    record Withdrawn(Tombstone tombstone, boolean inTables) {}

    /** Everything that the ledger says was withdrawn from a released version. */
    List<Withdrawn> withdrawn(String version) {
        return session.createNativeQuery("""
                        SELECT e.item_id, e.at AS withdrawn_at, coalesce(i.in_tables, false) AS in_tables
                        FROM dataset_version v JOIN ledger_entry e ON e.manifest_sha256 = v.manifest_sha256 AND e.kind = 'withdrawn'
                        LEFT JOIN dataset_item i ON i.version = v.version AND i.item_id = e.item_id
                        WHERE v.version = :version ORDER BY e.item_id""", Tuple.class)
                .setParameter("version", version)
                .getResultStream()
                .map(row -> new Withdrawn(
                        new Tombstone(row.get("item_id", String.class), row.get("withdrawn_at", Instant.class)),
                        row.get("in_tables", Boolean.class)))
                .toList();
    }

    List<LedgerEntry> ledger(String version) {
        return session.createNativeQuery(
                        "SELECT seq, item_id, withdrawn_at FROM tombstone WHERE version = :version ORDER BY seq",
                        Tuple.class)
                .setParameter("version", version)
                .getResultStream()
                .map(row -> new LedgerEntry(
                        row.get("seq", Number.class).longValue(),
                        row.get("item_id", String.class),
                        row.get("withdrawn_at", Instant.class)))
                .toList();
    }

    /** Media of the session's items, in any version. */
    List<String> mediaOf(UUID of) {
        return session.createNativeQuery(
                        "SELECT DISTINCT media_key FROM dataset_item WHERE session_id = :session", String.class)
                .setParameter("session", of)
                .getResultList();
    }

    /** Versions, released or being built, with an item that shows one of these media. */
    List<String> versionsWith(Collection<String> media) {
        return session.createNativeQuery(
                        "SELECT DISTINCT version FROM dataset_item WHERE media_key = ANY(:media) ORDER BY version",
                        String.class)
                .setParameter("media", media.toArray(String[]::new))
                .getResultList();
    }

    /** Whether a recording belongs to a released version that nobody recalled and may be handed out, as things are at this moment. */
    boolean stands(String version, String media) {
        return session.createNativeQuery("""
                        SELECT EXISTS (SELECT FROM dataset_item JOIN dataset_version v USING (version)
                            WHERE version = :version AND media_key = :media AND released AND v.state <> 'RECALLED')
                          AND NOT EXISTS (SELECT FROM dataset_item i JOIN capture_pub.withdrawal_v1 w USING (session_id)
                            WHERE i.media_key = :media)""", Boolean.class)
                .setParameter("version", version)
                .setParameter("media", media)
                .getSingleResult();
    }

    void leftTables(String version, Collection<String> gone) {
        session.createNativeMutationQuery(
                        "UPDATE dataset_item SET in_tables = false WHERE version = :version AND item_id = ANY(:gone)")
                .setParameter("version", version)
                .setParameter("gone", gone.toArray(String[]::new))
                .executeUpdate();
    }

    /** Whether a freeze that runs holds the session's rows, or tables in force hold rows of its recording. */
    boolean inHand(UUID of) {
        return session.createNativeQuery("""
                        SELECT EXISTS (SELECT FROM dataset_item i JOIN dataset_version v USING (version)
                            JOIN scheduled_tasks t ON t.task_name = :freeze AND t.task_instance LIKE v.dataset_id || '%' AND t.picked
                            WHERE i.session_id = :session AND NOT i.released)
                          OR EXISTS (SELECT FROM dataset_item i JOIN dataset_item other USING (media_key)
                            WHERE i.session_id = :session AND other.released AND other.in_tables)""", Boolean.class)
                .setParameter("freeze", Freeze.NAME)
                .setParameter("session", of)
                .getSingleResult();
    }

    List<UUID> withdrawnHere() {
        return session.createNativeQuery(
                        "SELECT DISTINCT i.session_id FROM dataset_item i JOIN capture_pub.withdrawal_v1 w USING (session_id)",
                        UUID.class)
                .getResultList();
    }

    /**
     * Removes the session's items, and any other item made of the very same bytes, which are gone with them; what was released
     * leaves a tombstone.
     */
    int erase(UUID of) {
        return session.createNativeQuery("""
                        WITH gone AS (
                          DELETE FROM dataset_item WHERE session_id = :session
                            OR media_key IN (SELECT media_key FROM dataset_item WHERE session_id = :session)
                          RETURNING version, item_id, released),
                        stone AS (
                          INSERT INTO tombstone (version, item_id, withdrawn_at)
                          SELECT version, item_id, (SELECT requested_at FROM capture_pub.withdrawal_v1 WHERE session_id = :session)
                          FROM gone WHERE released ON CONFLICT (version, item_id) DO NOTHING)
                        SELECT count(*)::int FROM gone""", Integer.class)
                .setParameter("session", of)
                .getSingleResult();
    }

    List<String> unused(Collection<String> media) {
        return session.createNativeQuery(
                        "SELECT key FROM unnest(:media) key WHERE NOT EXISTS (SELECT FROM dataset_item WHERE media_key = key)",
                        String.class)
                .setParameter("media", media.toArray(String[]::new))
                .getResultList();
    }
}
