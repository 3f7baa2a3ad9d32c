package dev.scotoma.capture.participant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "participant")
class ParticipantRow {
    @Id
    UUID participantId;

    @Enumerated(EnumType.STRING)
    Split split;

    @Enumerated(EnumType.STRING)
    ConsentState consentState;

    @Column
    byte[] withdrawalHash;

    @Nullable
    String country;

    @Nullable
    String ageBand;

    @Nullable
    String gender;

    @Nullable
    String skinTone;

    boolean shareWithOthers;

    @Column
    LocalDate retainUntil;

    @Column
    Instant createdAt;

    /** For Hibernate; rows are made by the repository, in one statement that tells who was first. */
    ParticipantRow() {}

    /** Takes over what was answered; what was left out keeps its earlier answer. */
    void answer(Redemption answers) {
        ageBand = answers.ageBand();
        country = answers.country() == null ? country : answers.country();
        gender = answers.gender() == null ? gender : answers.gender();
        skinTone = answers.skinTone() == null ? skinTone : answers.skinTone();
        shareWithOthers = answers.shareWithOthers();
    }

    /** Whether the person came to be with this return code, and not longer ago. */
    boolean joinedWith(byte[] codeHash, Instant since) {
        return Arrays.equals(withdrawalHash, codeHash) && createdAt.isAfter(since);
    }

    /** Ends consent and forgets the answers. */
    void end(ConsentState state) {
        consentState = state;
        country = null;
        ageBand = null;
        gender = null;
        skinTone = null;
        shareWithOthers = false;
    }

    boolean active() {
        return consentState == ConsentState.ACTIVE;
    }
}
