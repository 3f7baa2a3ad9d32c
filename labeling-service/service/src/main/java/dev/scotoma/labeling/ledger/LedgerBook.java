package dev.scotoma.labeling.ledger;

import dev.scotoma.dataset.ledger.Entry;
import dev.scotoma.dataset.ledger.Head;
import dev.scotoma.dataset.ledger.SignerKey;
import dev.scotoma.dataset.ledger.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The door of the room. What has to be told can always be computed from the rows: whoever changes them, and whoever hands out a version,
 * brings the ledger up to date in the same transaction, and a round does it for those who died.
 */
@ApplicationScoped
public class LedgerBook {
    /** Held last and shortly: nobody who holds it waits for anything. */
    private static final String ONE_AT_A_TIME =
            "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('labeling.ledger'))) held";

    private static final String UNTOLD = """
            SELECT DISTINCT ON (kind, identity, item) kind, at, version, encode(identity, 'hex') AS identity, item FROM (
              SELECT 'withdrawn' AS kind, t.withdrawn_at AS at, t.version, v.manifest_sha256 AS identity, t.item_id AS item
              FROM tombstone t JOIN dataset_version v USING (version)
              UNION ALL
              SELECT 'withdrawn', w.requested_at, i.version, v.manifest_sha256, i.item_id
              FROM capture_pub.withdrawal_v1 w JOIN dataset_item source USING (session_id) JOIN dataset_item i USING (media_key)
              JOIN dataset_version v ON v.version = i.version WHERE i.released
              UNION ALL
              SELECT lower(state), coalesce(state_at, now()), version, manifest_sha256, NULL FROM dataset_version WHERE state IN ('DEPRECATED', 'RECALLED')
            ) due WHERE identity IS NOT NULL AND NOT EXISTS (SELECT FROM ledger_entry e
              WHERE e.manifest_sha256 = due.identity AND e.kind = due.kind AND e.item_id IS NOT DISTINCT FROM due.item)
            ORDER BY kind, identity, item, at""";

    private final Jdbi sql;
    private final SigningKey key;

    LedgerBook(Jdbi sql, @ConfigProperty(name = "scotoma.ledger.key") String key) {
        this.sql = sql;
        try {
            this.key = SigningKey.of(key);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("SCOTOMA_LEDGER_KEY " + wrong.getMessage() + ".", wrong);
        }
    }

    /** Who signs: what a manifest names, and a recipient pins. */
    public SignerKey signer() {
        return key.signer();
    }

    record Untold(
            String kind,
            Instant at,
            String version,
            String identity,
            @Nullable String item) {
        Entry.Fact fact() {
            return new Entry.Fact(Entry.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), at, version, identity, item);
        }
    }

    /**
     * Appends what the rows say and the ledger does not yet, in the caller's transaction, whose last lock this is.
     *
     * @return how far the ledger goes now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Head bringUpToDate() {
        return sql.withHandle(handle -> {
            List<Untold> untold = untold(handle);
            if (untold.isEmpty()) {
                return head(handle);
            }
            handle.createQuery(ONE_AT_A_TIME).mapTo(int.class).one();
            // Somebody else may have told some of it meanwhile.
            return append(handle, untold(handle));
        });
    }

    private static List<Untold> untold(Handle handle) {
        return handle.createQuery(UNTOLD).mapTo(Untold.class).list();
    }

    private Head append(Handle handle, List<Untold> untold) {
        Head head = head(handle);
        var lines = handle.prepareBatch("""
                INSERT INTO ledger_entry (seq, kind, manifest_sha256, item_id, at, line)
                VALUES (:seq, :kind, decode(:identity, 'hex'), :item, :at, :line)""");
        for (Untold each : untold) {
            Entry entry = each.fact().after(head, key);
            head = entry.head();
            lines.bind("seq", entry.seq())
                    .bind("kind", each.kind())
                    .bind("identity", each.identity())
                    .bind("item", each.item())
                    .bind("at", each.at())
                    .bind("line", entry.line())
                    .add();
        }
        if (lines.size() > 0) {
            lines.execute();
        }
        return head;
    }

    /** @throws IllegalStateException when somebody else's key signed before: nobody who trusts that one would believe what comes next */
    private Head head(Handle handle) {
        Entry last = handle.createQuery("SELECT line FROM ledger_entry ORDER BY seq DESC LIMIT 1")
                .mapTo(String.class)
                .findOne()
                .map(Entry::parse)
                .orElse(null);
        if (last == null) {
            return Head.NONE;
        }
        if (!last.isSignedBy(key.signer())) {
            throw new IllegalStateException(
                    "the ledger was signed with another SCOTOMA_LEDGER_KEY than the one that is configured");
        }
        return last.head();
    }

    /** How far the ledger goes that everybody can read now. */
    public Head head() {
        return sql.withHandle(
                handle -> handle.createQuery("""
                        SELECT seq, encode(line_sha256, 'hex') AS sha256 FROM ledger_entry ORDER BY seq DESC LIMIT 1""").mapTo(Head.class).findOne().orElse(Head.NONE));
    }

    /** The lines behind an entry up to another, as many as are held at once. */
    List<String> lines(long after, long last, int limit) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT line FROM ledger_entry WHERE seq > :after AND seq <= :last ORDER BY seq LIMIT :limit""")
                .bind("after", after)
                .bind("last", last)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }
}
