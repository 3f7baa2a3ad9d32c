package dev.scotoma.capture.acceptance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class ObjectionRepository {
    private static final int LONGEST_LIST = 500;

    private final Session entities;

    ObjectionRepository(Session entities) {
        this.entities = entities;
    }

    /** Answers false when there is one of this take already. */
    boolean raise(UUID session, String words) {
        return entities.createNativeMutationQuery(
                                "INSERT INTO objection (session_id, words) VALUES (:session, :words) ON CONFLICT DO NOTHING")
                        .setParameter("session", session)
                        .setParameter("words", words)
                        .executeUpdate()
                == 1;
    }

    Optional<Objection> of(UUID session) {
        return entities.createNativeQuery(
                        "SELECT words, raised_at, answer, answered_at FROM objection WHERE session_id = :session",
                        Tuple.class)
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .map(row -> new Objection(
                        session,
                        row.get("words", String.class),
                        row.get("raised_at", Instant.class),
                        row.get("answer", String.class),
                        row.get("answered_at", Instant.class)));
    }

    /** Those without an answer, longest waiting first. */
    List<UUID> open() {
        return entities.createNativeQuery("""
                        SELECT o.session_id FROM objection o WHERE o.answered_at IS NULL
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = o.session_id)
                        ORDER BY o.raised_at LIMIT :limit
                        """, UUID.class)
                .setParameter("limit", LONGEST_LIST)
                .getResultList();
    }

    /** Answers false when there is none that waits for an answer. */
    boolean answer(UUID session, String words, UUID reviewer) {
        return entities.createNativeMutationQuery("""
                                UPDATE objection SET answer = :words, answered_by = :reviewer, answered_at = now()
                                WHERE session_id = :session AND answered_at IS NULL
                                """)
                        .setParameter("session", session)
                        .setParameter("words", words)
                        .setParameter("reviewer", reviewer)
                        .executeUpdate()
                == 1;
    }
}
