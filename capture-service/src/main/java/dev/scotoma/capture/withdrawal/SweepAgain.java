package dev.scotoma.capture.withdrawal;

import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sweeps what was swept: a part or a completion that was under way in storage while its session was withdrawn may land after
 * the sweep. Looks every half minute at what was withdrawn within two hours, when signed URLs are long dead.
 */
@ApplicationScoped
class SweepAgain implements Recurring {
    private static final Logger LOG = Logger.getLogger(SweepAgain.class);
    private static final Duration RECENT = Duration.ofHours(2);
    private static final int BATCH = 200;

    private final WithdrawalRepository withdrawals;
    private final Sweep sweep;

    SweepAgain(WithdrawalRepository withdrawals, Sweep sweep) {
        this.withdrawals = withdrawals;
        this.sweep = sweep;
    }

    @Override
    public String name() {
        return "sweep-withdrawals-again";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() throws IOException {
        sweep(RECENT);
    }

    void sweep(Duration within) throws IOException {
        long seq = 0;
        while (true) {
            long after = seq;
            var page = QuarkusTransaction.requiringNew().call(() -> withdrawals.swept(within, after, BATCH));
            for (var row : page) {
                UUID session = row.get("session_id", UUID.class);
                seq = row.get("seq", Long.class);
                if (sweep.erase(session) > 0) {
                    LOG.infof("erased what arrived for the withdrawn session %s after its sweep", session);
                }
            }
            if (page.size() < BATCH) {
                return;
            }
        }
    }
}
