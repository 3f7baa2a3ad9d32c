package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.depiction.Depictions;
import dev.scotoma.capture.participant.Participants;
import dev.scotoma.capture.reward.Rewards;
import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.withdrawal.Withdrawal.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The door of the room. Once a request has committed, nothing about its sessions is published by anyone. */
@ApplicationScoped
public class Withdrawals {
    private final WithdrawalRepository withdrawals;
    private final Participants participants;
    private final Sessions sessions;
    private final Depictions depictions;
    private final Rewards rewards;

    Withdrawals(
            WithdrawalRepository withdrawals,
            Participants participants,
            Sessions sessions,
            Depictions depictions,
            Rewards rewards) {
        this.withdrawals = withdrawals;
        this.participants = participants;
        this.sessions = sessions;
        this.depictions = depictions;
        this.rewards = rewards;
    }

    Withdrawal status(String code, String network) {
        return participants.byReturnCode(code, network, this::status);
    }

    Withdrawal withdraw(String code, String network) {
        return participants.byReturnCode(code, network, this::withdraw);
    }

    /** Asked for again, it only tells how far it has come. */
    @Transactional
    Withdrawal withdraw(UUID participant) {
        withdrawals.lock();
        if (participants.withdraw(participant)) {
            list(participant);
        }
        return status(participant);
    }

    /** The time that was agreed to is over: the same erasure, with the same proof. */
    @Transactional
    void expire(UUID participant) {
        withdrawals.lock();
        if (participants.expire(participant)) {
            list(participant);
        }
    }

    private void list(UUID participant) {
        UUID request = withdrawals.request(participant);
        withdrawals.list(request, sessions.concerning(participant));
        sessions.forgetInstruments(participant);
        depictions.forget(participant);
        rewards.keepOwed(request, participant);
    }

    private Withdrawal status(UUID participant) {
        return withdrawals
                .of(participant)
                .orElseGet(() -> new Withdrawal(
                        State.NONE, sessions.concerning(participant).size(), null, null, List.of()));
    }
}
