package dev.scotoma.capture.withdrawal;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** Once a day, every withdrawal there ever was: a restored backup brings erased recordings back. */
@ApplicationScoped
class SweepAll implements Recurring {
    private static final Duration EVER = Duration.ofDays(365L * 100);

    private final SweepAgain again;

    SweepAll(SweepAgain again) {
        this.again = again;
    }

    @Override
    public String name() {
        return "sweep-withdrawals-all";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() throws IOException {
        again.sweep(EVER);
    }
}
