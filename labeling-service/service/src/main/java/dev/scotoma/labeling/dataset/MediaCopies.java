package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.labeling.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Copies the recordings of a version to where versions keep them. Named by content, so a recording that another version holds is
 * not copied again, and a repeated attempt goes on where the last one stopped.
 */
@ApplicationScoped
class MediaCopies {
    private static final int PAGE = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final Tasks tasks;
    private final ItemRepository items;
    private final ObjectStorage storage;

    MediaCopies(Tasks tasks, ItemRepository items, ObjectStorage storage) {
        this.tasks = tasks;
        this.items = items;
        this.storage = storage;
    }

    /** Copies what is missing and drops from the version what cannot be copied; answers how many were dropped, by reason. */
    Map<String, Integer> make(String version) throws IOException {
        var dropped = new TreeMap<String, Integer>();
        UUID last = FIRST;
        while (true) {
            UUID after = last;
            var page = QuarkusTransaction.requiringNew().call(() -> items.copies(version, after, PAGE));
            if (page.isEmpty()) {
                return dropped;
            }
            for (ItemRepository.Copy copy : page) {
                String fault = copy(copy);
                boolean withdrawn = QuarkusTransaction.requiringNew().call(() -> tasks.withdrawn(copy.session()));
                if (withdrawn) {
                    // The sweep may have come by before the copy arrived: its recording must not stay.
                    storage.delete(copy.to());
                } else if (!fault.isEmpty()) {
                    QuarkusTransaction.requiringNew().run(() -> items.drop(version, copy.session()));
                    dropped.merge(fault, 1, Integer::sum);
                }
                last = copy.session();
            }
        }
    }

    /** Answers why it could not be copied, or nothing. */
    private String copy(ItemRepository.Copy copy) throws IOException {
        var there = storage.stat(copy.to());
        if (there.isPresent() && there.get().bytes() == copy.bytes()) {
            return "";
        }
        try {
            String sha256;
            try (InputStream recording = storage.open(copy.from())) {
                sha256 = Digests.of(recording);
            }
            if (!sha256.equals(copy.sha256())) {
                return "recording_changed";
            }
            storage.copy(copy.from(), copy.to());
            return "";
        } catch (NoSuchFileException missing) {
            return "recording_missing";
        }
    }
}
