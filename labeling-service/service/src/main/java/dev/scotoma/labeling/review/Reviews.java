package dev.scotoma.labeling.review;

import dev.scotoma.labeling.consensus.Verdicts;
import dev.scotoma.labeling.task.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The door of the room: what waits for a ruling, and ruling. */
@ApplicationScoped
public class Reviews {
    private final RulingRepository rulings;
    private final Tasks tasks;
    private final Verdicts verdicts;

    Reviews(RulingRepository rulings, Tasks tasks, Verdicts verdicts) {
        this.rulings = rulings;
        this.tasks = tasks;
        this.verdicts = verdicts;
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
