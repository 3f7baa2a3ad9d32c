package dev.scotoma.labeling.vote;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.consensus.Verdicts;
import dev.scotoma.labeling.labeler.Labelers;
import dev.scotoma.labeling.task.Claim;
import dev.scotoma.labeling.task.Held;
import dev.scotoma.labeling.task.SkipReason;
import dev.scotoma.labeling.task.TaskState;
import dev.scotoma.labeling.task.Tasks;
import dev.scotoma.labeling.task.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The door of the room: submitting answers and taking them back. */
@ApplicationScoped
public class Votes {
    private final VoteRepository votes;
    private final Tasks tasks;
    private final Verdicts verdicts;
    private final Labelers labelers;
    private final Duration undo;
    private final Duration lease;

    Votes(
            VoteRepository votes,
            Tasks tasks,
            Verdicts verdicts,
            Labelers labelers,
            @ConfigProperty(name = "scotoma.labeling.undo") Duration undo,
            @ConfigProperty(name = "scotoma.labeling.lease") Duration lease) {
        this.votes = votes;
        this.tasks = tasks;
        this.verdicts = verdicts;
        this.labelers = labelers;
        this.undo = undo;
        this.lease = lease;
    }

    @Transactional
    List<Attribute> attributes() {
        return votes.attributes();
    }

    /** Keeps the answers; sending the same ones again changes nothing. */
    @Transactional
    void submit(UUID assignment, UUID labeler, Submission submission) {
        checkComplete(submission.answers());
        labelers.requireNotBanned(labeler);
        Held held = tasks.hold(assignment, labeler);
        if (held.submitted()) {
            if (!votes.of(assignment).equals(submission.answers())) {
                throw new Problem(
                        ProblemType.CONFLICT, "You have answered for this clip differently; undo that first.");
            }
            return;
        }
        held.submit(new Work(submission.watchedMs(), submission.elapsedMs(), noteOf(submission)));
        votes.insert(assignment, submission.answers());
        if (held.gold()) {
            votes.flush();
            labelers.answeredGold(labeler, held.attempt());
        }
        retake(held);
    }

    /** A clip that as many people skip as were to answer for it goes to a reviewer, with the answers that there are. */
    @Transactional
    void skip(UUID assignment, UUID labeler, SkipReason reason) {
        Held held = tasks.hold(assignment, labeler);
        if (held.skip(reason)) {
            retake(held);
        }
    }

    @Transactional
    Claim undo(UUID assignment, UUID labeler) {
        Held held = tasks.hold(assignment, labeler);
        labelers.requireAdmitted(labeler);
        labelers.requireUnderWay(labeler, held.attempt());
        Claim again = held.undo(undo, lease);
        votes.delete(assignment);
        retake(held);
        return again;
    }

    @Transactional
    Claim undoSkip(UUID assignment, UUID labeler) {
        Held held = tasks.hold(assignment, labeler);
        labelers.requireAdmitted(labeler);
        labelers.requireUnderWay(labeler, held.attempt());
        Claim again = held.undoSkip(undo, lease);
        retake(held);
        return again;
    }

    /** Answers on gold decide nothing about the clip. */
    private void retake(Held held) {
        if (!held.gold()) {
            verdicts.retake(held.task());
        }
    }

    /**
     * What labelers of a session wanted a reviewer to know, without who they are.
     *
     * @throws Problem 409 while its labels wait for a ruling, which is given by what is seen; else as {@link Tasks#lockForReview}
     */
    @Transactional
    List<String> notes(UUID session, UUID reviewer) {
        UUID task = tasks.ofSession(session);
        tasks.lockForReview(task, reviewer);
        if (tasks.standing(task).state() == TaskState.CONTESTED) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The labels of this clip wait for a ruling; notes open when all are ruled on.");
        }
        return votes.notes(session);
    }

    private static @Nullable String noteOf(Submission submission) {
        String note = submission.note();
        return note == null || note.isBlank() ? null : note.strip();
    }

    private void checkComplete(Map<String, Answer> answers) {
        var names = votes.attributes().stream().map(Attribute::name).toList();
        for (String name : names) {
            if (answers.get(name) == null) {
                throw new Problem(ProblemType.BAD_REQUEST, "The answer for " + name + " is missing.");
            }
        }
        for (String name : answers.keySet()) {
            if (!names.contains(name)) {
                throw new Problem(ProblemType.BAD_REQUEST, "No attribute is called \"" + name + "\".");
            }
        }
    }
}
