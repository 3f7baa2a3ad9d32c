package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Invitation;
import dev.scotoma.capture.campaign.Secret;
import dev.scotoma.capture.consent.Consents;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
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
    private final Guesses guesses;
    private final String splitKey;
    private final Duration grantValidFor;
    private final Period retention;

    Invitations(
            Campaigns campaigns,
            Consents consents,
            ParticipantRepository participants,
            Guesses guesses,
            @ConfigProperty(name = "scotoma.split.key") String splitKey,
            @ConfigProperty(name = "scotoma.grant.valid-for") Duration grantValidFor,
            @ConfigProperty(name = "scotoma.retention") Period retention) {
        this.campaigns = campaigns;
        this.consents = consents;
        this.participants = participants;
        this.guesses = guesses;
        this.splitKey = splitKey;
        this.grantValidFor = grantValidFor;
        this.retention = retention;
    }

    InvitationPreview preview(String token, @Nullable String locale, String address) {
        var campaign = campaign(invitation(token, address));
        return new InvitationPreview(InvitationPreview.InvitedCampaign.of(campaign), consents.current(locale));
    }

    /** @param caller somebody who is signed in keeps their person id */
    @Transactional
    Redeemed redeem(String token, Redemption said, Optional<UUID> caller, String address) {
        var invitation = invitation(token, address);
        var campaign = campaign(invitation);
        campaigns.requireKnown("age_band", said.ageBand());
        campaigns.requireKnown("gender", said.gender());
        campaigns.requireKnown("skin_tone", said.skinTone());

        var person = caller.orElseGet(UUID::randomUUID);
        var code = join(person);
        var row = participants
                .locked(person, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("a participant vanished"));
        if (!row.active()) {
            throw new Problem(
                    ProblemType.GONE, "You have withdrawn. Sign out first if you want to take part as somebody new.");
        }
        row.answer(said);
        consents.give(person, said.consentVersion(), said.locale(), said.shareWithOthers());
        if (!participants.enrolled(person, campaign.id())) {
            if (!campaigns.takeSeat(invitation.id())) {
                throw new Problem(ProblemType.GONE, "This invitation has been used up.");
            }
            participants.enrol(person, campaign.id(), invitation.id());
        }
        return new Redeemed(grant(person), code.orElse(null), campaign.id());
    }

    String grant(UUID participant) {
        String grant = Secret.fresh();
        participants.grant(participant, Secret.hash(grant), Instant.now().plus(grantValidFor));
        return grant;
    }

    /** Makes the participant unless there is one; answers the return code of a new one. */
    private Optional<String> join(UUID person) {
        String code = ReturnCode.fresh();
        boolean isNew = participants.insert(
                person,
                Split.draw(person, splitKey),
                ReturnCode.hash(code),
                LocalDate.now(ZoneOffset.UTC).plus(retention));
        return isNew ? Optional.of(code) : Optional.empty();
    }

    private Invitation invitation(String token, String address) {
        var found = campaigns.invitation(token);
        if (found.isEmpty()) {
            guesses.missed(address);
            throw new Problem(ProblemType.NOT_FOUND, "This invitation is not known here; check the link.");
        }
        var invitation = found.get();
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
