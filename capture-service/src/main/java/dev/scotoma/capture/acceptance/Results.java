package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.acceptance.Result.Counted;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.session.Truth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells participants about their takes. */
@ApplicationScoped
class Results {
    private final Sessions sessions;
    private final Campaigns campaigns;
    private final Acceptance acceptance;
    private final Published published;

    Results(Sessions sessions, Campaigns campaigns, Acceptance acceptance, Published published) {
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.acceptance = acceptance;
        this.published = published;
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
                .tip(inspection
                        .map(found -> Tip.of(found, session.prescribed()))
                        .orElseGet(() -> bystander(session))
                        .orElse(null))
                .payment(session.payment())
                .fooled(
                        attack
                                ? published
                                        .takenForGenuine(session.id(), campaign.iterationToBeat())
                                        .orElse(null)
                                : null)
                .openedAt(session.openedAt())
                .uploadedAt(session.uploadedAt().orElse(null))
                .build();
    }

    /** Of what somebody else was in, no inspection is left. */
    private static Optional<Tip> bystander(SessionFacts session) {
        return session.reason().filter(SessionFacts.SEVERAL_FACES::equals).map(Tip::against);
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
                    case Verdict.Reject ignored -> Counted.NO;
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
