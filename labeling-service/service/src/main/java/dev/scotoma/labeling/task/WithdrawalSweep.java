package dev.scotoma.labeling.task;

import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * Erases every room's part of withdrawn sessions, then writes their receipts. It goes over receipted sessions too: whatever a
 * writer that lost the race left behind is gone a second later.
 */
@ApplicationScoped
class WithdrawalSweep implements Recurring {
    private static final int BATCH = 200;

    private final List<Erasure> rooms;
    private final ReceiptRepository receipts;

    WithdrawalSweep(@Any Instance<Erasure> rooms, ReceiptRepository receipts) {
        this.rooms = rooms.stream().toList();
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "withdrawal-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() throws IOException {
        var sessions = QuarkusTransaction.requiringNew().call(() -> {
            var found = new LinkedHashSet<>(receipts.unreceipted(BATCH));
            rooms.forEach(room -> found.addAll(room.withdrawnHere()));
            return found;
        });
        if (sessions.isEmpty()) {
            return;
        }
        // Objects first: while the rows stand, a crash here leaves something to find them by.
        for (Erasure room : rooms) {
            room.eraseObjects(sessions);
        }
        for (UUID session : sessions) {
            QuarkusTransaction.requiringNew().run(() -> {
                int erased = 0;
                for (Erasure room : rooms) {
                    erased += room.eraseRows(session);
                }
                receipts.write(session, erased);
            });
        }
    }
}
