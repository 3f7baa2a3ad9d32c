package dev.scotoma.capture.upload;

import dev.scotoma.capture.session.Sessions;
import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Expires sessions whose recording never came. */
@ApplicationScoped
class OverdueSessions implements Recurring {
    /** A completion that began in time may end in time. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final OneByOne alone;
    private final Sessions sessions;
    private final Uploads uploads;

    OverdueSessions(OneByOne alone, Sessions sessions, Uploads uploads) {
        this.alone = alone;
        this.sessions = sessions;
        this.uploads = uploads;
    }

    @Override
    public String name() {
        return "expire-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        alone.each(this, sessions.overdue(Instant.now().minus(GRACE)), uploads::expire);
    }
}
