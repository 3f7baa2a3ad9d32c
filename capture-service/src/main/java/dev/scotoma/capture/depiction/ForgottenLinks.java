package dev.scotoma.capture.depiction;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Forgets the names on links that nobody signed in time. */
@ApplicationScoped
class ForgottenLinks implements Recurring {
    private final DepictionRepository depictions;

    ForgottenLinks(DepictionRepository depictions) {
        this.depictions = depictions;
    }

    @Override
    public String name() {
        return "forget-links";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        depictions.endExpired();
    }
}
