package dev.scotoma.capture.participant;

import dev.scotoma.capture.consent.Consents;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The door of the room: who takes part in what, and the end of it. */
@ApplicationScoped
public class Participants {
    private final ParticipantRepository participants;
    private final Invitations invitations;
    private final Consents consents;
    private final Guesses guesses;

    Participants(ParticipantRepository participants, Invitations invitations, Consents consents, Guesses guesses) {
        this.participants = participants;
        this.invitations = invitations;
        this.consents = consents;
        this.guesses = guesses;
    }

    /**
     * Holds off a withdrawal and any other session of this person in this campaign until the caller's transaction ends.
     *
     * @throws Problem 404 for somebody who is not in the campaign, 410 for somebody who has withdrawn
     */
    public void lockPlace(UUID participant, UUID campaign) {
        boolean active = participants
                .locked(participant, LockModeType.PESSIMISTIC_READ)
                .map(ParticipantRow::active)
                .orElseThrow(Participants::stranger);
        if (!active) {
            throw new Problem(ProblemType.GONE, "You have withdrawn; nothing more is recorded.");
        }
        if (!participants.lockEnrolment(participant, campaign)) {
            throw stranger();
        }
    }

    /**
     * Holds off whoever else counts in this place until the caller's transaction ends; answers false when there is none any more,
     * because the person has withdrawn.
     */
    public boolean lockEnrolment(UUID participant, UUID campaign) {
        return participants.lockEnrolment(participant, campaign);
    }

    public List<UUID> campaignsOf(UUID participant) {
        return participants.campaignsOf(participant);
    }

    /** @throws Problem 404 for a code that opens nothing, 429 for too many of them from one address */
    public UUID byReturnCode(String code, String address) {
        var found = participants.byReturnCode(code);
        if (found.isEmpty()) {
            guesses.missed(address);
            throw new Problem(ProblemType.NOT_FOUND, "This code is not known here; check what you typed.");
        }
        return found.get().participantId;
    }

    @Transactional
    Grant grant(String code, String address) {
        var participant = byReturnCode(code, address);
        if (!participants.findById(participant).active()) {
            throw new Problem(ProblemType.GONE, "You have withdrawn; this code only shows how that went.");
        }
        return new Grant(invitations.grant(participant));
    }

    /**
     * Ends the consent, forgets the answers and closes every way in, in the caller's transaction. Answers false when that had
     * happened before.
     */
    public boolean withdraw(UUID participant) {
        boolean ended = end(participant, ConsentState.WITHDRAWN);
        if (ended) {
            consents.withdraw(participant);
        }
        return ended;
    }

    /** Like {@link #withdraw}, because the time that was agreed to is over. */
    public boolean expire(UUID participant) {
        boolean ended = end(participant, ConsentState.EXPIRED);
        if (ended) {
            consents.expire(participant);
        }
        return ended;
    }

    public List<UUID> pastRetention() {
        return participants.pastRetention(LocalDate.now(ZoneOffset.UTC));
    }

    private boolean end(UUID participant, ConsentState state) {
        var row = participants
                .locked(participant, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "You have not taken part here."));
        if (!row.active()) {
            return false;
        }
        row.end(state);
        participants.forgetGrants(participant);
        participants.leaveCampaigns(participant);
        return true;
    }

    private static Problem stranger() {
        return new Problem(ProblemType.NOT_FOUND, "You are not invited to this campaign.");
    }
}
