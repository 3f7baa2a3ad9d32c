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

    /** Answers false when the person takes part already, whoever was first. */
    boolean insert(UUID id, Split split, byte[] withdrawalHash, LocalDate retainUntil) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO participant (participant_id, split, withdrawal_hash, retain_until)
                                VALUES (?1, ?2, ?3, ?4) ON CONFLICT (participant_id) DO NOTHING
                                """)
                        .setParameter(1, id)
                        .setParameter(2, split.word)
                        .setParameter(3, withdrawalHash)
                        .setParameter(4, retainUntil)
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
                        "SELECT 1 FROM enrolment WHERE participant_id = ?1 AND campaign_id = ?2", Integer.class)
                .setParameter(1, participant)
                .setParameter(2, campaign)
                .getResultList()
                .isEmpty();
    }

    /** Waits for whoever else is opening a session of this person in this campaign. */
    boolean lockEnrolment(UUID participant, UUID campaign) {
        return !getSession()
                .createNativeQuery(
                        "SELECT 1 FROM enrolment WHERE participant_id = ?1 AND campaign_id = ?2 FOR UPDATE",
                        Integer.class)
                .setParameter(1, participant)
                .setParameter(2, campaign)
                .getResultList()
                .isEmpty();
    }

    void enrol(UUID participant, UUID campaign, UUID invitation) {
        getSession()
                .createNativeMutationQuery(
                        "INSERT INTO enrolment (participant_id, campaign_id, invitation_id) VALUES (?1, ?2, ?3)")
                .setParameter(1, participant)
                .setParameter(2, campaign)
                .setParameter(3, invitation)
                .executeUpdate();
    }

    List<UUID> campaignsOf(UUID participant) {
        return getSession()
                .createNativeQuery(
                        "SELECT campaign_id FROM enrolment WHERE participant_id = ?1 ORDER BY joined_at DESC",
                        UUID.class)
                .setParameter(1, participant)
                .getResultList();
    }

    void grant(UUID participant, byte[] codeHash, Instant expiresAt) {
        getSession()
                .createNativeMutationQuery(
                        "INSERT INTO participant_grant (participant_id, code_hash, expires_at) VALUES (?1, ?2, ?3)")
                .setParameter(1, participant)
                .setParameter(2, codeHash)
                .setParameter(3, expiresAt)
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
                    .createNativeMutationQuery("DELETE FROM participant_grant WHERE participant_id = ?1")
                    .setParameter(1, participant)
                    .executeUpdate();
        }
    }

    void leaveCampaigns(UUID participant) {
        getSession()
                .createNativeMutationQuery("DELETE FROM enrolment WHERE participant_id = ?1")
                .setParameter(1, participant)
                .executeUpdate();
    }
}
