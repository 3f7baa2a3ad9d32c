package dev.scotoma.labeling.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "assignment")
class AssignmentRow {
    @Id
    UUID assignmentId;

    @Column(updatable = false)
    UUID taskId;

    @Column(updatable = false)
    UUID labelerId;

    @Enumerated(EnumType.STRING)
    AssignmentState state;

    @Column(updatable = false)
    Instant leasedAt;

    @Column
    Instant leaseUntil;

    /** Given to see how its labeler answers. */
    @Nullable
    UUID goldId;

    /** At the qualification. */
    @Nullable
    Integer attempt;

    @Nullable
    Instant submittedAt;

    @Nullable
    String skipReason;

    @Nullable
    Instant skippedAt;

    @Nullable
    Integer watchedMs;

    @Nullable
    Integer elapsedMs;

    @Nullable
    String note;

    /** For Hibernate; rows are inserted by {@link AssignmentRepository#lease}. */
    AssignmentRow() {}

    boolean live(Instant now) {
        return state == AssignmentState.LEASED && leaseUntil.isAfter(now);
    }
}
