package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.CampaignEvent.Change;
import dev.scotoma.capture.campaign.SessionCounts.CellCounts;
import dev.scotoma.capture.campaign.SessionCounts.Counts;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The door of the room: campaigns, the invitations into them, and the vocabulary they are written in. */
@ApplicationScoped
public class Campaigns {
    private static final ProblemType PAUSED = new ProblemType("campaign-paused", 409, "Campaign paused");
    private static final ProblemType FILLED = new ProblemType("campaign-filled", 410, "Campaign filled");

    private final CampaignRepository campaigns;
    private final CellRepository cells;
    private final InvitationRepository invitations;
    private final Vocabulary vocabulary;
    private final SessionCounts counts;
    private final BlindSpots blindSpots;
    private final Optional<String> contact;

    Campaigns(
            CampaignRepository campaigns,
            CellRepository cells,
            InvitationRepository invitations,
            Vocabulary vocabulary,
            SessionCounts counts,
            BlindSpots blindSpots,
            @ConfigProperty(name = "scotoma.contact") Optional<String> contact) {
        this.campaigns = campaigns;
        this.cells = cells;
        this.invitations = invitations;
        this.vocabulary = vocabulary;
        this.counts = counts;
        this.blindSpots = blindSpots;
        this.contact = contact;
    }

    @Transactional
    Campaign create(NewCampaign wanted, UUID creator) {
        var asked = Asked.of(wanted);
        asked.values().forEach((axis, values) -> values.forEach(value -> vocabulary.require(axis, value)));
        Instant now = Instant.now();
        Instant opens = wanted.opensAt() == null ? now : wanted.opensAt();
        if (!wanted.closesAt().isAfter(opens) || !wanted.closesAt().isAfter(now)) {
            throw new Problem(ProblemType.BAD_REQUEST, "A campaign must close after it opens and in the future.");
        }
        requireOneEach(wanted.translations());
        blindSpots.requireCollectable(wanted.blindSpotId());
        var row = new CampaignRow(wanted, asked, creator, now);
        campaigns.persistAndFlush(row);
        cells.insert(row.campaignId, asked.cells());
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
        String type = Asked.attackType(kind, attackType);
        vocabulary.require("attack_type", type);
        return type;
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

    /** In the order they were asked for. @throws Problem 404 */
    public List<Cell> cells(UUID campaign) {
        row(campaign);
        return cells.of(campaign);
    }

    public Cell cell(UUID id) {
        return cells.find(id).orElseThrow(() -> new IllegalArgumentException("there is no cell " + id));
    }

    List<CampaignEvent> events(UUID campaign) {
        row(campaign);
        return cells.events(campaign);
    }

    /** Of the people who run the campaign, or else of the installation's. */
    public Optional<String> contact(Campaign campaign) {
        return Optional.ofNullable(campaign.contact()).or(() -> contact);
    }

    /** @throws Problem 409 before it opens and while it is paused, 410 once it is closed */
    public Campaign requireOpen(UUID id) {
        var campaign = get(id);
        return switch (campaign.state()) {
            case OPEN -> campaign;
            case SCHEDULED ->
                throw new Problem(ProblemType.CONFLICT, "This campaign opens at " + campaign.opensAt() + ".");
            case PAUSED ->
                throw new Problem(
                        PAUSED, "This campaign takes a break. What you have recorded can be sent; come back for more.");
            case CLOSED ->
                throw campaign.filledAt() == null
                        ? new Problem(ProblemType.GONE, "This campaign is closed.")
                        : new Problem(FILLED, "This campaign has everything that it asked for. Thank you for coming.");
        };
    }

    @Transactional
    void close(UUID id, UUID by) {
        var row = locked(id);
        if (row.state(Instant.now()) != CampaignState.CLOSED) {
            row.close();
            cells.note(id, Change.CLOSED, null, null, by);
        }
    }

    /** Whoever has opened a session may send it; nobody opens another. Asked for again, nothing happens. */
    @Transactional
    void pause(UUID id, UUID by) {
        var row = running(id);
        if (!row.paused) {
            row.paused = true;
            cells.note(id, Change.PAUSED, null, null, by);
        }
    }

    @Transactional
    void resume(UUID id, UUID by) {
        var row = running(id);
        if (row.paused) {
            row.paused = false;
            cells.note(id, Change.RESUMED, null, null, by);
        }
    }

    /** @throws Problem 409 unless the cell has a limit, is open, and this is more */
    @Transactional
    void raise(UUID campaign, UUID cell, int wanted, UUID by) {
        running(campaign);
        var before = open(campaign, cell);
        if (before.wanted() == null || before.wanted() >= wanted) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    before.wanted() == null
                            ? "This cell takes as many as come; there is no number to raise."
                            : "This cell wants " + before.wanted() + " already; a number is only ever raised.");
        }
        cells.raise(cell, wanted);
        cells.note(campaign, Change.RAISED, cell, wanted, by);
    }

    /** Gives the cell to nobody any more; what is in work for it counts in it. */
    @Transactional
    void closeCell(UUID campaign, UUID cell, UUID by) {
        running(campaign);
        open(campaign, cell);
        cells.close(cell);
        cells.note(campaign, Change.CELL_CLOSED, cell, null, by);
        closeWhenFilled(campaign);
    }

    /** Closes a campaign in whose open cells nothing is missing any more, in the caller's transaction; one without any is left to whoever closed them. */
    public void closeWhenFilled(UUID id) {
        var row = row(id);
        var open = cells.of(id).stream().filter(cell -> !cell.closed()).toList();
        if (row.closed || open.isEmpty() || open.stream().anyMatch(cell -> cell.wanted() == null)) {
            return;
        }
        // Whoever fills the last cell but one at the same time is waited for, or neither would see that it was the
        // last.
        campaigns.lock(row);
        if (filled(id, open) && !row.closed) {
            row.fill(Instant.now());
            cells.note(id, Change.FILLED, null, null, null);
        }
    }

    /** Opens a campaign again that closed because nothing was missing, where something is by now, in the caller's transaction. */
    public void openUnlessFilled(UUID id) {
        var row = row(id);
        if (row.filledAt == null) {
            return;
        }
        campaigns.lock(row);
        var open = cells.of(id).stream().filter(cell -> !cell.closed()).toList();
        if (row.filledAt != null && !filled(id, open)) {
            row.unfill();
            cells.note(id, Change.UNFILLED, null, null, null);
        }
    }

    private boolean filled(UUID id, List<Cell> open) {
        var byCell = counts.byCell(id);
        return open.stream()
                .allMatch(
                        cell -> byCell.getOrDefault(cell.id(), CellCounts.NONE).accepted()
                                >= Objects.requireNonNull(cell.wanted()));
    }

    private Cell open(UUID campaign, UUID cell) {
        var found = cells.locked(campaign, cell)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such cell."));
        if (found.closed()) {
            throw new Problem(ProblemType.CONFLICT, "This cell is closed.");
        }
        return found;
    }

    private CampaignRow running(UUID id) {
        var row = locked(id);
        if (row.state(Instant.now()) == CampaignState.CLOSED) {
            throw new Problem(ProblemType.GONE, "This campaign is closed.");
        }
        return row;
    }

    private CampaignRow locked(UUID id) {
        var row = row(id);
        campaigns.lock(row);
        return row;
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
