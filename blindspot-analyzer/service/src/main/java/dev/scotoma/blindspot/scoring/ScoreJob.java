package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Scores a fresh session: somebody may be waiting for the result. */
@ApplicationScoped
class ScoreJob implements Job {
    static final String NAME = "score";

    private final Scoring scoring;

    ScoreJob(Scoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * The priority is above that of inspection. So what is begun is finished first, and a long row of recordings does
     * not keep every score waiting.
     */
    @Override
    public int priority() {
        return 80;
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
