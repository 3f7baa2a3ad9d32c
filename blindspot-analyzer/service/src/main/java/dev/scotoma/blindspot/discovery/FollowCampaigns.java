package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Follows campaigns for the blind spots that they collect for. Campaigns open and close by time, which writes no row
 * and moves no cursor, so they are read again and again.
 */
@ApplicationScoped
class FollowCampaigns implements Recurring {
    private final Lives lives;

    FollowCampaigns(Lives lives) {
        this.lives = lives;
    }

    @Override
    public String name() {
        return "follow-campaigns-of-blind-spots";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() throws Exception {
        for (UUID spot : lives.stirring()) {
            lives.follow(spot);
        }
    }
}
