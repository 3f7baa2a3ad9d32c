package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.session.Sessions;
import dev.scotoma.capture.upload.Uploads;
import dev.scotoma.kit.Erasure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.UUID;

/**
 * Erases what this service holds of withdrawn sessions, and notes when every service has. Of a recording that shows a bystander
 * the session stays, because it is owed its reward.
 */
@Singleton
class Sweep extends Erasure {
    private final WithdrawalRepository withdrawals;
    private final Sessions sessions;
    private final Uploads uploads;

    Sweep(Kit kit, WithdrawalRepository withdrawals, Sessions sessions, Uploads uploads) {
        super(kit, new Books("capture_pub.withdrawal_v1", "session_id", "withdrawal_receipt"));
        this.withdrawals = withdrawals;
        this.sessions = sessions;
        this.uploads = uploads;
    }

    @Override
    public String name() {
        return "sweep-withdrawals";
    }

    @Override
    public void run() {
        super.run();
        QuarkusTransaction.requiringNew().run(withdrawals::prove);
    }

    @Override
    protected Collection<UUID> stillHere() {
        return withdrawals.stillHere();
    }

    @Override
    protected int eraseObjects(UUID session) throws IOException {
        return uploads.erase(session, sessions.facts(session));
    }

    @Override
    protected Rows eraseRows(UUID session) {
        // Parts whose URLs are still valid may arrive behind the erasure, in an upload that listing does not show.
        sessions.facts(session).ifPresent(uploads::leave);
        return new Rows(
                withdrawals.withdrawn(session) ? sessions.erase(session) : sessions.forgetRecording(session), false);
    }
}
