package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The door of the room: asking for versions, looking at them, and taking them away. */
@ApplicationScoped
public class Datasets {
    private final DatasetRepository datasets;
    private final ItemRepository items;
    private final Revisions revisions;
    private final Shelf shelf;
    private final Jobs jobs;

    Datasets(DatasetRepository datasets, ItemRepository items, Revisions revisions, Shelf shelf, Jobs jobs) {
        this.datasets = datasets;
        this.items = items;
        this.revisions = revisions;
        this.shelf = shelf;
        this.jobs = jobs;
    }

    /** Has a version built; a version whose building failed is built again under the same name. */
    @Transactional
    Dataset freeze(NewDataset wanted, UUID creator) {
        datasets.oneAtATime();
        // Against a retried job, which may publish the version meanwhile.
        DatasetRow row = datasets.findById(wanted.version(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new DatasetRow(wanted, creator);
            datasets.persistAndFlush(row);
        } else if (row.state == DatasetState.BUILDING && row.failure != null) {
            row.description = wanted.description().strip();
            row.forOthers = Boolean.TRUE.equals(wanted.forOthers());
            row.failure = null;
        } else {
            throw new Problem(ProblemType.CONFLICT, "There is a version " + wanted.version() + " already.");
        }
        jobs.submit(Freeze.NAME, row.datasetId);
        return view(row);
    }

    @Transactional
    List<Dataset> all() {
        return datasets.newestFirst().stream().map(this::view).toList();
    }

    @Transactional
    Dataset get(String version) {
        return view(find(version));
    }

    @Transactional
    List<LedgerEntry> ledger(String version) {
        find(version);
        return items.ledger(version);
    }

    /**
     * Answers the name of a version under which it was released.
     *
     * @throws Problem for one that may not be taken: it is being built, or was recalled
     */
    String requireReleased(String version) {
        return QuarkusTransaction.requiringNew().call(() -> {
            released(version);
            return find(version).version;
        });
    }

    /** Prepares the effective set for download; the caller has noted who takes it, and closes it. */
    Archive archive(String version) throws IOException {
        for (Source source = source(version); ; ) {
            try {
                return Archive.prepare(shelf, version, source.identity(), source.inForce());
            } catch (NoSuchFileException gone) {
                // Tables are deleted once others are in force: then it goes on with those.
                Source now = source(version);
                if (Objects.equals(now.inForce().revision(), source.inForce().revision())) {
                    throw gone;
                }
                source = now;
            }
        }
    }

    private record Source(String identity, Revisions.InForce inForce) {}

    private Source source(String version) {
        return QuarkusTransaction.requiringNew().call(() -> new Source(released(version), revisions.inForce(version)));
    }

    /** The identity of a version that may be taken. */
    private String released(String version) {
        DatasetRow row = find(version);
        String identity = row.identity();
        if (row.state == DatasetState.BUILDING || identity == null) {
            throw new Problem(ProblemType.CONFLICT, "Version " + version + " is not published yet.");
        }
        if (row.state == DatasetState.RECALLED) {
            throw new Problem(ProblemType.GONE, "Version " + version + " was recalled; take a newer one.");
        }
        return identity;
    }

    private DatasetRow find(String version) {
        return datasets.findByIdOptional(version)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no version " + version + "."));
    }

    private Dataset view(DatasetRow row) {
        return DatasetBuilder.builder()
                .version(row.version)
                .state(row.state)
                .description(row.description)
                .forOthers(row.forOthers)
                .createdAt(row.createdAt)
                .publishedAt(row.publishedAt)
                .sessions(row.sessions)
                .excluded(row.excluded)
                .withdrawn(items.withdrawn(row.version).size())
                .included(datasets.counts(row.version, "included"))
                .excludedFor(datasets.counts(row.version, "excluded"))
                .manifestSha256(row.identity())
                .failure(row.failure)
                .build();
    }
}
