package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Applies the rule to one session, in a transaction of its own: a session that cannot be decided is seen among the failed jobs and
 * holds up no other.
 */
@ApplicationScoped
class Decision implements Job {
    static final String NAME = "decide";

    private final Acceptance acceptance;

    Decision(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 60;
    }

    @Override
    public void run(UUID session) {
        acceptance.consider(session);
    }
}
