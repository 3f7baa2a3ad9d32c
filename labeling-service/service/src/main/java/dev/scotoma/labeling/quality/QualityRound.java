package dev.scotoma.labeling.quality;

import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts what everybody has answered and skipped, and how long it took them, whenever there is more than the last time. It reads no vote. */
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
        if (rows.seenLast().filter(seen::equals).isEmpty()) {
            rows.replaceLabelers(seen);
        }
    }
}
