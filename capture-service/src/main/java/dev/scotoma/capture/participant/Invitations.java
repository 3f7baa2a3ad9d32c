package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Invitation;
import dev.scotoma.capture.campaign.Language;
import dev.scotoma.capture.campaign.Secret;
import dev.scotoma.capture.consent.Consents;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.kit.RateLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** From a link to a participant. A token that was guessed and one that was mistyped get the same answer. */
@ApplicationScoped
class Invitations {
    private final Campaigns campaigns;
    private final Consents consents;
    private final ParticipantRepository participants;
    private static final Duration HOUR = Duration.ofHours(1);
    /** How long a page may ask again for an answer that was lost. */
    private static final Duration REPEATED_WITHIN = Duration.ofDays(1);

    private final Guesses guesses;
    private final Attempts attempts;
    private final RateLimits limits;
    private final int joinsPerNetwork;
    private final String splitKey;
    private final Duration grantValidFor;
    private final Period retention;

    Invitations(
            Campaigns campaigns,
            Consents consents,
            ParticipantRepository participants,
            Guesses guesses,
            Attempts attempts,
            RateLimits limits,
            @ConfigProperty(name = "scotoma.joins-per-network") int joinsPerNetwork,
            @ConfigProperty(name = "scotoma.split.key") String splitKey,
            @ConfigProperty(name = "scotoma.grant.valid-for") Duration grantValidFor,
            @ConfigProperty(name = "scotoma.retention") Period retention) {
        this.campaigns = campaigns;
        this.consents = consents;
        this.participants = participants;
        this.guesses = guesses;
        this.attempts = attempts;
        this.limits = limits;
        this.joinsPerNetwork = joinsPerNetwork;
        this.splitKey = splitKey;
        this.grantValidFor = grantValidFor;
        this.retention = retention;
    }

    InvitationPreview preview(String token, @Nullable String locale, String network) {
        var campaign = guesses.counting(network, () -> campaign(invitation(token)));
        return new InvitationPreview(
                InvitationPreview.InvitedCampaign.of(campaign, Language.of(locale)), consents.current(locale));
    }

    /**
     * Makes a visitor a participant. Asked for again with the same attempt it answers the same and takes no second seat.
     *
     * @param caller somebody who is signed in keeps their person id
     * @throws Problem 429 when too many new people have come from one network within the hour
     */
    Redeemed redeem(String token, Redemption said, Optional<UUID> caller, String network) {
        String seats = "join:" + network;
        limits.take(seats, joinsPerNetwork, HOUR);
        boolean joined = false;
        try {
            var redeemed = guesses.counting(
                    network, () -> QuarkusTransaction.requiringNew().call(() -> redeem(token, said, caller)));
            joined = redeemed.joined();
            return redeemed.answer();
        } finally {
            if (!joined) {
                limits.giveBack(seats, HOUR);
            }
        }
    }

    /** @param joined whether this made somebody a participant who was none */
    private record Outcome(Redeemed answer, boolean joined) {}

    private Outcome redeem(String token, Redemption said, Optional<UUID> caller) {
        var invitation = invitation(token);
        var campaign = campaign(invitation);
        campaigns.requireKnown("age_band", said.ageBand());
        campaigns.requireKnown("gender", said.gender());
        campaigns.requireKnown("skin_tone", said.skinTone());

        UUID attempt = said.attempt() == null ? UUID.randomUUID() : said.attempt();
        UUID person = caller.orElseGet(() -> attempts.person(attempt));
        String code = attempts.returnCode(attempt);
        boolean isNew = participants.insert(
                person,
                Split.draw(person, splitKey),
                ReturnCode.hash(code),
                LocalDate.now(ZoneOffset.UTC).plus(retention));
        var row = participants
                .locked(person, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("a participant vanished"));
        if (!row.active()) {
            throw new Problem(
                    ProblemType.GONE, "You have withdrawn. Sign out first if you want to take part as somebody new.");
        }
        boolean repeated =
                !isNew && row.joinedWith(ReturnCode.hash(code), Instant.now().minus(REPEATED_WITHIN));
        boolean enrolled = participants.enrolled(person, campaign.id());
        if (!(repeated && enrolled)) {
            row.answer(said);
            consents.give(person, said.consentVersion(), said.locale(), said.shareWithOthers());
        }
        if (!enrolled) {
            if (!campaigns.takeSeat(invitation.id())) {
                throw new Problem(ProblemType.GONE, "This invitation has been used up.");
            }
            participants.enrol(person, campaign.id(), invitation.id());
        }
        return new Outcome(new Redeemed(grant(person), isNew || repeated ? code : null, campaign.id()), isNew);
    }

    String grant(UUID participant) {
        String grant = Secret.fresh();
        participants.grant(participant, Secret.hash(grant), Instant.now().plus(grantValidFor));
        return grant;
    }

    private Invitation invitation(String token) {
        var invitation = campaigns
                .invitation(token)
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "This invitation is not known here; check the link."));
        if (!Instant.now().isBefore(invitation.expiresAt())) {
            throw new Problem(ProblemType.GONE, "This invitation has expired.");
        }
        return invitation;
    }

    private Campaign campaign(Invitation invitation) {
        var campaign = campaigns.get(invitation.campaignId());
        if (campaign.state() == CampaignState.CLOSED) {
            throw new Problem(ProblemType.GONE, "This campaign is closed.");
        }
        return campaign;
    }
}
