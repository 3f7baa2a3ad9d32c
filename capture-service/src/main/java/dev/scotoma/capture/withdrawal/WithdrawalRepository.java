package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.withdrawal.Withdrawal.Receipts;
import dev.scotoma.capture.withdrawal.Withdrawal.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The permanent list, the requests it comes from, and the receipts. */
@ApplicationScoped
class WithdrawalRepository {
    private final Session entities;

    WithdrawalRepository(Session entities) {
        this.entities = entities;
    }

    /** Waits for whoever looks at all sessions at once, and holds off whoever would. Publications wait session by session. */
    void lock() {
        entities.createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(capture_pub.withdrawal_lock_key())) AS locked",
                        Integer.class)
                .getSingleResult();
    }

    UUID request(UUID participant) {
        return entities.createNativeQuery(
                        "INSERT INTO withdrawal_request (participant_id) VALUES (:participant) RETURNING withdrawal_id",
                        UUID.class)
                .setParameter("participant", participant)
                .getSingleResult();
    }

    /** Waits for publications about each session. One that somebody else's withdrawal listed already stays listed once. */
    void list(UUID withdrawal, List<UUID> sessions) {
        for (UUID session : sessions) {
            entities.createNativeMutationQuery("""
                            INSERT INTO withdrawal (session_id, withdrawal_id) VALUES (:session, :withdrawal)
                            ON CONFLICT (session_id) DO NOTHING
                            """)
                    .setParameter("session", session)
                    .setParameter("withdrawal", withdrawal)
                    .executeUpdate();
        }
    }

    /** Recordings that show who must not be shown and are not listed yet; they are rejected and paid by docs/acceptance.md. */
    List<UUID> bystanders() {
        return entities.createNativeQuery("""
                        SELECT s.session_id FROM session s
                        WHERE (s.reason IN ('minor', 'stranger') OR (s.reason = 'several_faces' AND s.prescribed_kind = 'genuine'))
                          AND s.state = 'REJECTED'
                          AND NOT EXISTS (SELECT FROM bystander b WHERE b.session_id = s.session_id)
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = s.session_id)
                        ORDER BY s.session_id
                        """, UUID.class).getResultList();
    }

    /** Waits for publications about the session, as a withdrawal does. */
    void listBystander(UUID session) {
        entities.createNativeMutationQuery(
                        "INSERT INTO bystander (session_id) VALUES (:session) ON CONFLICT (session_id) DO NOTHING")
                .setParameter("session", session)
                .executeUpdate();
    }

    /** Whether its participant has withdrawn it, or their time is over; a bystander's recording goes and its session stays. */
    boolean withdrawn(UUID session) {
        return !entities.createNativeQuery("SELECT 1 FROM withdrawal WHERE session_id = :session", Integer.class)
                .setParameter("session", session)
                .getResultList()
                .isEmpty();
    }

    Optional<Withdrawal> of(UUID participant) {
        return entities.createNativeQuery("""
                        SELECT q.requested_at, q.proven_at, count(w.session_id)::int AS sessions, count(c.session_id)::int AS capture,
                               count(l.session_id)::int AS labeling, count(b.session_id)::int AS blindspot
                        FROM withdrawal_request q
                        LEFT JOIN withdrawal w USING (withdrawal_id)
                        LEFT JOIN withdrawal_receipt c ON c.session_id = w.session_id
                        LEFT JOIN labeling_pub.withdrawal_receipt_v1 l ON l.session_id = w.session_id
                        LEFT JOIN blindspot_pub.withdrawal_receipt_v1 b ON b.session_id = w.session_id
                        WHERE q.participant_id = :participant GROUP BY q.withdrawal_id
                        """, Tuple.class)
                .setParameter("participant", participant)
                .getResultStream()
                .findFirst()
                .map(row -> new Withdrawal(
                        row.get("proven_at") == null ? State.REQUESTED : State.PROVEN,
                        row.get("sessions", Integer.class),
                        row.get("requested_at", Instant.class),
                        row.get("proven_at", Instant.class),
                        List.of(
                                new Receipts("capture", row.get("capture", Integer.class)),
                                new Receipts("labeling", row.get("labeling", Integer.class)),
                                new Receipts("blindspot", row.get("blindspot", Integer.class)))));
    }

    /** Withdrawn sessions whose rows are here, and bystanders' whose recordings are. */
    List<UUID> stillHere() {
        return entities.createNativeQuery("""
                        SELECT session_id FROM withdrawal JOIN session USING (session_id)
                        UNION
                        SELECT session_id FROM bystander JOIN session USING (session_id) WHERE recording_key IS NOT NULL
                        """, UUID.class).getResultList();
    }

    /**
     * Notes the proof of every withdrawal of which each service has confirmed each session. A session that was a bystander's
     * before has its receipts from then, so that what counts here is that its row has gone since.
     */
    int prove() {
        return entities.createNativeMutationQuery("""
                        UPDATE withdrawal_request q SET proven_at = now()
                        WHERE q.proven_at IS NULL AND NOT EXISTS (
                          SELECT FROM withdrawal w
                          LEFT JOIN withdrawal_receipt c ON c.session_id = w.session_id
                          LEFT JOIN labeling_pub.withdrawal_receipt_v1 l ON l.session_id = w.session_id
                          LEFT JOIN blindspot_pub.withdrawal_receipt_v1 b ON b.session_id = w.session_id
                          WHERE w.withdrawal_id = q.withdrawal_id
                            AND (c.session_id IS NULL OR l.session_id IS NULL OR b.session_id IS NULL
                              OR EXISTS (SELECT FROM session s WHERE s.session_id = w.session_id)))
                        """).executeUpdate();
    }
}
