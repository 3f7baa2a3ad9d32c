package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.ReleaseBuilder;
import dev.scotoma.kit.Job;
import dev.scotoma.labeling.pseudonym.Pseudonyms;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a version and publishes it: a short snapshot of the rows, then the recordings, then the tables and the manifest, then one
 * short transaction that publishes. No transaction and no lock is held over storage. Whatever is withdrawn before that last
 * transaction commits is not in the manifest at all: the transaction sees that the items have changed, and the tables are made
 * again without it. An attempt that died leaves nothing that the next one trusts but recordings named by their
 * content; the next one clears the rest away.
 */
@ApplicationScoped
class Freeze implements Job {
    static final String NAME = "freeze";
    private static final String WITHDRAWN = "withdrawn_meanwhile";

    private final DatasetRepository datasets;
    private final ItemRepository items;
    private final Snapshot snapshot;
    private final MediaCopies media;
    private final Shelf shelf;
    private final Leftovers leftovers;
    private final Pseudonyms pseudonyms;
    private final Comparison comparison;
    private final Numbering numbering;

    Freeze(
            DatasetRepository datasets,
            ItemRepository items,
            Snapshot snapshot,
            MediaCopies media,
            Shelf shelf,
            Leftovers leftovers,
            Pseudonyms pseudonyms,
            Comparison comparison,
            Numbering numbering) {
        this.datasets = datasets;
        this.items = items;
        this.snapshot = snapshot;
        this.media = media;
        this.shelf = shelf;
        this.leftovers = leftovers;
        this.pseudonyms = pseudonyms;
        this.comparison = comparison;
        this.numbering = numbering;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A release can wait for fresh sessions. */
    @Override
    public int priority() {
        return 20;
    }

    @Override
    public void run(UUID dataset) throws Exception {
        UUID attempt = UUID.randomUUID();
        var row = QuarkusTransaction.requiringNew().call(() -> begin(dataset, attempt));
        if (row == null) {
            return;
        }
        leftovers.clearAttemptsOfMine(row.version, row.identity());
        if (row.state != DatasetState.BUILDING) {
            return;
        }
        try (Workspace workspace = Workspace.open()) {
            leftovers.clearMedia();
            var noted = snapshot.note(row.version, row.selection());
            var excluded = noted.excluded();
            try (Draft draft = draft(row, workspace.sub("draft"))) {
                media.make(row.version).forEach((reason, n) -> excluded.merge(reason, n, Integer::sum));
                int gone = noted.items() - draft.items().size();
                if (gone > 0) {
                    excluded.merge(WITHDRAWN, gone, Integer::sum);
                }
                release(row, attempt, draft, excluded, workspace);
            }
        } catch (Exception failure) {
            note(dataset, String.valueOf(failure.getMessage()));
            throw failure;
        } finally {
            // Of what lost against a withdrawal or a fault, nothing stays. The row says what was published: an answer
            // to a commit
            // may be lost.
            leftovers.clearAttemptsOfMine(row.version, published(dataset));
        }
    }

    private @Nullable String published(UUID dataset) {
        return QuarkusTransaction.requiringNew()
                .call(() -> datasets.ofId(dataset).identity());
    }

    /** From here on no attempt before this one can publish. */
    private @Nullable DatasetRow begin(UUID dataset, UUID attempt) {
        DatasetRow row = datasets.lock(dataset);
        if (row != null && row.state == DatasetState.BUILDING) {
            row.attempt = attempt;
        }
        return row;
    }

    private void release(DatasetRow row, UUID attempt, Draft draft, Map<String, Integer> excluded, Workspace workspace)
            throws IOException {
        for (int turn = 1; ; turn++) {
            Set<String> standing = QuarkusTransaction.requiringNew().call(() -> items.standing(row.version));
            if (standing.isEmpty()) {
                note(row.datasetId, "No accepted session with decided labels is there to freeze.");
                return;
            }
            String refusal = QuarkusTransaction.requiringNew().call(() -> refusal(row));
            if (refusal != null) {
                note(row.datasetId, refusal);
                return;
            }
            Path folder = standing.equals(draft.items()) ? draft.folder() : workspace.sub("release-" + turn);
            Manifest manifest = write(row, draft, folder, standing, excluded);
            shelf.put(row.version, manifest.sha256(), folder, Shelf.released(manifest));
            Set<String> released =
                    manifest.items().stream().map(Manifest.ItemEntry::id).collect(Collectors.toSet());
            if (QuarkusTransaction.requiringNew().call(() -> publish(row.datasetId, attempt, manifest, released))) {
                return;
            }
        }
    }

    /** What is frozen decides, and not what a preview saw before. */
    private @Nullable String refusal(DatasetRow row) {
        String parent = row.parent;
        return parent == null
                ? null
                : numbering.refusal(
                        VersionName.of(row.version).orElseThrow(), parent, comparison.of(row.version, parent));
    }

    private @Nullable String identityOf(@Nullable String version) {
        return version == null
                ? null
                : QuarkusTransaction.requiringNew()
                        .call(() -> datasets.findById(version).identity());
    }

    /**
     * The rows of everything that was noted, as they will be released unless an item leaves meanwhile.
     *
     * @param items the ids of these
     */
    record Draft(Path folder, DatasetWriter writer, Set<String> items) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    Draft draft(DatasetRow row, Path folder) throws IOException {
        var writer = writer(row, folder);
        try {
            return new Draft(
                    folder,
                    writer,
                    snapshot.write(row.version, row.selection().withVotes(), writer));
        } catch (IOException | RuntimeException failure) {
            writer.close();
            throw failure;
        }
    }

    private static DatasetWriter writer(DatasetRow row, Path folder) throws IOException {
        Selection selection = row.selection();
        return new DatasetWriter(folder, selection.heldOut(), selection.withVotes());
    }

    /**
     * Writes what is released of the standing items: rows, Parquet, protocols and the manifest.
     *
     * @param folder that of the draft, when all of it stands; otherwise an empty one
     */
    Manifest write(DatasetRow row, Draft draft, Path folder, Set<String> standing, Map<String, Integer> excluded)
            throws IOException {
        if (folder.equals(draft.folder())) {
            return draft.writer().finish(release(row, excluded));
        }
        draft.close();
        try (var writer = writer(row, folder)) {
            int gone = Tables.copy(draft.folder(), writer, item -> standing.contains(item.id()));
            var counts = new TreeMap<>(excluded);
            // Those dropped for want of a recording are gone too, and counted by their own reason.
            int withdrawn = gone
                    - excluded.getOrDefault("recording_missing", 0)
                    - excluded.getOrDefault("recording_changed", 0);
            if (withdrawn > 0) {
                counts.merge(WITHDRAWN, withdrawn, Integer::sum);
            }
            return writer.finish(release(row, counts));
        }
    }

    private DatasetWriter.Release release(DatasetRow row, Map<String, Integer> excluded) {
        return ReleaseBuilder.builder()
                .version(row.version)
                .line(pseudonyms.line())
                .query(row.selection().told(pseudonyms))
                .parent(identityOf(row.parent))
                .blindSpots(Stream.of(row.blindSpots).map(UUID::toString).toList())
                .licence(row.licence)
                .signer(null)
                .excluded(excluded)
                .build();
    }

    /** Answers false when an item was withdrawn since the manifest was written. */
    private boolean publish(UUID dataset, UUID attempt, Manifest manifest, Set<String> released) {
        DatasetRow row = datasets.lock(dataset);
        items.lockWithdrawals();
        if (row.state != DatasetState.BUILDING || !attempt.equals(row.attempt)) {
            throw new IllegalStateException("version " + row.version + " was taken over by another process");
        }
        if (!items.standing(row.version).equals(released)) {
            return false;
        }
        items.release(row.version);
        var included = new TreeMap<>(manifest.counts());
        included.remove("items");
        datasets.count(row.version, "included", included);
        datasets.count(row.version, "excluded", manifest.excluded());
        row.state = DatasetState.PUBLISHED;
        row.publishedAt = Instant.now();
        row.manifestSha256 = HexFormat.of().parseHex(manifest.sha256());
        row.sessions = manifest.items().size();
        row.excluded = manifest.excluded().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        row.openBlindSpots = told(datasets.openBlindSpots(), row.forOthers);
        row.failure = null;
        return true;
    }

    /** Strangers learn how many there are: where attacks get through is for those who mend it. */
    private static String[] told(List<String> open, boolean strangers) {
        return open.isEmpty() || !strangers
                ? open.toArray(String[]::new)
                : new String[] {open.size() == 1 ? "1 blind spot was open" : open.size() + " blind spots were open"};
    }

    private void note(UUID dataset, String failure) {
        QuarkusTransaction.requiringNew().run(() -> datasets.note(dataset, failure));
    }
}
