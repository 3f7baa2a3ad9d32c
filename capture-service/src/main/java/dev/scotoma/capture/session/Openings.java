package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Cell;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.campaign.Language;
import dev.scotoma.capture.campaign.Secret;
import dev.scotoma.capture.depiction.Depictions;
import dev.scotoma.capture.participant.Participants;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens sessions, and says how many are left to a participant. */
@ApplicationScoped
class Openings {
    /** A participant may begin this many times for every session wanted; most begin once. */
    private static final int ATTEMPTS_PER_SESSION = 20;

    private static final Means NOTHING = new Means(null, null, null, null);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionRepository sessions;
    private final Assignments assignments;
    private final Campaigns campaigns;
    private final Participants participants;
    private final Instruments instruments;
    private final Depictions depictions;
    private final Duration validFor;
    private final long maxBytes;

    Openings(
            SessionRepository sessions,
            Assignments assignments,
            Campaigns campaigns,
            Participants participants,
            Instruments instruments,
            Depictions depictions,
            @ConfigProperty(name = "scotoma.session.valid-for") Duration validFor,
            @ConfigProperty(name = "scotoma.upload.max-bytes") long maxBytes) {
        this.sessions = sessions;
        this.assignments = assignments;
        this.campaigns = campaigns;
        this.participants = participants;
        this.instruments = instruments;
        this.depictions = depictions;
        this.validFor = validFor;
        this.maxBytes = maxBytes;
    }

    @Transactional
    Session open(NewSession declared, UUID participant) {
        hold(participant, declared.means());
        participants.lockPlace(participant, declared.campaignId());
        var campaign = campaigns.requireOpen(declared.campaignId());
        campaigns.requireKnown("pai_quality", declared.paiQuality());
        campaigns.requireKnown("environment", declared.environment());
        campaigns.requireKnown("camera", declared.camera());

        var earlier = sessions.of(participant, campaign.id());
        requireRoom(campaign, participant, earlier);
        int attempt = earlier.stream().mapToInt(row -> row.attempt).max().orElse(0) + 1;
        if (attempt > campaign.sessionsEach() * ATTEMPTS_PER_SESSION) {
            throw new Problem(ProblemType.TOO_MANY, "You have begun too many recordings in this campaign.");
        }
        var cell = campaigns.cell(assignments.assign(campaign.id(), participant, declared.camera()));
        var shown = instruments.use(declared(declared, cell, participant), participant);
        var row = new SessionRow(participant, campaign, cell, shown, attempt, Secret.fresh(), validFor);
        sessions.persistAndFlush(row);
        var prompts = Prompts.draw(RANDOM);
        sessions.save(row.sessionId, prompts);
        return row.view(prompts, maxBytes);
    }

    /** Everybody whom a session concerns, before anything of it is locked. */
    void hold(UUID participant, Means means) {
        depictions.hold(participant, means.depictionId());
    }

    /** Of what nobody could know before the cell was assigned, the cell speaks. */
    private Declared declared(NewSession said, Cell cell, UUID participant) {
        var kind = said.declaredKind() == null ? cell.kind() : said.declaredKind();
        boolean unnamed = said.declaredAttackType() == null && kind == cell.kind();
        String attackType = campaigns.attackType(kind, unnamed ? cell.attackType() : said.declaredAttackType());
        boolean asked = said.declaredKind() != null || cell.kind() == Kind.ATTACK;
        return declared(
                new Declared(kind, attackType, null, null, null, said.environment(), null),
                asked ? said.means() : NOTHING,
                participant,
                said.campaignId());
    }

    /** @throws Problem 400 for a genuine recording of somebody else, 409 for a face of somebody who has not agreed to it */
    private Declared declared(Declared what, Means means, UUID participant, UUID campaign) {
        UUID depiction = means.depictionId();
        if (depiction != null && what.kind() != Kind.ATTACK) {
            throw new Problem(ProblemType.BAD_REQUEST, "Only an attack shows somebody else; record your own face.");
        }
        return new Declared(
                what.kind(),
                what.attackType(),
                means.paiQuality(),
                means.instrument(),
                means.instrumentId(),
                what.environment(),
                depiction == null ? null : depictions.requireSigned(depiction, participant, campaign));
    }

    /**
     * Notes what an attack is made with and whose face it shows, where only the opened session could say what it asks for.
     *
     * @throws Problem 409 for a genuine session, or once its recording has begun to be sent
     */
    Declared declare(SessionRow row, Means means) {
        campaigns.requireKnown("pai_quality", means.paiQuality());
        if (row.declaredKind != Kind.ATTACK) {
            throw new Problem(ProblemType.CONFLICT, "A genuine recording is made with nothing but your face.");
        }
        if (row.uploadId != null) {
            throw new Problem(ProblemType.CONFLICT, "This recording is being sent already.");
        }
        var what = new Declared(row.declaredKind, row.declaredAttackType, null, null, null, row.environment, null);
        return instruments.use(declared(what, means, row.participantId, row.campaignId), row.participantId);
    }

    /** @throws Problem 409 when the participant has given all the campaign wants, with the place locked by the caller */
    void requireRoom(Campaign campaign, UUID participant, List<SessionRow> earlier) {
        if (sessions.keptPlaces(participant, campaign.id()) + taken(earlier) >= campaign.sessionsEach()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "You have sent all " + campaign.sessionsEach() + " recordings of this campaign.");
        }
    }

    List<MyCampaign> of(UUID participant, Language language) {
        return participants.campaignsOf(participant).stream()
                .map(campaigns::get)
                .map(campaign -> mine(campaign, language, done(participant, campaign)))
                .toList();
    }

    private int done(UUID participant, Campaign campaign) {
        return sessions.keptPlaces(participant, campaign.id())
                + (int) sessions.of(participant, campaign.id()).stream()
                        .filter(Openings::sent)
                        .count();
    }

    private MyCampaign mine(Campaign campaign, Language language, int done) {
        var wording = campaign.wording(language);
        return MyCampaignBuilder.builder()
                .id(campaign.id())
                .title(wording.title())
                .brief(wording.brief())
                .language(wording.language())
                .contact(campaigns.contact(campaign).orElse(null))
                .kind(campaign.kind())
                .varied(campaign.varied())
                .attackType(campaign.attackType())
                .paiQuality(campaign.paiQuality())
                .camera(campaign.camera())
                .distance(campaign.distance())
                .lightLevel(campaign.lightLevel())
                .lightDir(campaign.lightDir())
                .environment(campaign.environment())
                .sessionsEach(campaign.sessionsEach())
                .rewardMinor(campaign.earnsEach())
                .rewardCurrency(campaign.rewardCurrency())
                .opensAt(campaign.opensAt())
                .closesAt(campaign.closesAt())
                .state(campaign.state())
                .done(done)
                .left(Math.max(0, campaign.sessionsEach() - done))
                .build();
    }

    /** A session takes its place when its recording begins to be sent; one that was only opened may be opened again. */
    private static long taken(List<SessionRow> sessions) {
        return sessions.stream()
                .filter(row -> sent(row) || (row.state == SessionState.OPENED && row.uploadId != null))
                .count();
    }

    private static boolean sent(SessionRow row) {
        return row.state == SessionState.UPLOADED || row.state == SessionState.ACCEPTED;
    }
}
