package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Deletes recordings that no version refers to: a copy that arrived after its session was withdrawn, from a process that died
 * before it could take it back. Items are noted before they are copied, so what is listed and not noted is never being built.
 */
@ApplicationScoped
class Leftovers implements Recurring {
    private static final int BATCH = 1000;

    private final ObjectStorage storage;
    private final ItemRepository items;

    Leftovers(ObjectStorage storage, ItemRepository items) {
        this.storage = storage;
        this.items = items;
    }

    @Override
    public String name() {
        return "dataset-leftovers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() throws IOException {
        clear();
    }

    void clear() throws IOException {
        List<String> keys = storage.list(Shelf.MEDIA);
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + BATCH));
            for (String key : QuarkusTransaction.requiringNew().call(() -> items.unused(some))) {
                storage.delete(key);
            }
        }
    }
}
