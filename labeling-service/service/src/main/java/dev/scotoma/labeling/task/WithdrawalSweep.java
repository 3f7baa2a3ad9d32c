package dev.scotoma.labeling.task;

import dev.scotoma.kit.Erasure;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * Erases every room's part of withdrawn sessions. It goes over receipted sessions too: whatever a writer that lost the race left
 * behind is gone a second later.
 */
@Singleton
class WithdrawalSweep extends Erasure {
    private final List<Traces> rooms;

    WithdrawalSweep(Kit kit, @Any Instance<Traces> rooms) {
        super(kit, new Books("capture_pub.withdrawal_v1", "session_id", "withdrawal_receipt"));
        this.rooms = rooms.stream().toList();
    }

    @Override
    public String name() {
        return "withdrawal-sweep";
    }

    @Override
    protected Collection<UUID> stillHere() {
        var found = new LinkedHashSet<UUID>();
        rooms.forEach(room -> found.addAll(room.withdrawnHere()));
        return found;
    }

    @Override
    protected int eraseObjects(UUID session) throws IOException {
        int erased = 0;
        for (Traces room : rooms) {
            erased += room.eraseObjects(session);
        }
        return erased;
    }

    @Override
    protected Rows eraseRows(UUID session) {
        int erased = 0;
        boolean inHand = false;
        for (Traces room : rooms) {
            if (room.inHand(session)) {
                inHand = true;
            } else {
                erased += room.eraseRows(session);
            }
        }
        return new Rows(erased, inHand);
    }
}
