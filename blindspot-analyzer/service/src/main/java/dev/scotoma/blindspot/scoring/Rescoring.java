package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Has old sessions scored by new iterations, and whatever else is missing for whatever reason. */
@ApplicationScoped
class Rescoring implements Recurring {
    private final Wanted wanted;

    Rescoring(Wanted wanted) {
        this.wanted = wanted;
    }

    @Override
    public String name() {
        return "find-missing-scores";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() throws Exception {
        wanted.ofAll();
    }
}
