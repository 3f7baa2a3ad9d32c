package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Forgets the limits whose window has ended, and with them from where somebody asked. */
@ApplicationScoped
class EndedLimits implements Recurring {
    private final Jdbi sql;

    EndedLimits(Jdbi sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "forget-ended-limits";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        sql.useHandle(handle -> handle.execute("DELETE FROM rate_limit WHERE window_end < now()"));
    }
}
