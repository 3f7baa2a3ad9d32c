package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.upload.Uploads;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/**
 * Erases what this service holds of withdrawn sessions: first storage, then the rows with the receipt, so that a crash in
 * between erases again and never leaves a receipt for what is still there.
 */
@ApplicationScoped
class Sweep implements Recurring {
    private static final int BATCH = 200;

    private final WithdrawalRepository withdrawals;
    private final Sessions sessions;
    private final Uploads uploads;

    Sweep(WithdrawalRepository withdrawals, Sessions sessions, Uploads uploads) {
        this.withdrawals = withdrawals;
        this.sessions = sessions;
        this.uploads = uploads;
    }

    @Override
    public String name() {
        return "sweep-withdrawals";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() throws IOException {
        for (UUID session : QuarkusTransaction.requiringNew().call(() -> withdrawals.unswept(BATCH))) {
            erase(session);
        }
        QuarkusTransaction.requiringNew().run(withdrawals::prove);
    }

    /** Answers how many objects and rows were still there. */
    int erase(UUID id) throws IOException {
        var session = sessions.facts(id);
        int objects = uploads.erase(id, session);
        return QuarkusTransaction.requiringNew().call(() -> {
            session.ifPresent(uploads::leave);
            int erased = objects + sessions.erase(id);
            withdrawals.receipt(id, erased);
            return erased;
        });
    }
}
