package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Follows campaigns for the blind spots that they collect for. Campaigns open and close by time, which writes no row
 * and moves no cursor, so they are read again and again.
 */
@ApplicationScoped
class FollowCampaigns implements Recurring {
    private final Lives lives;
    private final OneByOne oneByOne;

    FollowCampaigns(Lives lives, OneByOne oneByOne) {
        this.lives = lives;
        this.oneByOne = oneByOne;
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
    public void run() {
        oneByOne.each(this, lives.stirring(), lives::follow);
    }
}
