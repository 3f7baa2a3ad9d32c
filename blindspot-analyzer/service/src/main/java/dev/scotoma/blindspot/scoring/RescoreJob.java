package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Scores a session that has waited already, for a new iteration for example. A score of a paused iteration is dropped
 * here, and found again once the iteration is resumed.
 */
@ApplicationScoped
class RescoreJob implements Job {
    static final String NAME = "rescore";

    private final Scoring scoring;
    private final RescoringRepository rescorings;

    RescoreJob(Scoring scoring, RescoringRepository rescorings) {
        this.scoring = scoring;
        this.rescorings = rescorings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 20;
    }

    @Override
    public int attempts() {
        return Scoring.ATTEMPTS;
    }

    @Override
    public void run(UUID id) throws Exception {
        if (!rescorings.dropIfPaused(id)) {
            scoring.run(id);
        }
    }
}
