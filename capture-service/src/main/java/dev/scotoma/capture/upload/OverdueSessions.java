package dev.scotoma.capture.upload;

import dev.scotoma.capture.session.Sessions;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Expires sessions whose recording never came. */
@ApplicationScoped
class OverdueSessions implements Recurring {
    /** A completion that began in time may end in time. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(OverdueSessions.class);
    private static final int BATCH = 100;

    private final Sessions sessions;
    private final Uploads uploads;

    OverdueSessions(Sessions sessions, Uploads uploads) {
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
        for (UUID session : sessions.overdue(Instant.now().minus(GRACE), BATCH)) {
            try {
                uploads.expire(session);
            } catch (IOException | Problem failure) {
                LOG.warnf("session %s could not expire yet: %s", session, failure.getMessage());
            }
        }
    }
}
