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
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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
    private final Guesses guesses;
    private final Admission admission;
    private final Duration grantValidFor;

    Invitations(
            Campaigns campaigns,
            Consents consents,
            ParticipantRepository participants,
            Guesses guesses,
            Admission admission,
            @ConfigProperty(name = "scotoma.grant.valid-for") Duration grantValidFor) {
        this.campaigns = campaigns;
        this.consents = consents;
        this.participants = participants;
        this.guesses = guesses;
        this.admission = admission;
        this.grantValidFor = grantValidFor;
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
        return admission
                .counting(
                        network,
                        () -> QuarkusTransaction.requiringNew().call(() -> redeem(token, said, caller)),
                        Outcome::joined)
                .answer();
    }

    /** @param joined whether this made somebody a participant who was none */
    private record Outcome(Redeemed answer, boolean joined) {}

    private Outcome redeem(String token, Redemption said, Optional<UUID> caller) {
        var invitation = invitation(token);
        var campaign = campaign(invitation);
        var admitted = admission.admit(said, caller, Optional.empty());
        boolean enrolled = participants.enrolled(admitted.person(), campaign.id());
        if (!(admitted.repeated() && enrolled)) {
            admission.agree(admitted.person(), said);
        }
        if (!enrolled) {
            if (!campaigns.takeSeat(invitation.id())) {
                throw new Problem(ProblemType.GONE, "This invitation has been used up.");
            }
            participants.enrol(admitted.person(), campaign.id(), invitation.id());
        }
        return new Outcome(
                new Redeemed(grant(admitted.person()), admitted.returnCode(), campaign.id()), admitted.fresh());
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
