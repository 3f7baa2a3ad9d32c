package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the reward due of takes that have waited for a decision as long as their participants were told, and longer. */
@ApplicationScoped
class PaidWaiting implements Recurring {
    private final OneByOne alone;
    private final ReviewRepository reviews;
    private final Acceptance acceptance;
    private final Duration limit;

    PaidWaiting(
            OneByOne alone,
            ReviewRepository reviews,
            Acceptance acceptance,
            @ConfigProperty(name = "scotoma.reward.wait-limit") Duration limit) {
        this.alone = alone;
        this.reviews = reviews;
        this.acceptance = acceptance;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "pay-what-waits";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant before = Instant.now().minus(limit);
        alone.each(
                this,
                QuarkusTransaction.requiringNew().call(() -> reviews.undecidedSince(before)),
                acceptance::payForWaiting);
    }
}
