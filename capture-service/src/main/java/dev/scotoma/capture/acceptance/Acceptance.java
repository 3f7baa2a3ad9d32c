package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.reward.Rewards;
import dev.scotoma.capture.session.Bystander;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.SessionState;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.session.Truth;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The door of the room: applies the rule whenever something new is known of a session, or a reviewer has ruled. */
@ApplicationScoped
public class Acceptance {
    private final Sessions sessions;
    private final Published published;
    private final ReviewRepository reviews;
    private final RulingRepository rulings;
    private final Rewards rewards;
    private final Quarantine quarantine;
    private final Jobs jobs;

    Acceptance(
            Sessions sessions,
            Published published,
            ReviewRepository reviews,
            RulingRepository rulings,
            Rewards rewards,
            Quarantine quarantine,
            Jobs jobs) {
        this.sessions = sessions;
        this.published = published;
        this.reviews = reviews;
        this.rulings = rulings;
        this.rewards = rewards;
        this.quarantine = quarantine;
        this.jobs = jobs;
    }

    /**
     * Queues the decision in the caller's transaction for what an inspection says, unless the session is decided. Answers whether
     * nobody has acted on the inspection yet; what the crowd says is not looked at for that, because it may be newer.
     *
     * @param passed whether the inspection was followed before; then only what was ignored is decided again, or one comparison
     *     would hide from the next what that has to find
     */
    boolean inspected(UUID id, boolean passed) {
        return expect(id, passed, known(id).map(Case::withoutCrowd));
    }

    /** The same of the crowd's answer, which may also come to contradict what a session was accepted as. */
    boolean judged(UUID id, boolean passed) {
        if (sessions.undecided(id)) {
            return expect(id, passed, known(id));
        }
        boolean ignored = sessions.facts(id)
                .filter(session -> session.state() == SessionState.ACCEPTED && !quarantine.holds(id))
                .filter(session -> doubted(session) != reviews.waiting(id))
                .isPresent();
        return ignored && jobs.submit(Decision.NAME, id);
    }

    /**
     * Whether the crowd says that an accepted session is something else than it was accepted as. Votes that come late, and what is found
     * out about who gave the earlier ones, can turn its answer. Against a reviewer's ruling it says nothing new.
     */
    private boolean doubted(SessionFacts session) {
        return !session.truthRuled()
                && published
                        .crowd(session.id())
                        .filter(kind ->
                                session.truth().filter(Truth.of(kind)::equals).isEmpty())
                        .isPresent();
    }

    private boolean expect(UUID id, boolean passed, Optional<Case> known) {
        if (!sessions.undecided(id) || quarantine.holds(id)) {
            return false;
        }
        boolean ignored = known.filter(about -> ignored(id, about)).isPresent();
        return (ignored || !passed) && jobs.submit(Decision.NAME, id) && ignored;
    }

    private Optional<Case> known(UUID id) {
        return sessions.facts(id).map(this::known);
    }

    private boolean ignored(UUID id, Case known) {
        return switch (Rule.decide(known)) {
            case Verdict.Wait waiting -> false;
            case Verdict.Review review -> !reviews.waiting(id);
            case Verdict.Accept accepted -> true;
            case Verdict.Reject rejected -> true;
        };
    }

    /**
     * Decides by what is known now. Of a session that is accepted it only asks a reviewer, or stops asking; nothing happens to one that is
     * rejected, in quarantine, withdrawn or gone.
     */
    @Transactional
    void consider(UUID id) {
        sessions.lockSent(id).filter(session -> !quarantine.holds(id)).ifPresent(session -> {
            if (session.state() == SessionState.UPLOADED) {
                raiseFlags(session);
                apply(session, known(session));
            } else if (session.state() == SessionState.ACCEPTED && doubted(session)) {
                reviews.ask(id, Set.of(Cause.DOUBT));
            } else {
                reviews.close(id);
            }
        });
    }

    /** Makes the reward of a session due that has waited too long for its decision, which is still to come. */
    @Transactional
    void payForWaiting(UUID id) {
        sessions.lockUndecided(id)
                .filter(session -> Rule.paidForWaiting(known(session)))
                .ifPresent(rewards::earn);
    }

    /** Whether it will be paid for waiting; see {@link Rule#paidForWaiting}. */
    boolean paidForWaiting(SessionFacts session) {
        return Rule.paidForWaiting(known(session));
    }

    /**
     * Locks a session that waits for a ruling of this reviewer, in the caller's transaction.
     *
     * @throws Problem 404 for a session that is not there, 409 for one that needs no ruling, 403 for one's own
     */
    SessionFacts lockWaiting(UUID id, UUID reviewer) {
        var session = sessions.lockSent(id)
                .filter(sent -> sent.state() == SessionState.UPLOADED || reviews.waiting(id))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No such session waits for a ruling."));
        if (session.concerns(reviewer)) {
            throw new Problem(ProblemType.FORBIDDEN, "Nobody rules on a recording of their own, or that shows them.");
        }
        if (quarantine.holds(id)) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "A labeler saw somebody in it who must not be; first say whether it may be shown.");
        }
        if (!reviews.waiting(id)) {
            throw new Problem(ProblemType.CONFLICT, "This session does not wait for a ruling.");
        }
        return session;
    }

    /** Puts a ruling in force in the caller's transaction, who has the session locked. */
    void enforce(SessionFacts session, Truth truth, UUID reviewer, String reason) {
        UUID id = session.id();
        if (session.state() != SessionState.UPLOADED) {
            sessions.overrule(id, truth, reviewer, reason);
            reviews.close(id);
            return;
        }
        // What was known before the flags are closed decides about the reward: a ruling judges the sign, not the take.
        var before = known(session);
        sessions.rule(id, truth, reviewer, reason);
        apply(
                session,
                new Case(
                        before.prescribed(),
                        before.declared(),
                        before.inspected(),
                        before.failure(),
                        before.crowd(),
                        before.flagged(),
                        Optional.of(truth)));
        reviews.judge(id);
    }

    /**
     * Takes a session out in whose recording somebody sees who must not be shown, decided or not. The take is paid, unless it was declined.
     * A quarantine stays for those who read what is published, who would see the session again until it is listed as a bystander's.
     * Whoever sees the same after somebody else is right too, also when the recording is gone by then.
     *
     * @throws Problem 404 for a session that was not sent or is gone, 403 for one's own
     */
    @Transactional
    void takeOut(UUID id, Bystander who, UUID by) {
        var sent = sessions.lockSent(id);
        if (sessions.takenOut(id)) {
            return;
        }
        var session = sent.orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such recording."));
        if (session.concerns(by)) {
            throw new Problem(ProblemType.FORBIDDEN, "Nobody judges a recording of their own, or that shows them.");
        }
        sessions.takeOut(id, who, by);
        reviews.close(id);
        rewards.earn(session);
    }

    @Transactional
    List<Review> reviews(UUID reviewer) {
        return reviews.waiting().stream()
                .flatMap(waiting -> sessions.facts(waiting.session()).stream()
                        .filter(session -> !session.concerns(reviewer) && !rulings.gaveOpinion(session.id(), reviewer))
                        .map(session -> new Review(
                                session.id(),
                                waiting.since(),
                                waiting.causes(),
                                session.prescribedKind(),
                                session.declaredKind(),
                                published
                                        .crowd(session.id())
                                        .map(kind -> kind == Kind.ATTACK)
                                        .orElse(null),
                                reviews.open(session.id()))))
                .toList();
    }

    /** As the rule has it now; in quarantine a reviewer has to look first, whatever the rule says. */
    Verdict verdict(SessionFacts session) {
        return quarantine.holds(session.id()) ? new Verdict.Review(Set.of()) : Rule.decide(known(session));
    }

    private Case known(SessionFacts session) {
        var inspection = published.inspection(session.id());
        return new Case(
                session.prescribedKind(),
                session.declaredKind(),
                inspection.isPresent(),
                inspection
                        .filter(found -> !found.passed())
                        .map(found -> found.reason() == null ? "unreadable" : found.reason()),
                published.crowd(session.id()),
                !reviews.open(session.id()).isEmpty(),
                session.truth());
    }

    private void apply(SessionFacts session, Case known) {
        var verdict = Rule.decide(known);
        if (known.inspected()) {
            sessions.count(session.id(), published.measured(session.id()));
        }
        switch (verdict) {
            case Verdict.Wait ignored -> reviews.close(session.id());
            case Verdict.Review review -> reviews.ask(session.id(), review.causes());
            case Verdict.Accept accepted -> sessions.accept(session.id(), accepted.truth());
            case Verdict.Reject rejected -> sessions.reject(session.id(), rejected.reason());
        }
        if (verdict instanceof Verdict.Accept || verdict instanceof Verdict.Reject) {
            reviews.close(session.id());
            if (Rule.honest(known, verdict)) {
                rewards.earn(session);
            } else {
                rewards.decline(session);
            }
        }
    }

    private void raiseFlags(SessionFacts session) {
        var inspection = published.inspection(session.id());
        if (inspection.isEmpty()) {
            return;
        }
        if (session.device().isPresent()) {
            for (var flag : Signs.of(session.device().get(), inspection.get())) {
                reviews.raise(session.id(), flag);
            }
        }
        String sha256 = inspection.get().sha256();
        if (sha256 != null) {
            published
                    .twin(session, sha256)
                    .ifPresent(twin -> reviews.raise(
                            session.id(),
                            new Flag(Signs.DUPLICATE, "The same bytes were sent as session " + twin + ".")));
        }
    }
}
