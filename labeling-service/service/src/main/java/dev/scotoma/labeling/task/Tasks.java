package dev.scotoma.labeling.task;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door of the room: tasks and who holds them. */
@ApplicationScoped
public class Tasks {
    /** One on screen, a few loading; a page that asks for more gets back what it holds. */
    private static final int HELD_AT_ONCE = 5;

    private static final int TRIES = 10;

    private final TaskRepository tasks;
    private final AssignmentRepository assignments;
    private final int redundancy;
    private final Duration lease;
    private final int clipsPerHour;
    private final int unansweredPerHour;

    Tasks(
            TaskRepository tasks,
            AssignmentRepository assignments,
            @ConfigProperty(name = "scotoma.labeling.redundancy") int redundancy,
            @ConfigProperty(name = "scotoma.labeling.lease") Duration lease,
            @ConfigProperty(name = "scotoma.labeling.clips-per-hour") int clipsPerHour,
            @ConfigProperty(name = "scotoma.labeling.unanswered-per-hour") int unansweredPerHour) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.redundancy = redundancy;
        this.lease = lease;
        this.clipsPerHour = clipsPerHour;
        this.unansweredPerHour = unansweredPerHour;
    }

    /** Gives the labeler a clip: one they hold and did not name, else the one with the fewest answers. */
    @Transactional
    Optional<Claim> claim(UUID labeler, Optional<? extends Collection<UUID>> holding) {
        var live = assignments.liveOf(labeler);
        var forgotten = live.stream()
                .filter(held ->
                        holding.map(named -> !named.contains(held.assignmentId)).orElse(live.size() >= HELD_AT_ONCE))
                .findFirst();
        if (forgotten.isPresent() || live.size() >= HELD_AT_ONCE) {
            return forgotten.map(held -> new Claim(held.assignmentId, held.taskId, held.leaseUntil));
        }
        requireMeasure(labeler);
        var tried = new ArrayList<UUID>();
        boolean wait = false;
        while (tried.size() < TRIES) {
            var task = tasks.lockClaimable(labeler, tried, wait);
            if (task.isEmpty()) {
                if (wait) {
                    return Optional.empty();
                }
                // Nothing is free at once: wait for claims under way, which may leave a place.
                wait = true;
                continue;
            }
            var claim = assignments.lease(task.get(), labeler, lease);
            if (claim.isPresent()) {
                return claim;
            }
            tried.add(task.get());
        }
        return Optional.empty();
    }

    /** Every clip is somebody's face: whoever looks at many without answering is not labeling. */
    private void requireMeasure(UUID labeler) {
        var taken = assignments.takenSince(labeler, Instant.now().minus(1, ChronoUnit.HOURS));
        if (taken.unanswered() >= unansweredPerHour) {
            throw new Problem(
                    ProblemType.TOO_MANY,
                    "You have given back " + taken.unanswered()
                            + " clips within an hour; take a break, or ask for help.");
        }
        if (taken.clips() >= clipsPerHour) {
            throw new Problem(
                    ProblemType.TOO_MANY, "You have had " + taken.clips() + " clips within an hour; take a break.");
        }
    }

    @Transactional
    void release(UUID assignment, UUID labeler) {
        AssignmentRow row = hold(assignment, labeler).row;
        if (row.state == AssignmentState.LEASED) {
            row.state = AssignmentState.RELEASED;
        }
    }

    @Transactional
    Progress progress(UUID labeler) {
        Instant midnight = Instant.now()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return new Progress(
                tasks.claimable(labeler),
                assignments.submitted(labeler, midnight),
                assignments.submitted(labeler, Instant.EPOCH));
    }

    /** Brings the task of a session to what the published views say now; answers whether that changed anything. */
    @Transactional
    boolean follow(UUID session) {
        return tasks.create(session, redundancy) || tasks.followState(session);
    }

    /** A reviewer has looked at a session that was reported before; answers whether that was not known yet. */
    @Transactional
    boolean endReport(UUID session, Instant endedAt) {
        return assignments.endReport(session, endedAt);
    }

    /**
     * Locks an assignment and its task for the rest of the caller's transaction.
     *
     * @throws Problem 404 when it is not the labeler's or was erased, 410 when its session is withdrawn
     */
    public Held hold(UUID assignment, UUID labeler) {
        TaskRow task = tasks.lockOf(assignment, labeler)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND, "There is no such clip in your hands; it may have been withdrawn."));
        refuseWithdrawn(task);
        return new Held(task, assignments.findById(assignment), assignments);
    }

    /**
     * Locks a task for a reviewer.
     *
     * @throws Problem 404 when there is none, 403 when it shows the reviewer, 410 when its session is withdrawn
     */
    public UUID lockForReview(UUID taskId, UUID reviewer) {
        TaskRow task = tasks.lock(taskId)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND, "There is no such task; its recording may have been withdrawn."));
        refuseWithdrawn(task);
        if (task.shows(reviewer)) {
            throw new Problem(ProblemType.FORBIDDEN, "You cannot rule on a recording that shows you.");
        }
        return task.sessionId;
    }

    /** Says how the labels of a session stand; the caller has the task locked. */
    public void close(UUID session, TaskState state) {
        tasks.ofSession(session).orElseThrow().state = state;
    }

    /** Waits for a withdrawal under way and holds off the next one until the transaction ends. */
    public boolean withdrawn(UUID session) {
        return tasks.withdrawn(session);
    }

    private void refuseWithdrawn(TaskRow task) {
        if (withdrawn(task.sessionId)) {
            throw new Problem(ProblemType.GONE, "The person has withdrawn this recording; nothing more is needed.");
        }
    }
}
