package dev.scotoma.labeling.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ruling")
class RulingRow {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID rulingId;

    @Column
    UUID sessionId;

    @Column
    String attribute;

    boolean present;

    @Column
    String reason;

    @Column
    UUID reviewerId;

    @Column
    Instant ruledAt;

    /** Not in force by itself: another reviewer has to say the same. */
    boolean opinion;

    @Nullable
    Instant takenBackAt;

    /** For Hibernate. */
    RulingRow() {}

    RulingRow(UUID session, Ruling ruling, UUID reviewer, boolean opinion, Instant now) {
        this.sessionId = session;
        this.attribute = ruling.attribute();
        this.present = ruling.present();
        this.reason = ruling.reason();
        this.reviewerId = reviewer;
        this.opinion = opinion;
        this.ruledAt = now;
    }
}
