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
                        "SELECT locale FROM consent_text WHERE version = :version ORDER BY locale", String.class)
                .setParameter("version", version)
                .getResultList();
    }

    Optional<ConsentText> text(int version, String locale) {
        List<Tuple> rows = entities.createNativeQuery(
                        "SELECT body, encode(sha256, 'hex') AS digest FROM consent_text WHERE version = :version AND locale = :locale",
                        Tuple.class)
                .setParameter("version", version)
                .setParameter("locale", locale)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new ConsentText(
                        version,
                        locale,
                        row.get("body", String.class),
                        row.get("digest", String.class),
                        locales(version)));
    }

    void given(UUID participant, ConsentText text, boolean shareWithOthers) {
        entities.createNativeMutationQuery("""
                        INSERT INTO consent_event (participant_id, event, version, locale, text_sha256, adult, share_with_others)
                        VALUES (:participant, 'given', :version, :locale, decode(:sha256, 'hex'), true, :share)
                        """)
                .setParameter("participant", participant)
                .setParameter("version", text.version())
                .setParameter("locale", text.locale())
                .setParameter("sha256", text.sha256())
                .setParameter("share", shareWithOthers)
                .executeUpdate();
    }

    void ended(UUID participant, String event) {
        entities.createNativeMutationQuery(
                        "INSERT INTO consent_event (participant_id, event) VALUES (:participant, :event)")
                .setParameter("participant", participant)
                .setParameter("event", event)
                .executeUpdate();
    }
}
