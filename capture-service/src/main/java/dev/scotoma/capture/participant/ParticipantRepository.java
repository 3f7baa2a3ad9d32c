package dev.scotoma.capture.participant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ParticipantRepository implements PanacheRepositoryBase<ParticipantRow, UUID> {
    /** Locks the row and reads it afresh: Hibernate would answer with what this transaction saw before it waited. */
    Optional<ParticipantRow> locked(UUID id, LockModeType mode) {
        var row = findById(id);
        if (row != null) {
            getSession().refresh(row, mode);
        }
        return Optional.ofNullable(row);
    }

    /**
     * Answers false when the person takes part already, whoever was first. The conflict names no column: two that insert the same
     * person at once would fail, or wait for each other, at the unique index that it leaves out.
     */
    boolean insert(UUID id, Split split, byte[] withdrawalHash, LocalDate retainUntil) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO participant (participant_id, split, withdrawal_hash, retain_until)
                                VALUES (:participant, :split, :hash, :until) ON CONFLICT DO NOTHING
                                """)
                        .setParameter("participant", id)
                        .setParameter("split", split.word)
                        .setParameter("hash", withdrawalHash)
                        .setParameter("until", retainUntil)
                        .executeUpdate()
                == 1;
    }

    Optional<ParticipantRow> byReturnCode(String code) {
        return find("withdrawalHash", ReturnCode.hash(code)).firstResultOptional();
    }

    List<UUID> pastRetention(LocalDate today) {
        return find("consentState = ?1 and retainUntil < ?2", ConsentState.ACTIVE, today).<ParticipantRow>stream()
                .map(row -> row.participantId)
                .toList();
    }

    boolean enrolled(UUID participant, UUID campaign) {
        return !getSession()
                .createNativeQuery(
                        "SELECT 1 FROM enrolment WHERE participant_id = :participant AND campaign_id = :campaign",
                        Integer.class)
                .setParameter("participant", participant)
                .setParameter("campaign", campaign)
                .getResultList()
                .isEmpty();
    }

    /** Waits for whoever else is opening or deciding a session of this person in this campaign. */
    boolean lockEnrolment(UUID participant, UUID campaign) {
        return !getSession()
                .createNativeQuery(
                        "SELECT 1 FROM enrolment WHERE participant_id = :participant AND campaign_id = :campaign FOR UPDATE",
                        Integer.class)
                .setParameter("participant", participant)
                .setParameter("campaign", campaign)
                .getResultList()
                .isEmpty();
    }

    void enrol(UUID participant, UUID campaign, UUID invitation) {
        getSession()
                .createNativeMutationQuery(
                        "INSERT INTO enrolment (participant_id, campaign_id, invitation_id) VALUES (:participant, :campaign, :invitation)")
                .setParameter("participant", participant)
                .setParameter("campaign", campaign)
                .setParameter("invitation", invitation)
                .executeUpdate();
    }

    List<UUID> campaignsOf(UUID participant) {
        return getSession()
                .createNativeQuery(
                        "SELECT campaign_id FROM enrolment WHERE participant_id = :participant ORDER BY joined_at DESC",
                        UUID.class)
                .setParameter("participant", participant)
                .getResultList();
    }

    void grant(UUID participant, byte[] codeHash, Instant expiresAt) {
        getSession()
                .createNativeMutationQuery(
                        "INSERT INTO participant_grant (participant_id, code_hash, expires_at) VALUES (:participant, :hash, :expiresAt)")
                .setParameter("participant", participant)
                .setParameter("hash", codeHash)
                .setParameter("expiresAt", expiresAt)
                .executeUpdate();
    }

    /** Without a participant: those that ended a day ago. */
    void forgetGrants(@Nullable UUID participant) {
        if (participant == null) {
            getSession()
                    .createNativeMutationQuery(
                            "DELETE FROM participant_grant WHERE expires_at < now() - interval '1 day'")
                    .executeUpdate();
        } else {
            getSession()
                    .createNativeMutationQuery("DELETE FROM participant_grant WHERE participant_id = :participant")
                    .setParameter("participant", participant)
                    .executeUpdate();
        }
    }

    void leaveCampaigns(UUID participant) {
        getSession()
                .createNativeMutationQuery("DELETE FROM enrolment WHERE participant_id = :participant")
                .setParameter("participant", participant)
                .executeUpdate();
    }
}
