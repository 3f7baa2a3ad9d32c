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
    private final Instant now;

    /** @param now by the clock of the database */
    Held(TaskRow task, AssignmentRow row, AssignmentRepository assignments, Instant now) {
        this.task = task;
        this.row = row;
        this.assignments = assignments;
        this.now = now;
    }

    public UUID task() {
        return task.taskId;
    }

    /** Whether it was given to see how its labeler answers: then the answers decide nothing about the clip. */
    public boolean gold() {
        return row.goldId != null;
    }

    /** At the qualification; 0 for any other clip. */
    public int attempt() {
        return row.attempt == null ? 0 : row.attempt;
    }

    public boolean submitted() {
        return row.state == AssignmentState.SUBMITTED;
    }

    /** Marks it submitted. Answers that come late count like any others, also when the place went to somebody else or all is decided. */
    public void submit(Work work) {
        requireInHand();
        row.state = AssignmentState.SUBMITTED;
        row.submittedAt = now;
        row.watchedMs = work.watchedMs();
        row.elapsedMs = work.elapsedMs();
        row.note = work.note();
        task.submissions += gold() ? 0 : 1;
    }

    /**
     * Puts the end of the lease off, because the clip is still on screen. A lease that has ended is taken up again where
     * nobody else has the place. Nobody holds a clip for longer than that, however long their page stays open.
     */
    Claim keep(Duration lease, Duration atMost) {
        if (submitted()) {
            throw new Problem(ProblemType.CONFLICT, "You have answered for this clip.");
        }
        requireInHand();
        refuseReported();
        if (!row.live(now) && !hasRoom()) {
            throw new Problem(
                    ProblemType.CONFLICT, "Your time for this clip ran out, and others have all its places by now.");
        }
        Instant last = row.leasedAt.plus(atMost);
        Instant until = now.plus(lease).isBefore(last) ? now.plus(lease) : last;
        if (until.isAfter(row.leaseUntil)) {
            row.leaseUntil = until;
        }
        if (!row.leaseUntil.isAfter(now)) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "You have had this clip for " + atMost.toMinutes() + " minutes; it goes to somebody else now.");
        }
        row.state = AssignmentState.LEASED;
        return claim();
    }

    private boolean hasRoom() {
        // Gold takes no place, and answers as a clip whose place nobody took.
        return gold() || (task.state == TaskState.OPEN && placeIsFree(0));
    }

    private boolean placeIsFree(int own) {
        return task.submissions - own + assignments.liveOfOthers(task.taskId, row.labelerId) < task.redundancy;
    }

    private void requireInHand() {
        boolean lateIsKept = row.state == AssignmentState.LEASED || row.state == AssignmentState.EXPIRED;
        if (!lateIsKept) {
            throw new Problem(ProblemType.CONFLICT, "You have given this clip back.");
        }
        refuseVoid();
    }

    private Claim claim() {
        return new Claim(row.assignmentId, row.leaseUntil);
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
            // It is not taken back: from now on a reviewer decides about it.
            assignments.report(task, row, reason);
        } else {
            row.skippedAt = now;
        }
        return true;
    }

    /** Takes the submission back, also one that has decided the clip, and leases it to the same labeler again. */
    public Claim undo(Duration within, Duration lease) {
        if (row.submittedAt == null || !submitted()) {
            throw new Problem(ProblemType.CONFLICT, "There is nothing to undo.");
        }
        requireRecent(row.submittedAt, within);
        requirePlace(1);
        row.submittedAt = null;
        row.watchedMs = null;
        row.elapsedMs = null;
        row.note = null;
        task.submissions -= gold() ? 0 : 1;
        return again(lease);
    }

    /** Takes a skip back and leases the clip to the same labeler again. */
    public Claim undoSkip(Duration within, Duration lease) {
        if (row.skippedAt == null || row.state != AssignmentState.SKIPPED) {
            throw new Problem(ProblemType.CONFLICT, "There is nothing to undo.");
        }
        requireRecent(row.skippedAt, within);
        requirePlace(0);
        row.skippedAt = null;
        row.skipReason = null;
        return again(lease);
    }

    private void requireRecent(Instant done, Duration within) {
        refuseVoid();
        if (done.plus(within).isBefore(now)) {
            throw new Problem(
                    ProblemType.CONFLICT, "Answers can be taken back for " + within.toMinutes() + " minutes only.");
        }
    }

    private void refuseVoid() {
        if (task.state == TaskState.VOID) {
            throw new Problem(
                    ProblemType.CONFLICT, "This recording was rejected in the meantime; no answers are needed for it.");
        }
    }

    private void refuseReported() {
        if (assignments.reported(task.sessionId)) {
            throw new Problem(ProblemType.CONFLICT, "This clip was reported, and a reviewer is looking at it.");
        }
    }

    /**
     * Whoever has the place by now keeps it: answers and leases together are never more than are asked for because of this. Asked before
     * anything is changed.
     *
     * @param own places that are freed thereby
     */
    private void requirePlace(int own) {
        refuseReported();
        if (!gold() && !placeIsFree(own)) {
            throw new Problem(
                    ProblemType.CONFLICT, "As many others as are asked have this clip by now; what you said stays.");
        }
    }

    private Claim again(Duration lease) {
        row.state = AssignmentState.LEASED;
        row.leaseUntil = now.plus(lease);
        return claim();
    }
}
