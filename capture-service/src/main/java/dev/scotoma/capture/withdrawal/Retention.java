package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.participant.Participants;
import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Ends what participants agreed to when its time is over. */
@ApplicationScoped
class Retention implements Recurring {
    private final OneByOne alone;
    private final Participants participants;
    private final Withdrawals withdrawals;

    Retention(OneByOne alone, Participants participants, Withdrawals withdrawals) {
        this.alone = alone;
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
        alone.each(this, QuarkusTransaction.requiringNew().call(participants::pastRetention), withdrawals::expire);
    }
}
