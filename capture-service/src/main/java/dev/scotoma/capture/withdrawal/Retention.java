package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.participant.Participants;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Ends what participants agreed to when its time is over. */
@ApplicationScoped
class Retention implements Recurring {
    private final Participants participants;
    private final Withdrawals withdrawals;

    Retention(Participants participants, Withdrawals withdrawals) {
        this.participants = participants;
        this.withdrawals = withdrawals;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        for (UUID participant : QuarkusTransaction.requiringNew().call(participants::pastRetention)) {
            withdrawals.expire(participant);
        }
    }
}
