package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Redaction;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.labeling.dataset.ItemRepository.Withdrawn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of released versions, which are never written over. A withdrawal makes them anew under keys of their own, and one
 * statement says that these are in force; then the ones before them are deleted. Whoever dies in between leaves the version with one
 * whole set of tables or the other, and something that the next process finds to do.
 */
@ApplicationScoped
class Revisions {
    private final DatasetRepository datasets;
    private final ItemRepository items;
    private final Shelf shelf;

    Revisions(DatasetRepository datasets, ItemRepository items, Shelf shelf) {
        this.datasets = datasets;
        this.items = items;
        this.shelf = shelf;
    }

    /**
     * Which tables are in force.
     *
     * @param identity null while the version is being built
     * @param revision null for the tables that were released beside the manifest
     * @param tombstones what is withdrawn from the version
     * @param stale those of them that these tables still hold
     * @param votes whether the table of votes is one of them
     */
    record InForce(
            @Nullable String identity,
            @Nullable String revision,
            List<Tombstone> tombstones,
            Set<String> stale,
            boolean votes) {}

    /** In the caller's transaction, until whose end these tables stay in force. */
    InForce inForce(String version) {
        DatasetRow row = datasets.lockShared(version);
        List<Withdrawn> withdrawn = items.withdrawn(version);
        return new InForce(
                row.identity(),
                row.tablesRevision,
                withdrawn.stream().map(Withdrawn::tombstone).toList(),
                withdrawn.stream()
                        .filter(Withdrawn::inTables)
                        .map(gone -> gone.tombstone().item())
                        .collect(Collectors.toSet()),
                row.selection().withVotes());
    }

    void leaveOutWithdrawn(String version) throws IOException {
        InForce now = QuarkusTransaction.requiringNew().call(() -> inForce(version));
        String identity = now.identity();
        if (identity == null) {
            return;
        }
        if (!now.stale().isEmpty()) {
            String next = next(now.revision());
            write(version, identity, now, next);
            if (!QuarkusTransaction.requiringNew().call(() -> turn(version, now, next))) {
                throw new IOException("the tables of " + version + " were made anew by another process");
            }
            shelf.clearTablesBefore(version, identity, next);
        } else {
            // The process that turned to these may have died before it cleared those.
            shelf.clearTablesBefore(version, identity, now.revision());
        }
    }

    private void write(String version, String identity, InForce now, String next) throws IOException {
        try (Workspace workspace = Workspace.open()) {
            var before = workspace.sub("before");
            var after = workspace.sub("after");
            shelf.fetchTables(version, identity, now, before);
            Redaction.leaveOut(before, after, now.stale());
            shelf.putTables(version, identity, next, now.votes(), after);
        }
    }

    private boolean turn(String version, InForce from, String to) {
        if (!datasets.turn(version, from.revision(), to)) {
            return false;
        }
        items.leftTables(version, from.stale());
        return true;
    }

    /** Numbered, so that what came before it is known by name; and unlike any other attempt at the same number. */
    private static String next(@Nullable String revision) {
        int number = revision == null ? 0 : Integer.parseInt(revision.substring(0, revision.indexOf('-')));
        return "%06d-%s".formatted(number + 1, UUID.randomUUID());
    }
}
