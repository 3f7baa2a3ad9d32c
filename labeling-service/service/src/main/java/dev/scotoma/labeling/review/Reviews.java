package dev.scotoma.labeling.review;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.consensus.Verdicts;
import dev.scotoma.labeling.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door of the room: what waits for a ruling, and ruling. */
@ApplicationScoped
public class Reviews {
    private final RulingRepository rulings;
    private final Tasks tasks;
    private final Verdicts verdicts;
    private final Duration undo;

    Reviews(
            RulingRepository rulings,
            Tasks tasks,
            Verdicts verdicts,
            @ConfigProperty(name = "scotoma.labeling.undo") Duration undo) {
        this.rulings = rulings;
        this.tasks = tasks;
        this.verdicts = verdicts;
        this.undo = undo;
    }

    /** The answers on those attributes of a clip on which the reviewer has ruled; on the others they stay unknown. */
    @Transactional
    List<VotesBehind> votes(UUID task, UUID reviewer) {
        tasks.lockForReview(task, reviewer);
        return rulings.votes(task, reviewer);
    }

    @Transactional
    List<MyRuling> mine(UUID reviewer) {
        return rulings.of(reviewer, rulings.now().minus(undo));
    }

    /**
     * Takes one's own ruling back; what held before it holds again: an earlier ruling, or what the votes say. An opinion that waits is as if
     * it had not been given.
     *
     * @throws Problem 409 when it is not the one in force, is somebody else's, or was ruled too long ago
     */
    @Transactional
    void takeBack(UUID task, String attribute, UUID reviewer) {
        UUID session = tasks.lockForReview(task, reviewer);
        var opinions = rulings.opinions(session, attribute);
        RulingRow row = (opinions.isEmpty() ? rulings.inForce(session, attribute) : Optional.of(opinions.getLast()))
                .filter(ruling -> ruling.reviewerId.equals(reviewer))
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "No ruling of yours on " + attribute + " of this clip is in force."));
        if (row.ruledAt.plus(undo).isBefore(rulings.now())) {
            throw new Problem(
                    ProblemType.CONFLICT, "Rulings can be taken back for " + undo.toMinutes() + " minutes only.");
        }
        row.takenBackAt = rulings.now();
        rulings.flush();
        if (!row.opinion) {
            verdicts.reopen(
                    task,
                    session,
                    attribute,
                    rulings.inForce(session, attribute).map(before -> before.present));
        }
    }

    @Transactional
    List<ContestedTask> waiting(UUID reviewer) {
        return rulings.contested(reviewer);
    }

    /**
     * Rules on one attribute; the task is adjudicated with the last of them. A later ruling replaces an earlier one. With a second opinion it
     * is in force when another reviewer, who does not see it, says the same; of two that differ a third decides.
     */
    @Transactional
    void rule(UUID task, UUID reviewer, Ruling ruling) {
        UUID session = tasks.lockForReview(task, reviewer);
        var opinions = rulings.opinions(session, ruling.attribute());
        if (opinions.stream().anyMatch(opinion -> opinion.reviewerId.equals(reviewer))) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "You have said what you see of " + ruling.attribute() + "; another reviewer has to look now.");
        }
        boolean alone = opinions.isEmpty();
        boolean agreed = opinions.stream().anyMatch(opinion -> opinion.present == ruling.present());
        boolean opinion = alone ? ruling.secondOpinion() : !agreed;
        if (opinion) {
            verdicts.requireContested(task, session, ruling.attribute());
        } else {
            verdicts.adjudicate(task, session, ruling.attribute(), ruling.present());
        }
        rulings.persist(new RulingRow(session, ruling, reviewer, opinion, rulings.now()));
    }

    @Transactional
    List<ReviewerAgreement> agreement() {
        return rulings.agreement();
    }
}
