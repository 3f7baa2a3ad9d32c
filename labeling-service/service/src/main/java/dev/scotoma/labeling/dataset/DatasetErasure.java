package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.labeling.task.Erasure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes withdrawn sessions out of versions: the recording, the rows in the released tables, and the note of which item it was; a
 * tombstone stays in the ledger. Items made of the very same bytes go with it.
 */
@ApplicationScoped
class DatasetErasure implements Erasure {
    private final ItemRepository items;
    private final DatasetRepository datasets;
    private final Shelf shelf;
    private final ObjectStorage storage;

    DatasetErasure(ItemRepository items, DatasetRepository datasets, Shelf shelf, ObjectStorage storage) {
        this.items = items;
        this.datasets = datasets;
        this.shelf = shelf;
        this.storage = storage;
    }

    @Override
    public List<UUID> withdrawnHere() {
        return items.withdrawnHere();
    }

    @Override
    public int eraseObjects(Collection<UUID> sessions) throws IOException {
        List<String> media = QuarkusTransaction.requiringNew().call(() -> items.mediaOf(sessions));
        if (media.isEmpty()) {
            return 0;
        }
        for (String key : media) {
            storage.delete(key);
        }
        for (String version : QuarkusTransaction.requiringNew().call(() -> items.versionsWith(media))) {
            rewrite(version);
        }
        return media.size();
    }

    @Override
    public int eraseRows(UUID session) {
        return items.erase(session);
    }

    /** Makes the released tables again without what was withdrawn; the manifest stays as it is. */
    private void rewrite(String version) throws IOException {
        String identity = QuarkusTransaction.requiringNew()
                .call(() -> datasets.findById(version).identity());
        var withdrawn = QuarkusTransaction.requiringNew().call(() -> items.tombstones(version)).stream()
                .map(Tombstone::item)
                .collect(Collectors.toSet());
        if (identity == null) {
            return;
        }
        try (Workspace workspace = Workspace.open()) {
            var before = workspace.sub("before");
            var after = workspace.sub("after");
            shelf.fetch(version, identity, Shelf.LINES, before);
            try (var writer = new DatasetWriter(after)) {
                Tables.copy(before, writer, item -> !withdrawn.contains(item.id()));
            }
            shelf.put(version, identity, after, Shelf.TABLES);
        }
    }
}
