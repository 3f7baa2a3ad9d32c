package dev.scotoma.capture.depiction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DepictionRepository {
    private final Jdbi sql;

    DepictionRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** @param recorderName absent once it is signed */
    record Link(
            UUID id,
            UUID campaignId,
            UUID recorderId,
            @Nullable UUID shownId,
            @Nullable String recorderName,
            Instant expiresAt,
            @Nullable Instant endedAt) {}

    private static final String LINK =
            "SELECT depiction_id AS id, campaign_id, recorder_id, shown_id, recorder_name, expires_at, ended_at FROM depiction ";

    UUID insert(NewDepiction wanted, UUID recorder, byte[] tokenHash, Instant expiresAt) {
        return sql.withHandle(handle -> handle.createQuery("""
                        INSERT INTO depiction (campaign_id, recorder_id, token_hash, name, recorder_name, expires_at)
                        VALUES (:campaign, :recorder, :hash, :name, :recorderName, :expiresAt) RETURNING depiction_id""")
                .bind("campaign", wanted.campaignId())
                .bind("recorder", recorder)
                .bind("hash", tokenHash)
                .bind("name", wanted.name().strip())
                .bind("recorderName", wanted.recorderName().strip())
                .bind("expiresAt", expiresAt)
                .mapTo(UUID.class)
                .one());
    }

    /** Signed, also where that was ended, or waiting to be: whoever ends what somebody signed has shown them all the same. */
    int people(UUID recorder, UUID campaign) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM depiction WHERE recorder_id = :recorder AND campaign_id = :campaign
                          AND (signed_at IS NOT NULL OR ended_at IS NULL AND expires_at > now())""")
                .bind("recorder", recorder)
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one());
    }

    /** Newest first, without those that ended. */
    List<Depiction> of(UUID recorder, @Nullable UUID campaign) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT depiction_id AS id, campaign_id, name, CASE WHEN signed_at IS NOT NULL THEN 'SIGNED'
                          WHEN expires_at > now() THEN 'WAITING' ELSE 'OVER' END AS state, expires_at, signed_at
                        FROM depiction WHERE recorder_id = :recorder AND ended_at IS NULL
                          AND (:campaign::uuid IS NULL OR campaign_id = :campaign)
                        ORDER BY depiction_id DESC""")
                .bind("recorder", recorder)
                .bind("campaign", campaign)
                .mapTo(Depiction.class)
                .list());
    }

    Optional<Link> byToken(byte[] hash) {
        return sql.withHandle(handle -> handle.createQuery(LINK + "WHERE token_hash = :hash")
                .bind("hash", hash)
                .mapTo(Link.class)
                .findFirst());
    }

    Optional<Link> byId(UUID id) {
        return sql.withHandle(handle -> handle.createQuery(LINK + "WHERE depiction_id = :id")
                .bind("id", id)
                .mapTo(Link.class)
                .findFirst());
    }

    /** Whoever locks a participant too does that first. */
    Optional<Link> locked(UUID id) {
        return sql.withHandle(handle -> handle.createQuery(LINK + "WHERE depiction_id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Link.class)
                .findFirst());
    }

    boolean shows(UUID recorder, UUID campaign, UUID person) {
        return sql.withHandle(handle -> handle.createQuery(
                        LINK
                                + "WHERE recorder_id = :recorder AND campaign_id = :campaign AND shown_id = :person AND ended_at IS NULL")
                .bind("recorder", recorder)
                .bind("campaign", campaign)
                .bind("person", person)
                .mapTo(Link.class)
                .findFirst()
                .isPresent());
    }

    /** What the same person had signed before and was ended goes, so that they count once. */
    void sign(Link link, UUID person) {
        sql.useHandle(handle -> {
            handle.createUpdate(
                            "DELETE FROM depiction WHERE recorder_id = :recorder AND campaign_id = :campaign AND shown_id = :person")
                    .bind("recorder", link.recorderId())
                    .bind("campaign", link.campaignId())
                    .bind("person", person)
                    .execute();
            handle.createUpdate(
                            "UPDATE depiction SET shown_id = :person, signed_at = now(), recorder_name = NULL WHERE depiction_id = :id")
                    .bind("id", link.id())
                    .bind("person", person)
                    .execute();
        });
    }

    private static final String END =
            "UPDATE depiction SET ended_at = now(), name = NULL, recorder_name = NULL WHERE ended_at IS NULL AND ";

    /** Answers false where there is none. */
    boolean end(UUID id, UUID recorder) {
        return sql.withHandle(handle -> handle.createUpdate(END + "depiction_id = :id AND recorder_id = :recorder")
                        .bind("id", id)
                        .bind("recorder", recorder)
                        .execute())
                > 0;
    }

    int endExpired() {
        return sql.withHandle(
                handle -> handle.createUpdate(END + "signed_at IS NULL AND expires_at < now() - interval '1 day'")
                        .execute());
    }

    /** What was signed goes with either of the two; of links that wait their end is known, so that they say it. */
    void forget(UUID person) {
        sql.useHandle(handle -> {
            handle.createUpdate(
                            "DELETE FROM depiction WHERE shown_id = :person OR recorder_id = :person AND signed_at IS NOT NULL")
                    .bind("person", person)
                    .execute();
            handle.createUpdate(END + "recorder_id = :person")
                    .bind("person", person)
                    .execute();
        });
    }
}
