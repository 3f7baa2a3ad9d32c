package dev.scotoma.labeling.ledger;

import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells what nobody has told: of versions from before there was a ledger, and of whoever changed a state and thought of nothing else. */
@ApplicationScoped
class LedgerRound implements Recurring {
    private final LedgerBook ledger;

    LedgerRound(LedgerBook ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        QuarkusTransaction.requiringNew().run(ledger::bringUpToDate);
    }
}
