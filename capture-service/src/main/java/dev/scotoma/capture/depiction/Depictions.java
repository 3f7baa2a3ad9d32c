package dev.scotoma.capture.depiction;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.campaign.Language;
import dev.scotoma.capture.campaign.Secret;
import dev.scotoma.capture.consent.Consents;
import dev.scotoma.capture.depiction.DepictionRepository.Link;
import dev.scotoma.capture.depiction.LinkPreview.ShownCampaign;
import dev.scotoma.capture.participant.Participants;
import dev.scotoma.capture.participant.Participants.Agreed;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.kit.RateLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The door of the room. Whoever agrees to be shown is a participant like any other, of the split of who records: somebody new gets an id of that
 * split, and of somebody who is known and of another one the signature is refused. So no face is in two splits.
 */
@ApplicationScoped
public class Depictions {
    private static final int MADE_PER_DAY = 20;
    private static final ProblemType OWN_LINK = new ProblemType("own-link", 403, "This link is for somebody else");

    private final DepictionRepository depictions;
    private final Campaigns campaigns;
    private final Consents consents;
    private final Participants participants;
    private final RateLimits limits;
    private final int each;
    private final Duration validFor;

    Depictions(
            DepictionRepository depictions,
            Campaigns campaigns,
            Consents consents,
            Participants participants,
            RateLimits limits,
            @ConfigProperty(name = "scotoma.depiction.each") int each,
            @ConfigProperty(name = "scotoma.depiction.valid-for") Duration validFor) {
        this.depictions = depictions;
        this.campaigns = campaigns;
        this.consents = consents;
        this.participants = participants;
        this.limits = limits;
        this.each = each;
        this.validFor = validFor;
    }

    /** @throws Problem 409 for a campaign that asks for no attack, or when this participant shows as many as one may */
    IssuedLink make(NewDepiction wanted, UUID recorder) {
        limits.take("depiction:" + recorder, MADE_PER_DAY, Duration.ofDays(1));
        return QuarkusTransaction.requiringNew().call(() -> {
            participants.lockPlace(recorder, wanted.campaignId());
            var campaign = campaigns.requireOpen(wanted.campaignId());
            if (campaign.kind() != Kind.ATTACK) {
                throw new Problem(ProblemType.CONFLICT, "Only attacks show somebody else.");
            }
            if (depictions.people(recorder, campaign.id()) >= each) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "Your attacks in this campaign may show " + each
                                + " people beside you, links that wait included, which you can call back. "
                                + "Who agreed once counts also where you ended it.");
            }
            String token = Secret.fresh();
            Instant expiresAt = Instant.now().plus(validFor);
            UUID id = depictions.insert(wanted, recorder, Secret.hash(token), expiresAt);
            return new IssuedLink(id, token, "/s/" + token, expiresAt);
        });
    }

    @Transactional
    List<Depiction> of(UUID recorder, @Nullable UUID campaign) {
        return depictions.of(recorder, campaign);
    }

    /** What was recorded so far stays: it is for the person shown to withdraw it. */
    @Transactional
    void end(UUID id, UUID recorder) {
        if (!depictions.end(id, recorder)) {
            throw new Problem(ProblemType.NOT_FOUND, "You have no such link.");
        }
    }

    LinkPreview preview(String token, @Nullable String locale, Optional<UUID> caller, String network) {
        return participants.guarded(
                network,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    var link = open(find(token));
                    var campaign = campaign(link);
                    return new LinkPreview(
                            Optional.ofNullable(link.recorderName()).orElse(""),
                            shown(campaign, Language.of(locale)),
                            consents.current(locale),
                            link.expiresAt(),
                            caller.filter(link.recorderId()::equals).isPresent());
                }));
    }

    /**
     * Somebody agrees to be shown. Asked for again with the same attempt it answers the same.
     *
     * @param caller who is signed in on the device; it is them who sign unless they have handed it over
     * @throws Problem 403 for whoever made the link, 410 for a link that is spent or over, 409 for somebody of another split
     */
    Signed sign(String token, Signature signature, Optional<UUID> caller, String network) {
        var agreed = participants.joining(
                network, () -> QuarkusTransaction.requiringNew().call(() -> sign(token, signature, caller)));
        return new Signed(agreed.returnCode());
    }

    private Agreed sign(String token, Signature signature, Optional<UUID> caller) {
        var link = find(token);
        campaign(link);
        Optional<UUID> known = known(signature, caller);
        if (known.filter(link.recorderId()::equals).isPresent()) {
            throw new Problem(
                    OWN_LINK,
                    "This link is for another adult. Your own face needs no link: you have agreed to it already.");
        }
        var agreed = participants.agreeBeside(link.recorderId(), signature.consent(), known);
        var now = depictions.locked(link.id()).orElseThrow(Depictions::unknown);
        if (agreed.person().equals(now.shownId()) && now.endedAt() == null) {
            return agreed;
        }
        open(now);
        if (depictions.shows(link.recorderId(), link.campaignId(), agreed.person())) {
            throw new Problem(ProblemType.CONFLICT, "You have agreed to this before, by another link of this person.");
        }
        depictions.sign(now, agreed.person());
        return agreed;
    }

    private Optional<UUID> known(Signature signature, Optional<UUID> caller) {
        if (signature.returnCode() != null) {
            return Optional.of(participants
                    .withReturnCode(signature.returnCode())
                    .orElseThrow(() ->
                            new Problem(ProblemType.NOT_FOUND, "This code is not known here; check what you typed.")));
        }
        return signature.handedOver() ? Optional.empty() : caller;
    }

    /** Holds off withdrawals of a participant and of whom their attack is to show; see {@link Participants#hold}. */
    public void hold(UUID recorder, @Nullable UUID depiction) {
        participants.hold(
                recorder,
                Optional.ofNullable(depiction).flatMap(depictions::byId).map(Link::shownId));
    }

    /**
     * Whom a participant's attack shows, held against their withdrawal until the caller's transaction ends.
     *
     * @throws Problem 409 where nobody has agreed to it, or does no more
     */
    public UUID requireSigned(UUID depiction, UUID recorder, UUID campaign) {
        return depictions
                .byId(depiction)
                .filter(link ->
                        link.recorderId().equals(recorder) && link.campaignId().equals(campaign))
                .map(Link::shownId)
                .filter(participants::holdActive)
                .filter(shown -> depictions
                        .locked(depiction)
                        .filter(link -> link.endedAt() == null)
                        .isPresent())
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "This person has not agreed that you show them, or does not any more."));
    }

    /** Ends whatever one of the two agreed to who withdraws, in the caller's transaction. */
    public void forget(UUID person) {
        depictions.forget(person);
    }

    private Link find(String token) {
        return depictions.byToken(Secret.hash(token)).orElseThrow(Depictions::unknown);
    }

    private Link open(Link link) {
        if (link.shownId() != null) {
            throw new Problem(ProblemType.GONE, "This link was used. Each is for one person.");
        }
        if (link.endedAt() != null) {
            throw new Problem(
                    ProblemType.GONE, "This link was called back by the one who made it, or its time is over.");
        }
        if (!Instant.now().isBefore(link.expiresAt())) {
            throw new Problem(ProblemType.GONE, "The time of this link is over. Ask for a new one.");
        }
        return link;
    }

    private Campaign campaign(Link link) {
        var campaign = campaigns.get(link.campaignId());
        if (campaign.state() == CampaignState.CLOSED) {
            throw new Problem(ProblemType.GONE, "This campaign is closed.");
        }
        return campaign;
    }

    private ShownCampaign shown(Campaign campaign, Language language) {
        var wording = campaign.wording(language);
        return new ShownCampaign(
                wording.title(),
                wording.brief(),
                wording.language(),
                campaign.sessionsEach(),
                campaign.rewardMinor(),
                campaign.rewardCurrency(),
                campaign.closesAt(),
                campaigns.contact(campaign).orElse(null));
    }

    private static Problem unknown() {
        return new Problem(ProblemType.NOT_FOUND, "This link is not known here; check it.");
    }
}
