package dev.scotoma.labeling.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "task")
class TaskRow {
    @Id
    UUID taskId;

    @Column(updatable = false)
    UUID sessionId;

    @Column(updatable = false)
    UUID participantId;

    @Column(updatable = false)
    UUID depictedParticipantId;

    @Enumerated(EnumType.STRING)
    TaskState state;

    int redundancy;
    int submissions;

    /** For Hibernate; rows are inserted by {@link TaskRepository#create}. */
    TaskRow() {}

    boolean shows(UUID person) {
        return participantId.equals(person) || depictedParticipantId.equals(person);
    }
}
