package dev.scotoma.labeling.review;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.consensus.Verdicts;
import dev.scotoma.labeling.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        return rulings.of(reviewer, Instant.now().minus(undo));
    }

    /**
     * Takes one's own ruling back; what held before it holds again: an earlier ruling, or what the votes say.
     *
     * @throws Problem 409 when it is not the one in force, is somebody else's, or was ruled too long ago
     */
    @Transactional
    void takeBack(UUID task, String attribute, UUID reviewer) {
        UUID session = tasks.lockForReview(task, reviewer);
        RulingRow row = rulings.inForce(session, attribute)
                .filter(ruling -> ruling.reviewerId.equals(reviewer))
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "No ruling of yours on " + attribute + " of this clip is in force."));
        if (row.ruledAt.plus(undo).isBefore(Instant.now())) {
            throw new Problem(
                    ProblemType.CONFLICT, "Rulings can be taken back for " + undo.toMinutes() + " minutes only.");
        }
        row.takenBackAt = Instant.now();
        rulings.flush();
        verdicts.reopen(
                task, session, attribute, rulings.inForce(session, attribute).map(before -> before.present));
    }

    @Transactional
    List<ContestedTask> waiting(UUID reviewer) {
        return rulings.contested(reviewer);
    }

    /** Rules on one attribute; the task is adjudicated with the last of them. A later ruling replaces an earlier one. */
    @Transactional
    void rule(UUID task, UUID reviewer, Ruling ruling) {
        UUID session = tasks.lockForReview(task, reviewer);
        verdicts.adjudicate(task, session, ruling.attribute(), ruling.present());
        rulings.persist(new RulingRow(session, ruling, reviewer));
    }
}
