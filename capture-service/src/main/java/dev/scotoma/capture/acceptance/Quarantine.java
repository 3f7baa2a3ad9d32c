package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.session.Sessions;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What labelers report is decided by nothing and shown to nobody but reviewers, until one of them has looked. */
@ApplicationScoped
class Quarantine {
    private final QuarantineRepository quarantine;
    private final Sessions sessions;
    private final Jobs jobs;

    Quarantine(QuarantineRepository quarantine, Sessions sessions, Jobs jobs) {
        this.quarantine = quarantine;
        this.sessions = sessions;
        this.jobs = jobs;
    }

    /** In the caller's transaction. */
    boolean begin(UUID session, String who, Instant reportedAt) {
        return quarantine.begin(session, who, reportedAt);
    }

    boolean holds(UUID session) {
        return quarantine.holds(session);
    }

    /** Without those that concern the reviewer. */
    @Transactional
    List<Report> reports(UUID reviewer) {
        return quarantine.open().stream()
                .flatMap(held -> sessions.facts(held.session()).stream()
                        .filter(session -> !session.concerns(reviewer))
                        .map(session -> new Report(
                                session.id(), held.who(), held.since(), session.state(), session.prescribedKind())))
                .toList();
    }

    /** @throws Problem 404 for a session that is gone, 403 for one's own, 409 for one that is in none */
    @Transactional
    void end(UUID id, QuarantineEnd why, UUID reviewer) {
        var session = sessions.lockSent(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such recording."));
        if (session.concerns(reviewer)) {
            throw new Problem(ProblemType.FORBIDDEN, "Nobody judges a recording of their own, or that shows them.");
        }
        if (!quarantine.end(id, reviewer, why.reason().strip())) {
            throw new Problem(ProblemType.CONFLICT, "This recording is in no quarantine.");
        }
        // What was said of it meanwhile is acted upon now.
        jobs.submit(Decision.NAME, id);
    }
}
