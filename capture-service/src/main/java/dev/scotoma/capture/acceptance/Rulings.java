package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.session.Truth;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What reviewers rule on the truth of sessions: alone or, where one of them asks for it, with a second opinion; and taking it back. */
@ApplicationScoped
class Rulings {
    private final RulingRepository rows;
    private final Acceptance acceptance;
    private final Sessions sessions;
    private final Campaigns campaigns;
    private final Quarantine quarantine;
    private final Jobs jobs;
    private final Duration undo;

    Rulings(
            RulingRepository rows,
            Acceptance acceptance,
            Sessions sessions,
            Campaigns campaigns,
            Quarantine quarantine,
            Jobs jobs,
            @ConfigProperty(name = "scotoma.review.undo") Duration undo) {
        this.rows = rows;
        this.acceptance = acceptance;
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.quarantine = quarantine;
        this.jobs = jobs;
        this.undo = undo;
    }

    /**
     * @throws Problem 404 for a session that is not there, 409 for one that needs no ruling, or none of a reviewer who gave an opinion on it,
     *     403 for one's own
     */
    @Transactional
    void rule(UUID id, Ruling ruling, UUID reviewer) {
        var session = acceptance.lockWaiting(id, reviewer);
        var opinions = rows.opinions(id);
        if (opinions.stream().anyMatch(opinion -> opinion.reviewerId().equals(reviewer))) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "You have said what you see in this session; another reviewer has to look now.");
        }
        var settled = settle(
                opinions.stream().map(RulingRepository.Opinion::says).toList(), ruling.truth(), ruling.secondOpinion());
        if (settled.isEmpty()) {
            rows.addOpinion(id, ruling, reviewer);
            return;
        }
        rows.add(id, ruling, reviewer);
        acceptance.enforce(session, settled.get(), reviewer, ruling.reason());
    }

    /** What two say is in force, and what three say differently each is undecided; empty while somebody else has to look. */
    static Optional<Truth> settle(List<Truth> before, Truth now, boolean second) {
        if (before.isEmpty()) {
            return second ? Optional.empty() : Optional.of(now);
        }
        if (before.contains(now)) {
            return Optional.of(now);
        }
        return before.size() == 1 ? Optional.empty() : Optional.of(Truth.UNDECIDED);
    }

    /**
     * Takes one's own ruling back. The session, its reward, its place in the campaign and its signs of fraud are as before, and it is decided
     * anew by what is known now.
     *
     * @throws Problem 404 for a session that is not there, 409 when there is no such ruling, others have acted on it, or it is too old
     */
    @Transactional
    void takeBack(UUID id, UUID reviewer) {
        var session = sessions.lockSent(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such recording."));
        var last = rows.last(id, reviewer, undo)
                .orElseThrow(() -> new Problem(ProblemType.CONFLICT, "You have ruled nothing on this session."));
        if (!last.stands() || quarantine.holds(id)) {
            throw new Problem(
                    ProblemType.CONFLICT, "Something else was done about this session since; your ruling stays.");
        }
        if (!last.recent()) {
            throw new Problem(
                    ProblemType.CONFLICT, "Rulings can be taken back for " + undo.toMinutes() + " minutes only.");
        }
        rows.takeBack(last.rulingId());
        if (!last.opinion()) {
            rows.restore(last.rulingId());
            campaigns.openUnlessFilled(session.campaignId());
            jobs.submit(Decision.NAME, id);
        }
    }

    @Transactional
    List<MyTruthRuling> of(UUID reviewer) {
        return rows.of(reviewer, undo);
    }

    @Transactional
    TruthAgreement agreement() {
        return rows.agreement();
    }
}
