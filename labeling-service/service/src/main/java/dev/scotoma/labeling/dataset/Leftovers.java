package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what no version refers to: recordings that arrived after their session was withdrawn, from a process that died before it
 * could take them back, and what attempts at a version wrote that was never published. Storage is listed first and the database asked
 * after that, so what somebody is writing at this moment is not among what is deleted.
 */
@ApplicationScoped
class Leftovers implements Recurring {
    private static final int BATCH = 1000;
    private static final String NOTHING = "nothing";

    private final OneByOne alone;
    private final ObjectStorage storage;
    private final Shelf shelf;
    private final ItemRepository items;
    private final DatasetRepository datasets;

    Leftovers(OneByOne alone, ObjectStorage storage, Shelf shelf, ItemRepository items, DatasetRepository datasets) {
        this.alone = alone;
        this.storage = storage;
        this.shelf = shelf;
        this.items = items;
        this.datasets = datasets;
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
        Map<UUID, String> versions = QuarkusTransaction.requiringNew().call(datasets::versions);
        alone.each(this, versions.keySet(), id -> clearAttempts(Objects.requireNonNull(versions.get(id))));
        clearMedia();
    }

    void clearMedia() throws IOException {
        List<String> keys = storage.list(Shelf.MEDIA);
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + BATCH));
            for (String key : QuarkusTransaction.requiringNew().call(() -> items.unused(some))) {
                storage.delete(key);
            }
        }
    }

    /** Leaves what was published, and everything while a freeze is running, which clears up after itself. */
    void clearAttempts(String version) throws IOException {
        List<String> keys = shelf.attempts(version);
        String published = QuarkusTransaction.requiringNew()
                .call(() -> datasets.freezing(version)
                        ? null
                        : Objects.requireNonNullElse(datasets.findById(version).identity(), NOTHING));
        if (published != null) {
            clear(version, keys, published);
        }
    }

    /** For the freeze that runs, of itself and what came before it. */
    void clearAttemptsOfMine(String version, @Nullable String published) throws IOException {
        clear(version, shelf.attempts(version), Objects.requireNonNullElse(published, NOTHING));
    }

    private void clear(String version, List<String> keys, String published) throws IOException {
        for (String key : keys) {
            if (!Shelf.isOf(key, version, published)) {
                storage.delete(key);
            }
        }
    }
}
