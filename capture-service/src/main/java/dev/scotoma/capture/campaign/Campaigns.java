package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.SessionCounts.Counts;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The door of the room: campaigns, the invitations into them, and the vocabulary they are written in. */
@ApplicationScoped
public class Campaigns {
    private static final String NO_ATTACK = "none";

    private final CampaignRepository campaigns;
    private final InvitationRepository invitations;
    private final Vocabulary vocabulary;
    private final SessionCounts counts;
    private final BlindSpots blindSpots;
    private final Optional<String> contact;

    Campaigns(
            CampaignRepository campaigns,
            InvitationRepository invitations,
            Vocabulary vocabulary,
            SessionCounts counts,
            BlindSpots blindSpots,
            @ConfigProperty(name = "scotoma.contact") Optional<String> contact) {
        this.campaigns = campaigns;
        this.invitations = invitations;
        this.vocabulary = vocabulary;
        this.counts = counts;
        this.blindSpots = blindSpots;
        this.contact = contact;
    }

    @Transactional
    Campaign create(NewCampaign wanted, UUID creator) {
        String attackType = attackType(wanted.kind(), wanted.attackType());
        vocabulary.require("pai_quality", wanted.paiQuality());
        vocabulary.require("camera", wanted.camera());
        vocabulary.require("distance", wanted.distance());
        vocabulary.require("light_level", wanted.lightLevel());
        vocabulary.require("light_dir", wanted.lightDir());
        vocabulary.require("environment", wanted.environment());
        Instant now = Instant.now();
        Instant opens = wanted.opensAt() == null ? now : wanted.opensAt();
        if (!wanted.closesAt().isAfter(opens) || !wanted.closesAt().isAfter(now)) {
            throw new Problem(ProblemType.BAD_REQUEST, "A campaign must close after it opens and in the future.");
        }
        requireOneEach(wanted.translations());
        blindSpots.requireCollectable(wanted.blindSpotId());
        var row = new CampaignRow(wanted, attackType, creator, now);
        campaigns.persist(row);
        return row.view(now, Counts.NONE);
    }

    private static void requireOneEach(@Nullable List<Translation> translations) {
        var seen = EnumSet.of(Language.ENGLISH);
        for (var translation : translations == null ? List.<Translation>of() : translations) {
            if (translation.language() == Language.ENGLISH) {
                throw new Problem(
                        ProblemType.BAD_REQUEST, "English is the campaign's own title and brief and no translation.");
            }
            if (!seen.add(translation.language())) {
                throw new Problem(
                        ProblemType.BAD_REQUEST, "Two translations are in " + translation.language().tag + ".");
            }
        }
    }

    /**
     * The species that goes with a kind: none for a genuine one, a known one for an attack.
     *
     * @throws Problem 400 when they contradict each other
     */
    public String attackType(Kind kind, @Nullable String attackType) {
        if (kind == Kind.GENUINE) {
            if (attackType != null && !attackType.equals(NO_ATTACK)) {
                throw new Problem(ProblemType.BAD_REQUEST, "A genuine recording has no attack type.");
            }
            return NO_ATTACK;
        }
        if (attackType == null || attackType.equals(NO_ATTACK)) {
            throw new Problem(ProblemType.BAD_REQUEST, "An attack needs an attack type.");
        }
        vocabulary.require("attack_type", attackType);
        return attackType;
    }

    /** Passes for an absent value. @throws Problem 400 naming the values this closed axis has */
    public void requireKnown(String axis, @Nullable String value) {
        vocabulary.require(axis, value);
    }

    List<Campaign> all() {
        Instant now = Instant.now();
        var rows = campaigns.newestFirst();
        var byCampaign = counts.of(rows.stream().map(row -> row.campaignId).toList());
        return rows.stream()
                .map(row -> row.view(now, byCampaign.getOrDefault(row.campaignId, Counts.NONE)))
                .toList();
    }

    Campaign counted(UUID id) {
        return row(id).view(Instant.now(), counts.of(Set.of(id)).getOrDefault(id, Counts.NONE));
    }

    /** Without its counts. @throws Problem 404 */
    public Campaign get(UUID id) {
        return row(id).view(Instant.now(), Counts.NONE);
    }

    /** Of the people who run the campaign, or else of the installation's. */
    public Optional<String> contact(Campaign campaign) {
        return Optional.ofNullable(campaign.contact()).or(() -> contact);
    }

    /** @throws Problem 409 before it opens, 410 once it is closed */
    public Campaign requireOpen(UUID id) {
        var campaign = get(id);
        return switch (campaign.state()) {
            case OPEN -> campaign;
            case SCHEDULED ->
                throw new Problem(ProblemType.CONFLICT, "This campaign opens at " + campaign.opensAt() + ".");
            case CLOSED -> throw new Problem(ProblemType.GONE, "This campaign is closed.");
        };
    }

    @Transactional
    void close(UUID id) {
        row(id).close();
    }

    @Transactional
    IssuedInvitation invite(UUID campaign, NewInvitation wanted, UUID creator) {
        Instant now = Instant.now();
        if (row(campaign).state(now) == CampaignState.CLOSED) {
            throw new Problem(ProblemType.GONE, "This campaign is closed.");
        }
        String token = Secret.fresh();
        var row = new InvitationRow(campaign, Secret.hash(token), wanted, creator, now);
        invitations.persist(row);
        return new IssuedInvitation(
                row.invitationId, token, "/j/" + token, wanted.expiresAt(), wanted.maxParticipants());
    }

    List<Invitation> invitations(UUID campaign) {
        row(campaign);
        return invitations.of(campaign).stream().map(InvitationRow::view).toList();
    }

    /** The invitation of a token, whatever its state; empty for a guess. */
    public Optional<Invitation> invitation(String token) {
        return invitations.byToken(token).map(InvitationRow::view);
    }

    /** Takes one of the invitation's seats in the caller's transaction; answers false when all are taken. */
    public boolean takeSeat(UUID invitation) {
        return invitations.takeSeat(invitation);
    }

    private CampaignRow row(UUID id) {
        return campaigns
                .findByIdOptional(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such campaign."));
    }
}
