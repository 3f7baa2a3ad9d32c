package dev.scotoma.labeling.task;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An assignment locked together with its task, for the length of a transaction. */
public final class Held {
    final AssignmentRow row;
    private final TaskRow task;
    private final AssignmentRepository assignments;

    Held(TaskRow task, AssignmentRow row, AssignmentRepository assignments) {
        this.task = task;
        this.row = row;
        this.assignments = assignments;
    }

    public UUID session() {
        return task.sessionId;
    }

    public UUID task() {
        return task.taskId;
    }

    public boolean submitted() {
        return row.state == AssignmentState.SUBMITTED;
    }

    /** Whether as many people have answered as the task asks for. */
    public boolean complete() {
        return task.submissions >= task.redundancy;
    }

    /**
     * Marks it submitted. After the lease has ended that is allowed as long as the place was not given to somebody else, so that
     * submissions and live leases together never exceed the redundancy.
     */
    public void submit(int watchedMs, int elapsedMs) {
        Instant now = Instant.now();
        boolean lateIsKept = row.state == AssignmentState.LEASED || row.state == AssignmentState.EXPIRED;
        if (!lateIsKept) {
            throw new Problem(ProblemType.CONFLICT, "You have given this clip back.");
        }
        if (task.state != TaskState.OPEN) {
            throw new Problem(
                    ProblemType.CONFLICT, "This clip was decided in the meantime; your answers are not needed.");
        }
        if (!row.live(now)
                && task.submissions + assignments.liveOfOthers(task.taskId, row.labelerId) >= task.redundancy) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "Your time for this clip ran out, and somebody else is answering for it now.");
        }
        row.state = AssignmentState.SUBMITTED;
        row.submittedAt = now;
        row.watchedMs = watchedMs;
        row.elapsedMs = elapsedMs;
        task.submissions++;
    }

    /** Gives the clip up for good; answers false when that was done before. */
    public boolean skip(SkipReason reason) {
        if (row.state == AssignmentState.SKIPPED) {
            return false;
        }
        if (submitted()) {
            throw new Problem(ProblemType.CONFLICT, "You have answered for this clip; undo that first.");
        }
        row.state = AssignmentState.SKIPPED;
        row.skipReason = reason.stored();
        if (reason.reports()) {
            assignments.report(task, row, reason);
        }
        return true;
    }

    /** Whether as many people have skipped an open clip as were to answer for it: nobody else will do better. */
    public boolean givenUp() {
        return task.state == TaskState.OPEN && assignments.skipped(task.taskId) >= task.redundancy;
    }

    /** Takes the submission back and leases the clip to the same labeler again. */
    public Claim undo(Duration within, Duration lease) {
        Instant now = Instant.now();
        if (row.submittedAt == null || !submitted()) {
            throw new Problem(ProblemType.CONFLICT, "There is nothing to undo.");
        }
        if (task.state != TaskState.OPEN) {
            throw new Problem(ProblemType.CONFLICT, "This clip is decided; its answers can no longer be changed.");
        }
        if (row.submittedAt.plus(within).isBefore(now)) {
            throw new Problem(
                    ProblemType.CONFLICT, "Answers can be taken back for " + within.toMinutes() + " minutes only.");
        }
        row.state = AssignmentState.LEASED;
        row.submittedAt = null;
        row.watchedMs = null;
        row.elapsedMs = null;
        row.leaseUntil = now.plus(lease);
        task.submissions--;
        return new Claim(row.assignmentId, row.taskId, row.leaseUntil);
    }
}
