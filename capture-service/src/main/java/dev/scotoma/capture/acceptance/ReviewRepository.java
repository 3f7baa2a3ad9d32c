package dev.scotoma.capture.acceptance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Sessions that wait for a ruling, and the signs of fraud on them. */
@ApplicationScoped
class ReviewRepository {
    private final Session entities;

    ReviewRepository(Session entities) {
        this.entities = entities;
    }

    /** A sign that was judged before stays judged. */
    void raise(UUID session, Flag flag) {
        entities.createNativeMutationQuery("""
                                INSERT INTO fraud_flag (session_id, flag, detail) VALUES (:session, :flag, :detail)
                                ON CONFLICT (session_id, flag) DO NOTHING
                                """)
                .setParameter("session", session)
                .setParameter("flag", flag.flag())
                .setParameter("detail", flag.detail())
                .executeUpdate();
    }

    List<Flag> open(UUID session) {
        return entities.createNativeQuery(
                        "SELECT flag, detail FROM fraud_flag WHERE session_id = :session AND open ORDER BY flag",
                        Tuple.class)
                .setParameter("session", session)
                .getResultStream()
                .map(row -> new Flag(row.get("flag", String.class), row.get("detail", String.class)))
                .toList();
    }

    void judge(UUID session) {
        entities.createNativeMutationQuery("UPDATE fraud_flag SET open = false WHERE session_id = :session AND open")
                .setParameter("session", session)
                .executeUpdate();
    }

    void ask(UUID session, Set<Cause> causes) {
        entities.createNativeMutationQuery("""
                                INSERT INTO review (session_id, causes) VALUES (:session, string_to_array(:causes, ','))
                                ON CONFLICT (session_id) DO UPDATE SET causes = excluded.causes
                                WHERE review.causes <> excluded.causes
                                """)
                .setParameter("session", session)
                .setParameter(
                        "causes",
                        String.join(",", causes.stream().map(Cause::word).toList()))
                .executeUpdate();
    }

    void close(UUID session) {
        entities.createNativeMutationQuery("DELETE FROM review WHERE session_id = :session")
                .setParameter("session", session)
                .executeUpdate();
    }

    boolean waiting(UUID session) {
        return !entities.createNativeQuery("SELECT 1 FROM review WHERE session_id = :session", Integer.class)
                .setParameter("session", session)
                .getResultList()
                .isEmpty();
    }

    /** Longest waiting first. */
    List<Waiting> waiting() {
        return entities.createNativeQuery("""
                        SELECT r.session_id, r.opened_at, array_to_string(r.causes, ',') AS causes FROM review r
                        WHERE NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = r.session_id)
                        ORDER BY r.opened_at LIMIT 500
                        """, Tuple.class)
                .getResultStream()
                .map(row -> new Waiting(
                        row.get("session_id", UUID.class),
                        row.get("opened_at", Instant.class),
                        Arrays.stream(row.get("causes", String.class).split(","))
                                .map(Cause::of)
                                .toList()))
                .toList();
    }

    /**
     * Sessions that earn something and were sent before and wait for us: neither decided nor paid, with no sign of fraud open and
     * declared as asked for. Longest waiting first.
     */
    List<UUID> undecidedSince(Instant before) {
        return entities.createNativeQuery("""
                        SELECT s.session_id FROM session s
                        WHERE s.state = 'UPLOADED' AND s.payment = 'none' AND s.uploaded_at < :before AND s.reward_minor > 0
                          AND s.declared_kind = s.prescribed_kind
                          AND NOT EXISTS (SELECT FROM fraud_flag f WHERE f.session_id = s.session_id AND f.open)
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = s.session_id)
                        ORDER BY s.uploaded_at LIMIT 500
                        """, UUID.class)
                .setParameter("before", before)
                .getResultList();
    }

    record Waiting(UUID session, Instant since, List<Cause> causes) {}
}
