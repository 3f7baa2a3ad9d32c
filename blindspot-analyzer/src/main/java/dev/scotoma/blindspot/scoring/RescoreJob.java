package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Scores a session that has waited already, for a new iteration for example. */
@ApplicationScoped
class RescoreJob implements Job {
    static final String NAME = "rescore";

    private final Scoring scoring;

    RescoreJob(Scoring scoring) {
        this.scoring = scoring;
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
        scoring.run(id);
    }
}
