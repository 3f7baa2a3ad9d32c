package dev.scotoma.capture.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Texts come from migrations and events are only ever added, so neither is an entity. */
@ApplicationScoped
class ConsentRepository {
    private final Session entities;

    ConsentRepository(Session entities) {
        this.entities = entities;
    }

    int latest() {
        return (int) entities.createNativeQuery("SELECT max(version) FROM consent_text", Integer.class)
                .getSingleResult();
    }

    List<String> locales(int version) {
        return entities.createNativeQuery(
                        "SELECT locale FROM consent_text WHERE version = ?1 ORDER BY locale", String.class)
                .setParameter(1, version)
                .getResultList();
    }

    Optional<ConsentText> text(int version, String locale) {
        List<Tuple> rows = entities.createNativeQuery(
                        "SELECT body, encode(sha256, 'hex') FROM consent_text WHERE version = ?1 AND locale = ?2",
                        Tuple.class)
                .setParameter(1, version)
                .setParameter(2, locale)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new ConsentText(
                        version, locale, row.get(0, String.class), row.get(1, String.class), locales(version)));
    }

    void given(UUID participant, ConsentText text, boolean shareWithOthers) {
        entities.createNativeMutationQuery("""
                        INSERT INTO consent_event (participant_id, event, version, locale, text_sha256, adult, share_with_others)
                        VALUES (?1, 'given', ?2, ?3, decode(?4, 'hex'), true, ?5)
                        """)
                .setParameter(1, participant)
                .setParameter(2, text.version())
                .setParameter(3, text.locale())
                .setParameter(4, text.sha256())
                .setParameter(5, shareWithOthers)
                .executeUpdate();
    }

    void ended(UUID participant, String event) {
        entities.createNativeMutationQuery("INSERT INTO consent_event (participant_id, event) VALUES (?1, ?2)")
                .setParameter(1, participant)
                .setParameter(2, event)
                .executeUpdate();
    }
}
