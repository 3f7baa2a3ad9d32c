package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.labeling.ledger.LedgerBook;
import dev.scotoma.labeling.task.Traces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Takes withdrawn sessions out of versions: the recording, the rows in the tables in force, what attempts at a version left, and
 * the note of which item it was; a tombstone stays in the ledger. Items made of the very same bytes go with it.
 */
@ApplicationScoped
class DatasetTraces implements Traces {
    private final ItemRepository items;
    private final Revisions revisions;
    private final Leftovers leftovers;
    private final ObjectStorage storage;
    private final LedgerBook ledger;

    DatasetTraces(
            ItemRepository items, Revisions revisions, Leftovers leftovers, ObjectStorage storage, LedgerBook ledger) {
        this.ledger = ledger;
        this.items = items;
        this.revisions = revisions;
        this.leftovers = leftovers;
        this.storage = storage;
    }

    @Override
    public List<UUID> withdrawnHere() {
        return items.withdrawnHere();
    }

    @Override
    public int eraseObjects(UUID session) throws IOException {
        List<String> media = QuarkusTransaction.requiringNew().call(() -> items.mediaOf(session));
        if (media.isEmpty()) {
            return 0;
        }
        for (String key : media) {
            storage.delete(key);
        }
        for (String version : QuarkusTransaction.requiringNew().call(() -> items.versionsWith(media))) {
            revisions.leaveOutWithdrawn(version);
            leftovers.clearAttempts(version);
        }
        return media.size();
    }

    /** A freeze that runs has read the rows before; tables that somebody published meanwhile may hold them. */
    @Override
    public boolean inHand(UUID session) {
        return items.inHand(session);
    }

    @Override
    public int eraseRows(UUID session) {
        int erased = items.erase(session);
        ledger.bringUpToDate();
        return erased;
    }
}
