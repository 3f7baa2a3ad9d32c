package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.consent.Consents;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.kit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes people participants who agree, by whichever link they came. */
@ApplicationScoped
class Admission {
    private static final Duration HOUR = Duration.ofHours(1);
    /** How long a page may ask again for an answer that was lost. */
    private static final Duration REPEATED_WITHIN = Duration.ofDays(1);

    private final Campaigns campaigns;
    private final Consents consents;
    private final ParticipantRepository participants;
    private final Attempts attempts;
    private final Guesses guesses;
    private final RateLimits limits;
    private final int joinsPerNetwork;
    private final String splitKey;
    private final Period retention;

    Admission(
            Campaigns campaigns,
            Consents consents,
            ParticipantRepository participants,
            Attempts attempts,
            Guesses guesses,
            RateLimits limits,
            @ConfigProperty(name = "scotoma.joins-per-network") int joinsPerNetwork,
            @ConfigProperty(name = "scotoma.split.key") String splitKey,
            @ConfigProperty(name = "scotoma.retention") Period retention) {
        this.campaigns = campaigns;
        this.consents = consents;
        this.participants = participants;
        this.attempts = attempts;
        this.guesses = guesses;
        this.limits = limits;
        this.joinsPerNetwork = joinsPerNetwork;
        this.splitKey = splitKey;
        this.retention = retention;
    }

    /**
     * Runs what begins with the secret of a link, outside of any transaction.
     *
     * @param joined whether its answer made somebody a participant who was none
     * @throws Problem 429 when too many new people have come from one network within the hour, or it has guessed too often
     */
    <T> T counting(String network, Supplier<T> joining, Predicate<T> joined) {
        String seats = "join:" + network;
        limits.take(seats, joinsPerNetwork, HOUR);
        boolean kept = false;
        try {
            T answer = guesses.counting(network, joining);
            kept = joined.test(answer);
            return answer;
        } finally {
            if (!kept) {
                limits.giveBack(seats, HOUR);
            }
        }
    }

    /**
     * A participant who is locked.
     *
     * @param returnCode absent for who has one
     * @param fresh whether they were none before
     * @param repeated whether the same attempt was answered before
     */
    record Admitted(UUID person, @Nullable String returnCode, boolean fresh, boolean repeated) {}

    /**
     * Makes somebody a participant, or finds them, in the caller's transaction. What they said is not noted yet.
     *
     * @param known who they are, where that is known
     * @param into the split that somebody new comes into; absent: as the draw of their id has it
     * @throws Problem 410 for somebody who has withdrawn
     */
    Admitted admit(Redemption said, Optional<UUID> known, Optional<Split> into) {
        campaigns.requireKnown("age_band", said.ageBand());
        campaigns.requireKnown("gender", said.gender());
        campaigns.requireKnown("skin_tone", said.skinTone());
        UUID attempt = said.attempt() == null ? UUID.randomUUID() : said.attempt();
        UUID person = known.orElseGet(
                () -> into.map(split -> drawn(attempt, split)).orElseGet(() -> attempts.person(attempt)));
        byte[] code = ReturnCode.hash(attempts.returnCode(attempt));
        boolean fresh = participants.insert(
                person,
                Split.draw(person, splitKey),
                code,
                LocalDate.now(ZoneOffset.UTC).plus(retention));
        var row = participants
                .locked(person, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("a participant vanished"));
        if (!row.active()) {
            throw new Problem(
                    ProblemType.GONE, "You have withdrawn. Sign out first if you want to take part as somebody new.");
        }
        boolean repeated = !fresh && row.joinedWith(code, Instant.now().minus(REPEATED_WITHIN));
        return new Admitted(person, fresh || repeated ? attempts.returnCode(attempt) : null, fresh, repeated);
    }

    /** Notes what somebody who is admitted agreed to and answered, in the caller's transaction. */
    void agree(UUID person, Redemption said) {
        participants.findById(person).answer(said);
        consents.give(person, said.consentVersion(), said.locale(), said.shareWithOthers());
    }

    /** The first id of this attempt whose draw is this split: so the split of everybody stays what the draw of their id says. */
    private UUID drawn(UUID attempt, Split split) {
        int place = 0;
        UUID person = attempts.person(attempt, place);
        while (Split.draw(person, splitKey) != split) {
            place++;
            person = attempts.person(attempt, place);
        }
        return person;
    }
}
