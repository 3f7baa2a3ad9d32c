package dev.scotoma.labeling.gold;

import dev.scotoma.consensus.Contradiction;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.task.TaskState;
import dev.scotoma.labeling.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The door of the room. A clip is gold by two reviewers' answers, of whom neither sees the other's. */
@ApplicationScoped
public class Golds {
    private final GoldRepository rows;
    private final Tasks tasks;

    Golds(GoldRepository rows, Tasks tasks) {
        this.rows = rows;
        this.tasks = tasks;
    }

    /** @throws Problem 409 for a clip that was proposed before, or whose recording was rejected */
    @Transactional
    UUID propose(NewGold proposed, UUID reviewer) {
        requireComplete(proposed.present());
        tasks.lockForReview(proposed.taskId(), reviewer);
        refuseVoid(proposed.taskId());
        return rows.insert(proposed.taskId(), reviewer, proposed.present()).orElseThrow(Golds::before);
    }

    /**
     * The clip of a session that a reviewer wants to propose.
     *
     * @throws Problem as {@link #propose}; 404 for a session that nobody labels
     */
    @Transactional
    Blind clip(UUID session, UUID reviewer) {
        UUID task = tasks.ofSession(session);
        tasks.lockForReview(task, reviewer);
        refuseVoid(task);
        if (rows.proposed(task)) {
            throw before();
        }
        return new Blind(task, session, null, null);
    }

    private void refuseVoid(UUID task) {
        if (tasks.standing(task).state() == TaskState.VOID) {
            throw new Problem(ProblemType.CONFLICT, "This recording was rejected; it cannot be gold.");
        }
    }

    private static Problem before() {
        return new Problem(ProblemType.CONFLICT, "This clip was proposed as gold before.");
    }

    /** @throws Problem 403 for one's own proposal, 409 for one that waits no more */
    @Transactional
    void confirm(UUID gold, Answers answers, UUID reviewer) {
        requireComplete(answers.present());
        var proposal = rows.lock(gold).orElseThrow(Golds::missing);
        tasks.lockForReview(proposal.taskId(), reviewer);
        if (proposal.proposedBy().equals(reviewer)) {
            throw new Problem(ProblemType.FORBIDDEN, "You proposed this clip; a second reviewer has to look at it.");
        }
        if (GoldState.of(proposal.state()) != GoldState.PROPOSED) {
            throw new Problem(ProblemType.CONFLICT, "Somebody has looked at this proposal already.");
        }
        rows.confirm(gold, reviewer, answers.present(), Contradiction.WHOLE);
    }

    /** Nobody is held against it any more, also for answers that they gave before. */
    @Transactional
    void retire(UUID gold, String why, UUID reviewer) {
        var proposal = rows.lock(gold).orElseThrow(Golds::missing);
        if (GoldState.of(proposal.state()) != GoldState.CONFIRMED) {
            throw new Problem(ProblemType.CONFLICT, "This clip is " + proposal.state() + " and is given to nobody.");
        }
        rows.retire(gold, reviewer, why);
    }

    @Transactional
    List<Blind> waiting(UUID reviewer) {
        return rows.waiting(reviewer);
    }

    @Transactional
    List<Blind> candidates(UUID reviewer) {
        return rows.candidates(reviewer);
    }

    @Transactional
    List<Gold> all() {
        return rows.all();
    }

    private void requireComplete(Map<String, Boolean> present) {
        var names = rows.attributes();
        for (String name : names) {
            if (present.get(name) == null) {
                throw new Problem(ProblemType.BAD_REQUEST, "The answer for " + name + " is missing.");
            }
        }
        if (!Set.copyOf(names).containsAll(present.keySet())) {
            throw new Problem(ProblemType.BAD_REQUEST, "There are answers for attributes that do not exist.");
        }
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such gold; its recording may have been withdrawn.");
    }
}
