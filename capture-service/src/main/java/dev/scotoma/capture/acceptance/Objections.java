package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.reward.Rewards;
import dev.scotoma.capture.session.SessionState;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.kit.RateLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What participants say against what became of their takes, once each, and what reviewers answer. */
@ApplicationScoped
class Objections {
    private static final int RAISED_PER_DAY = 20;

    private final ObjectionRepository objections;
    private final Sessions sessions;
    private final Rewards rewards;
    private final RateLimits limits;

    Objections(ObjectionRepository objections, Sessions sessions, Rewards rewards, RateLimits limits) {
        this.objections = objections;
        this.sessions = sessions;
        this.rewards = rewards;
        this.limits = limits;
    }

    /** @throws Problem 404 for somebody else's take, 409 for one that was not sent or of which there is one, 429, 410 */
    Objection raise(UUID session, NewObjection said, UUID participant) {
        limits.take("objection:" + participant, RAISED_PER_DAY, Duration.ofDays(1));
        return QuarkusTransaction.requiringNew().call(() -> {
            sessions.requireNotWithdrawn(session);
            var state = sessions.factsOfMine(session, participant).state();
            if (state == SessionState.OPENED || state == SessionState.EXPIRED) {
                throw new Problem(ProblemType.CONFLICT, "This recording was not sent, so nothing became of it.");
            }
            if (!objections.raise(session, said.words().strip())) {
                throw new Problem(ProblemType.CONFLICT, "You have objected to this already; the answer will be here.");
            }
            return objections.of(session).orElseThrow();
        });
    }

    @Transactional
    List<OpenObjection> open(UUID reviewer) {
        return objections.open().stream()
                .flatMap(id -> sessions.facts(id).stream())
                .filter(session -> !session.concerns(reviewer))
                .flatMap(session -> objections.of(session.id()).stream()
                        .map(objection -> OpenObjectionBuilder.builder()
                                .sessionId(session.id())
                                .words(objection.words())
                                .raisedAt(objection.raisedAt())
                                .state(session.state())
                                .reason(session.reason().orElse(null))
                                .payment(session.payment())
                                .prescribedKind(session.prescribedKind())
                                .declaredKind(session.declaredKind())
                                .build()))
                .toList();
    }

    /** @throws Problem 404 when none of this session waits for an answer, 403 for one's own */
    @Transactional
    void answer(UUID id, ObjectionAnswer answer, UUID reviewer) {
        var session = sessions.facts(id).orElseThrow(Objections::none);
        if (session.concerns(reviewer)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "Nobody answers an objection about a recording of their own, or that shows them.");
        }
        sessions.requireNotWithdrawn(id);
        if (!objections.answer(id, answer.words().strip(), reviewer)) {
            throw none();
        }
        if (answer.pay()) {
            rewards.grant(session);
        }
    }

    private static Problem none() {
        return new Problem(ProblemType.NOT_FOUND, "No objection to such a session waits for an answer.");
    }
}
