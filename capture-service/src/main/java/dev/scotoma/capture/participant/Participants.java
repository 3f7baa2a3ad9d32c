package dev.scotoma.capture.participant;

import dev.scotoma.capture.consent.Consents;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The door of the room: who takes part in what, and the end of it. */
@ApplicationScoped
public class Participants {
    private static final ProblemType OTHER_SPLIT = new ProblemType("other-split", 409, "Kept for another purpose");

    private final ParticipantRepository participants;
    private final Invitations invitations;
    private final Consents consents;
    private final Guesses guesses;
    private final Admission admission;

    Participants(
            ParticipantRepository participants,
            Invitations invitations,
            Consents consents,
            Guesses guesses,
            Admission admission) {
        this.participants = participants;
        this.invitations = invitations;
        this.consents = consents;
        this.guesses = guesses;
        this.admission = admission;
    }

    /** Runs what looks the secret of a link up, outside of any transaction. @throws Problem 429 for too many that open nothing */
    public <T> T guarded(String network, Supplier<T> lookUp) {
        return guesses.counting(network, lookUp);
    }

    /** Runs what makes somebody a participant by the secret of a link, outside of any transaction; see {@link #agreeBeside}. */
    public Agreed joining(String network, Supplier<Agreed> joining) {
        return admission.counting(network, joining, Agreed::fresh);
    }

    /**
     * Somebody who agreed.
     *
     * @param returnCode shown only now; absent for who has one
     * @param fresh whether they were no participant before
     */
    public record Agreed(UUID person, @Nullable String returnCode, boolean fresh) {}

    /**
     * Notes that somebody agrees who is to be in the same split as another, in the caller's transaction. Both are locked until it ends. Whoever is
     * new gets an id of that split.
     *
     * @param known who they are, where that is known
     * @throws Problem 409 where somebody known is of another split, 410 where one of the two has withdrawn
     */
    public Agreed agreeBeside(UUID other, Redemption said, Optional<UUID> known) {
        lock(other, known, LockModeType.PESSIMISTIC_WRITE);
        var beside = participants.findByIdOptional(other).orElseThrow(Participants::stranger);
        var admitted = admission.admit(said, known, Optional.of(beside.split));
        if (participants.findById(admitted.person()).split != beside.split) {
            throw new Problem(
                    OTHER_SPLIT,
                    "Thank you for your help. The data has parts that are kept apart, and you are in another one than the person who made this link. "
                            + "One face must not be in both, so their attacks cannot show you. Nothing was kept of this.");
        }
        if (!admitted.repeated()) {
            admission.agree(admitted.person(), said);
        }
        return new Agreed(admitted.person(), admitted.returnCode(), admitted.fresh());
    }

    /**
     * Holds off withdrawals of both until the caller's transaction ends. Whoever needs two of them does this before anything else, because
     * a withdrawal has locked its person when it waits for sessions and places.
     */
    public void hold(UUID one, Optional<UUID> another) {
        lock(one, another, LockModeType.PESSIMISTIC_READ);
    }

    /** In one order, or two who show each other would wait for each other. */
    private void lock(UUID one, Optional<UUID> another, LockModeType mode) {
        Stream.concat(Stream.of(one), another.stream())
                .distinct()
                .sorted()
                .forEach(person -> participants.locked(person, mode));
    }

    /** Holds off a withdrawal of this person until the caller's transaction ends; answers false for who has withdrawn. */
    public boolean holdActive(UUID person) {
        return participants
                .locked(person, LockModeType.PESSIMISTIC_READ)
                .filter(ParticipantRow::active)
                .isPresent();
    }

    /** Whom a return code brings back; nothing where nobody has it. */
    public Optional<UUID> withReturnCode(String code) {
        return participants.byReturnCode(code).map(row -> row.participantId);
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

    /**
     * Runs what begins with a return code, in a transaction of its own and outside of any other.
     *
     * @throws Problem 429 for too many codes from one network that open nothing
     */
    public <T> T byReturnCode(String code, String network, Function<UUID, T> then) {
        return guesses.counting(
                network, () -> QuarkusTransaction.requiringNew().call(() -> then.apply(byReturnCode(code))));
    }

    private UUID byReturnCode(String code) {
        return participants
                .byReturnCode(code)
                .map(row -> row.participantId)
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "This code is not known here; check what you typed."));
    }

    Grant grant(String code, String network) {
        return byReturnCode(code, network, participant -> {
            if (!participants.findById(participant).active()) {
                throw new Problem(ProblemType.GONE, "You have withdrawn; this code only shows how that went.");
            }
            return new Grant(invitations.grant(participant));
        });
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
