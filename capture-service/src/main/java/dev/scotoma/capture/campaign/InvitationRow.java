package dev.scotoma.capture.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

@Entity
@Table(name = "invitation")
class InvitationRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID invitationId;

    @Column
    UUID campaignId;

    @Column
    byte[] tokenHash;

    int maxParticipants;
    int participants;

    @Column
    Instant expiresAt;

    @Column
    UUID createdBy;

    @Column
    Instant createdAt;

    /** For Hibernate. */
    InvitationRow() {}

    InvitationRow(UUID campaignId, byte[] tokenHash, NewInvitation wanted, UUID createdBy, Instant now) {
        this.campaignId = campaignId;
        this.tokenHash = tokenHash;
        this.maxParticipants = wanted.maxParticipants();
        this.expiresAt = wanted.expiresAt();
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    Invitation view() {
        return new Invitation(invitationId, campaignId, maxParticipants, participants, expiresAt, createdAt);
    }
}
