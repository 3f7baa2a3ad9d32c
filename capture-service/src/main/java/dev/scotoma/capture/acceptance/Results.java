package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.acceptance.Result.Counted;
import dev.scotoma.capture.acceptance.Result.Reward;
import dev.scotoma.capture.acceptance.Result.Stage;
import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.reward.Rewards;
import dev.scotoma.capture.session.Payment;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.SessionState;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.session.Truth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells participants about their takes. */
@ApplicationScoped
class Results {
    private final Sessions sessions;
    private final Campaigns campaigns;
    private final Acceptance acceptance;
    private final Published published;
    private final ObjectionRepository objections;
    private final Rewards rewards;
    private final Duration waitLimit;
    private final Duration paidWithin;

    Results(
            Sessions sessions,
            Campaigns campaigns,
            Acceptance acceptance,
            Published published,
            ObjectionRepository objections,
            Rewards rewards,
            @ConfigProperty(name = "scotoma.reward.wait-limit") Duration waitLimit,
            @ConfigProperty(name = "scotoma.reward.paid-within") Duration paidWithin) {
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.acceptance = acceptance;
        this.published = published;
        this.objections = objections;
        this.rewards = rewards;
        this.waitLimit = waitLimit;
        this.paidWithin = paidWithin;
    }

    @Transactional
    Result of(UUID session, UUID participant) {
        return result(sessions.factsOfMine(session, participant));
    }

    @Transactional
    List<Result> all(UUID participant) {
        return sessions.allOf(participant).stream().map(this::result).toList();
    }

    private Result result(SessionFacts session) {
        var campaign = campaigns.get(session.campaignId());
        var inspection = published.inspection(session.id());
        boolean attack = session.prescribedKind() == Kind.ATTACK;
        return ResultBuilder.builder()
                .sessionId(session.id())
                .campaignId(session.campaignId())
                .attempt(session.attempt())
                .state(session.state())
                .counted(counted(session))
                .stage(stage(session))
                .until(session.state() == SessionState.OPENED ? session.expiresAt() : null)
                .tip(bystander(session)
                        .or(() -> inspection.flatMap(found -> Tip.of(found, session.prescribed())))
                        .orElse(null))
                .payment(session.payment())
                .reward(session.rewardMinor() == 0 ? null : reward(session, campaign))
                .fooled(
                        attack
                                ? published
                                        .takenForGenuine(session.id(), campaign.iterationToBeat())
                                        .orElse(null)
                                : null)
                .objection(objections.of(session.id()).orElse(null))
                .openedAt(session.openedAt())
                .uploadedAt(session.uploadedAt().orElse(null))
                .build();
    }

    private Reward reward(SessionFacts session, Campaign campaign) {
        boolean waits = session.payment() == Payment.NONE && session.state() == SessionState.UPLOADED;
        var due = waits && acceptance.paidForWaiting(session)
                ? session.uploadedAt().map(sent -> sent.plus(waitLimit))
                : session.payableAt().filter(since -> session.payment() == Payment.PAYABLE);
        return new Reward(
                session.rewardMinor(),
                campaign.rewardCurrency(),
                !waits || rewards.promised(session),
                due.map(since -> since.plus(paidWithin)).orElse(null));
    }

    private Stage stage(SessionFacts session) {
        return switch (session.state()) {
            case OPENED -> Stage.SENDING;
            case UPLOADED ->
                switch (acceptance.verdict(session)) {
                    case Verdict.Wait(boolean inspected) -> inspected ? Stage.PEOPLE : Stage.CHECK;
                    case Verdict.Review ignored -> Stage.REVIEW;
                    // Known already, and applied in a moment.
                    case Verdict.Accept ignored -> Stage.PEOPLE;
                    case Verdict.Reject ignored -> Stage.CHECK;
                };
            case ACCEPTED, REJECTED, EXPIRED -> Stage.DECIDED;
        };
    }

    /** Of what somebody else was in, no inspection is left, or soon none will be. */
    private static Optional<Tip> bystander(SessionFacts session) {
        return session.reason()
                .filter(reason -> reason.equals(SessionFacts.SEVERAL_FACES) || session.takenOut())
                .map(Tip::against);
    }

    /**
     * Nothing is said to count, or not to, before it is decided: while people still look, they may see what inspection
     * cannot.
     */
    private Counted counted(SessionFacts session) {
        return switch (session.state()) {
            case OPENED -> Counted.PENDING;
            case UPLOADED ->
                switch (acceptance.verdict(session)) {
                    case Verdict.Wait(boolean inspected) -> inspected ? Counted.CHECKED : Counted.PENDING;
                    case Verdict.Accept ignored -> Counted.CHECKED;
                    case Verdict.Review ignored -> Counted.PENDING;
                    case Verdict.Reject ignored -> Counted.PENDING;
                };
            case ACCEPTED ->
                session.truth()
                                .filter(truth -> truth == Truth.of(session.prescribedKind()))
                                .isPresent()
                        ? Counted.YES
                        : Counted.NO;
            case REJECTED, EXPIRED -> Counted.NO;
        };
    }
}
