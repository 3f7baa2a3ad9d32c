package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.campaign.Language;
import dev.scotoma.capture.participant.Participants;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The door of the room. Commands named "in the caller's transaction" lock the session's row; the rest are transactions of their
 * own, reads too, because a request outlives several of them. Everybody takes locks in one order, or they would wait for each other:
 * the participants by their ids, the place in the campaign, the session against its withdrawal, the session's row. Whoever is not the participant of a session is told that it is not there.
 */
@ApplicationScoped
public class Sessions {
    private static final int LARGEST_PAGE = 200;
    private static final String UNDECIDED = "undecided";

    private final SessionRepository sessions;
    private final Openings openings;
    private final Assignments assignments;
    private final Campaigns campaigns;
    private final Participants participants;
    private final Instruments instruments;
    private final long maxBytes;

    Sessions(
            SessionRepository sessions,
            Openings openings,
            Assignments assignments,
            Campaigns campaigns,
            Participants participants,
            Instruments instruments,
            @ConfigProperty(name = "scotoma.upload.max-bytes") long maxBytes) {
        this.sessions = sessions;
        this.openings = openings;
        this.assignments = assignments;
        this.campaigns = campaigns;
        this.participants = participants;
        this.instruments = instruments;
        this.maxBytes = maxBytes;
    }

    Session open(NewSession declared, UUID participant) {
        return openings.open(declared, participant);
    }

    /**
     * Says what the attack of an opened session is made with and whose face it shows.
     *
     * @throws Problem 404, 409 or 410 where that cannot be said any more
     */
    @Transactional
    Session declare(UUID id, UUID participant, Means means) {
        var campaign = campaigns.get(own(sessions.findByIdOptional(id), participant).campaignId);
        openings.hold(participant, means);
        participants.lockPlace(participant, campaign.id());
        requireNotWithdrawn(id);
        var row = own(sessions.locked(id), participant);
        requireOpened(row);
        row.makeWith(openings.declare(row, means), campaign);
        return row.view(sessions.prompts(id), maxBytes);
    }

    List<MyCampaign> campaignsOf(UUID participant, Language language) {
        return openings.of(participant, language);
    }

    /** Last used first. */
    @Transactional
    List<Instrument> instrumentsOf(UUID participant) {
        return instruments.of(participant);
    }

    /** What somebody is shown in by others, newest campaign first. */
    @Transactional
    List<Appearance> appearancesOf(UUID person, Language language) {
        return sessions.appearances(person).stream()
                .map(row -> {
                    var campaign = campaigns.get(row.get("campaign_id", UUID.class));
                    var wording = campaign.wording(language);
                    return new Appearance(
                            campaign.id(),
                            wording.title(),
                            wording.language(),
                            row.get("sent", Integer.class),
                            row.get("paid", Integer.class),
                            row.get("minor", Long.class),
                            campaign.rewardCurrency());
                })
                .toList();
    }

    /** Erases what a participant has shown in attacks, and what has shown them, in the caller's transaction. */
    public void forgetInstruments(UUID participant) {
        instruments.forget(participant);
    }

    /** @throws Problem 404 for everybody but its participant */
    @Transactional
    public Session mine(UUID id, UUID participant) {
        return own(sessions.findByIdOptional(id), participant).view(sessions.prompts(id), maxBytes);
    }

    /** @throws Problem 404 for everybody but its participant */
    @Transactional
    public SessionFacts factsOfMine(UUID id, UUID participant) {
        return own(sessions.findByIdOptional(id), participant).facts();
    }

    /** Newest first. */
    @Transactional
    public List<SessionFacts> allOf(UUID participant) {
        return sessions.of(participant).stream().map(SessionRow::facts).toList();
    }

    @Transactional
    public Optional<SessionFacts> facts(UUID id) {
        return sessions.findByIdOptional(id).map(SessionRow::facts);
    }

    /** @throws Problem 404 also for one that was withdrawn */
    @Transactional
    SessionSummary summary(UUID id) {
        return sessions.kept(id).map(SessionRow::summary).orElseThrow(Sessions::missing);
    }

    @Transactional
    SessionPage page(@Nullable UUID campaign, @Nullable SessionState state, @Nullable UUID after, int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        var rows = sessions.page(campaign, state, after, size + 1);
        var items = rows.stream().limit(size).map(SessionRow::summary).toList();
        return new SessionPage(items, rows.size() > size ? items.getLast().id() : null);
    }

    /**
     * Notes the multipart upload opened for a session, unless one was noted meanwhile; answers the session as it then is.
     *
     * @throws Problem 410 when it was withdrawn or has expired, 409 when the campaign wants no more of this participant
     */
    @Transactional
    public SessionFacts beginUpload(UUID id, UUID participant, String uploadId, Recording recording, Device device) {
        campaigns.requireKnown("camera", device.camera());
        var campaign = campaigns.get(own(sessions.findByIdOptional(id), participant).campaignId);
        participants.lockPlace(participant, campaign.id());
        requireNotWithdrawn(id);
        var row = own(sessions.locked(id), participant);
        requireOpened(row);
        if (row.uploadId == null) {
            openings.requireRoom(campaign, participant, sessions.of(participant, campaign.id()));
            row.beginUpload(uploadId, recording, device);
        }
        return row.facts();
    }

    /** Gives up the upload in the caller's transaction; answers false when another or none is noted. */
    public boolean dropUpload(UUID id, String uploadId) {
        var row = sessions.locked(id).filter(found -> uploadId.equals(found.uploadId));
        row.ifPresent(SessionRow::dropUpload);
        return row.isPresent();
    }

    /**
     * The recording lies in storage. Saying so again changes nothing.
     *
     * @throws Problem 410 when it was withdrawn or has expired
     */
    @Transactional
    public void uploaded(UUID id, String recordingKey) {
        requireNotWithdrawn(id);
        var row = sessions.locked(id).orElseThrow(Sessions::missing);
        if (row.state == SessionState.OPENED && recordingKey.equals(row.recordingKey)) {
            row.uploaded();
        } else if (!recordingKey.equals(row.recordingKey)) {
            throw new Problem(ProblemType.GONE, "The time to send this recording is over.");
        }
    }

    /** Whether the session waits for a decision. */
    @Transactional
    public boolean undecided(UUID id) {
        return sessions.findByIdOptional(id)
                .filter(row -> row.state == SessionState.UPLOADED)
                .isPresent();
    }

    /** Sessions whose time to be sent ended before. */
    @Transactional
    public List<UUID> overdue(Instant before) {
        return sessions.overdue(before);
    }

    /** Expires an opened session in the caller's transaction; answers how it was before, or nothing when it was sent meanwhile. */
    public Optional<SessionFacts> expire(UUID id) {
        return sessions.locked(id)
                .filter(row -> row.state == SessionState.OPENED)
                .map(row -> {
                    var before = row.facts();
                    row.expire();
                    return before;
                });
    }

    /**
     * Locks an uploaded session for a decision in the caller's transaction, and its participant's place in the campaign with it, so
     * that nobody counts what is paid there meanwhile. Answers nothing for a session that is decided, withdrawn or gone.
     */
    public Optional<SessionFacts> lockUndecided(UUID id) {
        return lockSent(id).filter(session -> session.state() == SessionState.UPLOADED);
    }

    /** Locks a session that was sent, decided or not, as {@link #lockUndecided} does. */
    public Optional<SessionFacts> lockSent(UUID id) {
        var place = sessions.findByIdOptional(id);
        if (place.isEmpty()
                || !participants.lockEnrolment(place.get().participantId, place.get().campaignId)
                || sessions.withdrawn(id)) {
            return Optional.empty();
        }
        return sessions.locked(id)
                .map(SessionRow::facts)
                .filter(session -> session.state().sent());
    }

    /** Whether somebody has taken it out by now, in the caller's transaction. */
    public boolean takenOut(UUID id) {
        return sessions.locked(id)
                .map(SessionRow::facts)
                .filter(SessionFacts::takenOut)
                .isPresent();
    }

    /** Takes a session out that was sent, in the caller's transaction; its recording is erased soon. */
    public void takeOut(UUID id, Bystander who, UUID by) {
        sessions.locked(id).orElseThrow(Sessions::missing).takeOut(who.word, by);
    }

    /** In the caller's transaction. */
    public void rule(UUID id, Truth truth, UUID reviewer, String reason) {
        requireUndecided(id).rule(truth, reviewer, reason);
    }

    /**
     * Moves the place of a session that is not decided into the cell that it belongs to by what was measured, in the caller's transaction: what
     * was asked for is open again as soon as it is known that something else was recorded.
     */
    public void count(UUID id, Measured measured) {
        requireUndecided(id).countIn(assignments.belonging(id, measured).orElse(null));
    }

    /** In the caller's transaction. What was ruled to be something else than was asked for counts in no cell. */
    public void accept(UUID id, Truth truth) {
        var row = requireUndecided(id);
        row.accept(truth);
        if (truth == Truth.of(row.prescribedKind)) {
            sessions.flush();
            campaigns.closeWhenFilled(row.campaignId);
        } else {
            row.countIn(null);
        }
    }

    /**
     * Puts a ruling on an accepted session in force, in the caller's transaction: its truth is another one then, it counts in no cell, or it
     * is taken out. What it earned stays earned: its participant was told so.
     */
    public void overrule(UUID id, Truth truth, UUID reviewer, String reason) {
        var row = sessions.locked(id).orElseThrow(Sessions::missing);
        row.rule(truth, reviewer, reason);
        if (truth == Truth.UNDECIDED) {
            row.reject(UNDECIDED);
        }
        if (truth != Truth.of(row.prescribedKind)) {
            row.countIn(null);
        }
    }

    /** In the caller's transaction. */
    public void reject(UUID id, String reason) {
        requireUndecided(id).reject(reason);
    }

    /** In the caller's transaction. */
    public void pay(UUID id, Payment payment) {
        sessions.locked(id).orElseThrow(Sessions::missing).pay(payment);
    }

    /** How many sessions of this participant in this campaign are paid or will be; the caller has their place locked. */
    public int rewarded(UUID participant, UUID campaign) {
        return sessions.keptPlaces(participant, campaign)
                + (int) sessions.of(participant, campaign).stream()
                        .filter(row -> row.payment == Payment.PAYABLE || row.payment == Payment.PAID)
                        .count();
    }

    /** How many sessions of this participant in this campaign wait for a decision and are not paid yet. */
    public int waiting(UUID participant, UUID campaign) {
        return (int) sessions.of(participant, campaign).stream()
                .filter(row -> row.state == SessionState.UPLOADED && row.payment == Payment.NONE)
                .count();
    }

    /** Sessions that a person recorded or is shown in, in any state and always in one order. */
    public List<UUID> concerning(UUID person) {
        return sessions.concerning(person);
    }

    /** Erases the row and what hangs on it in the caller's transaction; answers how many session rows that were. */
    public int erase(UUID id) {
        return (int) sessions.delete("sessionId", id);
    }

    /** Keeps the session without its recording, in the caller's transaction; answers how many recordings were known. */
    public int forgetRecording(UUID id) {
        var row = sessions.locked(id).filter(found -> found.recordingKey != null);
        row.ifPresent(SessionRow::dropUpload);
        return row.isPresent() ? 1 : 0;
    }

    private SessionRow requireUndecided(UUID id) {
        var row = sessions.locked(id).orElseThrow(Sessions::missing);
        if (row.state != SessionState.UPLOADED) {
            throw new IllegalStateException("session " + id + " is " + row.state);
        }
        return row;
    }

    /** @throws Problem 410 when it was withdrawn */
    @Transactional
    public void requireNotWithdrawn(UUID id) {
        if (sessions.withdrawn(id)) {
            throw new Problem(
                    ProblemType.GONE,
                    "You have withdrawn, or the person has whom it shows, or somebody else is in the picture; it is being erased.");
        }
    }

    private static void requireOpened(SessionRow row) {
        if (row.state == SessionState.EXPIRED
                || (row.state == SessionState.OPENED && Instant.now().isAfter(row.expiresAt))) {
            throw new Problem(ProblemType.GONE, "The time to send this recording is over.");
        }
        if (row.state != SessionState.OPENED) {
            throw new Problem(ProblemType.CONFLICT, "This recording has been sent.");
        }
    }

    private static SessionRow own(Optional<SessionRow> row, UUID participant) {
        return row.filter(found -> found.participantId.equals(participant)).orElseThrow(Sessions::missing);
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such session.");
    }
}
