package dev.scotoma.labeling.task;

import dev.scotoma.consensus.Overlap;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.labeler.Labelers;
import dev.scotoma.labeling.task.AssignmentRepository.GoldChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The door of the room: tasks and who holds them. */
@ApplicationScoped
public class Tasks {
    /** One on screen, a few loading; a page that asks for more gets back what it holds. */
    private static final int HELD_AT_ONCE = 5;

    private static final int TRIES = 10;

    /** With those that find nothing because something is under way. */
    private static final int LOOKS = 3 * TRIES;

    private final TaskRepository tasks;
    private final AssignmentRepository assignments;
    private final Labelers labelers;
    private final Terms terms;

    Tasks(TaskRepository tasks, AssignmentRepository assignments, Labelers labelers, Terms terms) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.labelers = labelers;
        this.terms = terms;
    }

    /** How many people are asked about a clip. */
    public Overlap overlap() {
        return terms.overlap();
    }

    /** Gives the labeler a clip: one they hold and did not name, else the one that is wanted most. */
    @Transactional
    Optional<Claim> claim(UUID labeler, Optional<? extends Collection<UUID>> holding) {
        assignments.queue(labeler);
        var claim = next(labeler, holding);
        // They may have been stopped meanwhile. It is asked last, as everybody takes the lock of a task first; until
        // the
        // end nobody can stop them, and who does so afterwards sees what they hold.
        if (claim.isPresent()) {
            labelers.requireAdmitted(labeler);
        }
        return claim;
    }

    private Optional<Claim> next(UUID labeler, Optional<? extends Collection<UUID>> holding) {
        var admission = labelers.admit(labeler);
        var live = assignments.liveOf(labeler);
        var forgotten = live.stream()
                .filter(held ->
                        holding.map(named -> !named.contains(held.assignmentId)).orElse(live.size() >= HELD_AT_ONCE))
                .findFirst();
        if (forgotten.isPresent() || live.size() >= HELD_AT_ONCE) {
            return forgotten.map(held -> new Claim(held.assignmentId, held.leaseUntil));
        }
        requireMeasure(labeler);
        if (admission.qualifying()) {
            return toQualify(labeler, admission.attempt(), live.isEmpty());
        }
        var gold = gold(labeler);
        if (gold.isPresent()) {
            return gold;
        }
        var tried = new ArrayList<UUID>();
        boolean wait = false;
        for (int looks = 0; looks < LOOKS && tried.size() < TRIES; looks++) {
            var task = tasks.lockClaimable(labeler, tried, wait);
            if (task.isEmpty()) {
                // A statement that waits for an answer under way judges the new task by the assignments of before, and
                // sees no place.
                if (wait && !tasks.anyClaimable(labeler)) {
                    return Optional.empty();
                }
                // Nothing is free at once: wait for claims under way, which may leave a place.
                wait = true;
                continue;
            }
            var claim = assignments.lease(task.get(), labeler, terms.lease());
            if (claim.isPresent()) {
                return claim;
            }
            tried.add(task.get());
        }
        return Optional.empty();
    }

    /** No more than an attempt has; whoever skipped so many that nothing is left for it is told so. */
    private Optional<Claim> toQualify(UUID labeler, int attempt, boolean nothingHeld) {
        if (assignments.ofAttempt(labeler, attempt) >= labelers.clipsOfAnAttempt()) {
            return Optional.empty();
        }
        var gold = assignments
                .leaseGold(labeler, GoldChoice.GIVEN_BACK, attempt, terms.lease())
                .or(() -> assignments.leaseGold(labeler, GoldChoice.UNSEEN, attempt, terms.lease()));
        if (gold.isEmpty() && nothingHeld) {
            labelers.goldRanOut(labeler);
        }
        return gold;
    }

    /**
     * Now and then, and only where there is a clip that it stands for: what comes when nothing is left would be known for what it is. What was
     * given back comes again as often as any clip does that nobody else has taken.
     */
    private Optional<Claim> gold(UUID labeler) {
        boolean due = labelers.goldIsDue() && (tasks.anyClaimable(labeler) || assignments.anyGoldGivenBack(labeler));
        Optional<Claim> unseen =
                due ? assignments.leaseGold(labeler, GoldChoice.UNSEEN, 0, terms.lease()) : Optional.empty();
        return unseen.or(() -> assignments.leaseGold(labeler, GoldChoice.GIVEN_BACK, 0, terms.lease()));
    }

    /** Every clip is somebody's face: whoever looks at many without answering is not labeling. */
    private void requireMeasure(UUID labeler) {
        var taken = assignments.takenSince(labeler, assignments.now().minus(1, ChronoUnit.HOURS));
        if (taken.unanswered() >= terms.unansweredPerHour()) {
            throw new Problem(
                    ProblemType.TOO_MANY,
                    "You have given back " + taken.unanswered()
                            + " clips within an hour; take a break, or ask for help.");
        }
        if (taken.clips() >= terms.clipsPerHour()) {
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

    /** Keeps a clip that is on screen in its labeler's hands. */
    @Transactional
    Claim keep(UUID assignment, UUID labeler) {
        Held held = hold(assignment, labeler);
        labelers.requireAdmitted(labeler);
        return held.keep(terms.lease(), terms.heldAtMost());
    }

    /** What a clip earns; nothing where that is not configured. */
    public Optional<Pay> pay() {
        return terms.pay();
    }

    @Transactional
    Progress progress(UUID labeler) {
        Instant midnight = assignments
                .now()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        long claimable = tasks.claimable(labeler);
        // Gold counts as left, or a clip would be known by this number staying as it was, when it is taken or when it
        // is given back.
        boolean any = claimable > 0 || assignments.anyGoldGivenBack(labeler);
        return new Progress(
                any ? claimable + labelers.goldLeft(labeler) : 0,
                assignments.submitted(labeler, midnight),
                assignments.submitted(labeler, Instant.EPOCH),
                terms.pay().orElse(null));
    }

    /** Brings the task of a session to what the published views say now; answers whether that changed anything. */
    @Transactional
    boolean follow(UUID session) {
        return tasks.create(session, terms.overlap().start()) || tasks.followState(session);
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
        return new Held(task, assignments.findById(assignment), assignments, assignments.now());
    }

    /**
     * Locks a task for a reviewer.
     *
     * @throws Problem 404 when there is none, 403 when it shows the reviewer, 410 when its session is withdrawn
     */
    public UUID lockForReview(UUID taskId, UUID reviewer) {
        TaskRow task = tasks.lock(taskId).orElseThrow(Tasks::noSuchTask);
        refuseWithdrawn(task);
        if (task.shows(reviewer)) {
            throw new Problem(ProblemType.FORBIDDEN, "You cannot rule on a recording that shows you.");
        }
        return task.sessionId;
    }

    /** @throws Problem 404 when the session has none */
    public UUID ofSession(UUID session) {
        return tasks.ofSession(session).orElseThrow(Tasks::noSuchTask);
    }

    private static Problem noSuchTask() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such task; its recording may have been withdrawn.");
    }

    /**
     * Locks a task whose votes are to be weighed anew.
     *
     * @return whether it is still there, and not withdrawn
     */
    public boolean lock(UUID task) {
        return tasks.lock(task).filter(row -> !withdrawn(row.sessionId)).isPresent();
    }

    /**
     * How a task stands.
     *
     * @param votes answers that count
     * @param skips how many people have declined to answer
     */
    public record Standing(UUID session, TaskState state, int votes, int skips) {}

    /** The caller has the task locked. */
    public Standing standing(UUID task) {
        TaskRow row = tasks.findById(task);
        row.submissions = assignments.counted(task);
        return new Standing(row.sessionId, row.state, row.submissions, (int) assignments.skipped(task));
    }

    /** Says how the labels of a task stand; the caller has it locked. */
    public void close(UUID task, TaskState state) {
        tasks.findById(task).state = state;
    }

    /**
     * Asks one more person about a task, or as many as it starts with; the caller has it locked. Whoever holds the clip was asked before, and
     * keeps a place: nobody more is asked while they look.
     */
    public void ask(UUID task) {
        TaskRow row = tasks.findById(task);
        row.state = TaskState.OPEN;
        int asked = Math.min(row.redundancy, row.submissions + Math.toIntExact(assignments.live(task)));
        row.redundancy = Math.max(terms.overlap().start(), Math.max(asked, row.submissions + 1));
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
