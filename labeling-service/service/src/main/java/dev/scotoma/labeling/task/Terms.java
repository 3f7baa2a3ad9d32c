package dev.scotoma.labeling.task;

import dev.scotoma.consensus.Overlap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** On which terms this installation gives clips: how many people are asked, how many clips one of them gets, and what for. */
@ApplicationScoped
class Terms {
    private final Overlap overlap;
    private final Duration lease;
    private final Duration heldAtMost;
    private final Optional<Pay> pay;
    private final int clipsPerHour;
    private final int unansweredPerHour;

    /** @throws IllegalArgumentException when the numbers of an overlap contradict each other: then the service does not start */
    Terms(
            @ConfigProperty(name = "scotoma.labeling.redundancy") int start,
            @ConfigProperty(name = "scotoma.labeling.limit") int limit,
            @ConfigProperty(name = "scotoma.labeling.limit-of-whole") int limitOfWhole,
            @ConfigProperty(name = "scotoma.labeling.sure") double sure,
            @ConfigProperty(name = "scotoma.labeling.lease") Duration lease,
            @ConfigProperty(name = "scotoma.labeling.held-at-most") Duration heldAtMost,
            @ConfigProperty(name = "scotoma.labeling.pay-minor") Optional<Integer> payMinor,
            @ConfigProperty(name = "scotoma.labeling.pay-currency") String payCurrency,
            @ConfigProperty(name = "scotoma.labeling.clips-per-hour") int clipsPerHour,
            @ConfigProperty(name = "scotoma.labeling.unanswered-per-hour") int unansweredPerHour) {
        this.overlap = new Overlap(start, limit, limitOfWhole, sure);
        this.lease = lease;
        this.heldAtMost = heldAtMost;
        this.pay = payMinor.map(minor -> new Pay(minor, payCurrency));
        this.clipsPerHour = clipsPerHour;
        this.unansweredPerHour = unansweredPerHour;
    }

    Overlap overlap() {
        return overlap;
    }

    Duration lease() {
        return lease;
    }

    /** How long a clip that stays on screen is kept for its labeler. */
    Duration heldAtMost() {
        return heldAtMost;
    }

    /** What a clip earns; nothing where that is not configured. */
    Optional<Pay> pay() {
        return pay;
    }

    int clipsPerHour() {
        return clipsPerHour;
    }

    int unansweredPerHour() {
        return unansweredPerHour;
    }
}
