package dev.scotoma.capture.withdrawal;

import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Lists the recordings that show a bystander, for every service to erase. It is a round of its own, so that one that cannot be
 * listed holds up no erasure.
 */
@ApplicationScoped
class Bystanders implements Recurring {
    private final OneByOne alone;
    private final WithdrawalRepository withdrawals;

    Bystanders(OneByOne alone, WithdrawalRepository withdrawals) {
        this.alone = alone;
        this.withdrawals = withdrawals;
    }

    @Override
    public String name() {
        return "list-bystanders";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        alone.each(this, QuarkusTransaction.requiringNew().call(withdrawals::bystanders), this::list);
    }

    /** With no other lock than that of its session: who publishes about it is waited for, and nobody else. */
    private void list(UUID session) {
        QuarkusTransaction.requiringNew().run(() -> withdrawals.listBystander(session));
    }
}
