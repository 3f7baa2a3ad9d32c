package dev.scotoma.labeling.quality;

import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Computes what needs all votes at once, whenever there are others than the last time. */
@Singleton
class QualityRound implements Recurring {
    private static final int LONGEST_SECONDS = 900;

    private final QualityRows rows;

    QualityRound(QualityRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "quality-round";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(this::measure);
    }

    private void measure() {
        rows.lock();
        var seen = rows.seenNow();
        if (rows.seenLast().filter(seen::equals).isPresent()) {
            return;
        }
        var crowd = new Crowd();
        rows.eachVote(crowd::add);
        rows.replaceLabelers(seen);
        for (String attribute : rows.attributes()) {
            rows.add(crowd.measure(attribute));
        }
    }
}
