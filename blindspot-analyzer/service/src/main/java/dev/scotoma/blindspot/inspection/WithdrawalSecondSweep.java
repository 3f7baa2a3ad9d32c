package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/**
 * Sweeps the sessions of the last day that have a receipt once more. A process that stood still for longer than its
 * job's heartbeat may have stored a pack after the sweep passed.
 */
@ApplicationScoped
class WithdrawalSecondSweep implements Recurring {
    private static final String RECENT =
            "SELECT session_id FROM withdrawal_receipt WHERE erased_at > now() - interval '1 day'";

    private final WithdrawalSweep sweep;
    private final ObjectStorage storage;

    WithdrawalSecondSweep(WithdrawalSweep sweep, ObjectStorage storage) {
        this.sweep = sweep;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "sweep-withdrawals-again";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() throws IOException {
        for (UUID session : sweep.sessions(RECENT)) {
            storage.deletePrefix(Inspections.prefix(session));
        }
    }
}
