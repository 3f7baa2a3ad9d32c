package dev.scotoma.labeling.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class ReceiptRepository {
    private final Session entities;

    ReceiptRepository(Session entities) {
        this.entities = entities;
    }

    List<UUID> unreceipted(int limit) {
        return entities.createNativeQuery("""
                        SELECT w.session_id FROM capture_pub.withdrawal_v1 w
                        WHERE NOT EXISTS (SELECT FROM withdrawal_receipt r WHERE r.session_id = w.session_id)
                        ORDER BY w.seq LIMIT :limit""", UUID.class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The first receipt stays; what a later sweep finds is added to it. */
    void write(UUID session, int erased) {
        entities.createNativeMutationQuery("""
                        INSERT INTO withdrawal_receipt (session_id, erased) VALUES (:session, :erased)
                        ON CONFLICT (session_id) DO UPDATE SET erased = withdrawal_receipt.erased + excluded.erased""")
                .setParameter("session", session)
                .setParameter("erased", erased)
                .executeUpdate();
    }
}
