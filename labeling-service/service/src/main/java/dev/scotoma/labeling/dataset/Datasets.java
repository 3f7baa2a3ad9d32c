package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.About;
import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.labeling.ledger.LedgerBook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door of the room: asking for versions, looking at them, and taking them away. */
@ApplicationScoped
public class Datasets {
    private final DatasetRepository datasets;
    private final ItemRepository items;
    private final Revisions revisions;
    private final Shelf shelf;
    private final Jobs jobs;
    private final Previews previews;
    private final Numbering numbering;
    private final LedgerBook ledger;

    Datasets(
            DatasetRepository datasets,
            ItemRepository items,
            Revisions revisions,
            Shelf shelf,
            Jobs jobs,
            Previews previews,
            Numbering numbering,
            LedgerBook ledger) {
        this.ledger = ledger;
        this.datasets = datasets;
        this.items = items;
        this.revisions = revisions;
        this.shelf = shelf;
        this.jobs = jobs;
        this.previews = previews;
        this.numbering = numbering;
    }

    /**
     * Has a version built; a version whose building failed is built again under the same name. Its number is judged by what is there
     * now, and once more by what is frozen.
     */
    Dataset freeze(NewDataset wanted, UUID creator) {
        Selection selection = wanted.selected();
        selection.check();
        if (selection.toOthers() && wanted.licence() == null) {
            throw new Problem(ProblemType.BAD_REQUEST, "A version that others will have needs a licence.");
        }
        VersionName name = name(wanted.version());
        while (true) {
            String parent = QuarkusTransaction.requiringNew().call(() -> {
                datasets.named(name).ifPresent(Datasets::refuseTwice);
                refuseUnknown(wanted.blindSpots());
                return parent(wanted.parent(), name);
            });
            // The look at the sessions is a transaction of its own kind, and takes longer than anybody should hold a
            // lock.
            Change change = parent == null
                    ? Change.NONE
                    : previews.count(selection, parent).change();
            Dataset asked = QuarkusTransaction.requiringNew().call(() -> ask(wanted, name, parent, change, creator));
            if (asked != null) {
                return asked;
            }
        }
    }

    /** Answers null when another version came out meanwhile, which this one would follow. */
    private @Nullable Dataset ask(
            NewDataset wanted, VersionName name, @Nullable String parent, Change change, UUID creator) {
        datasets.oneAtATime();
        DatasetRow row = datasets.named(name).orElse(null);
        if (row != null) {
            // Against a retried job, which may publish the version meanwhile.
            datasets.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
            refuseTwice(row);
        }
        if (!Objects.equals(parent, parent(wanted.parent(), name))) {
            return null;
        }
        String refusal = numbering.refusal(name, parent, change);
        if (refusal != null) {
            throw new Problem(ProblemType.CONFLICT, refusal);
        }
        if (row == null) {
            row = new DatasetRow(name, creator);
            row.ask(wanted, parent);
            datasets.persistAndFlush(row);
        } else {
            row.ask(wanted, parent);
        }
        jobs.submit(Freeze.NAME, row.datasetId);
        return view(row);
    }

    private static void refuseTwice(DatasetRow row) {
        if (row.state != DatasetState.BUILDING || row.failure == null) {
            throw new Problem(ProblemType.CONFLICT, "There is a version " + row.version + " already.");
        }
    }

    /** Counts what a version would hold if it were frozen now, and says which number it may have. */
    Preview preview(NewPreview wanted) {
        Selection selection = wanted.selection() == null ? Selection.EVERYTHING : wanted.selection();
        selection.check();
        VersionName name = wanted.version() == null ? null : name(wanted.version());
        String parent = QuarkusTransaction.requiringNew().call(() -> parent(wanted.parent(), name));
        Preview counted = previews.count(selection, parent);
        return QuarkusTransaction.requiringNew()
                .call(() -> PreviewBuilder.builder(counted)
                        .least(numbering.least(parent, counted.change(), name).toString())
                        .refusal(name == null ? null : refusal(name, parent, counted.change()))
                        .build());
    }

    private @Nullable String refusal(VersionName name, @Nullable String parent, Change change) {
        DatasetRow row = datasets.named(name).orElse(null);
        return row != null && (row.state != DatasetState.BUILDING || row.failure == null)
                ? "There is a version " + row.version + " already."
                : numbering.refusal(name, parent, change);
    }

    private @Nullable String parent(@Nullable String wanted, @Nullable VersionName child) {
        if (wanted == null) {
            return numbering.highest(child);
        }
        DatasetRow row = find(wanted);
        if (row.state == DatasetState.BUILDING || name(row.version).equals(child)) {
            throw new Problem(ProblemType.CONFLICT, "Version " + row.version + " cannot be followed: it is not out.");
        }
        return row.version;
    }

    private void refuseUnknown(@Nullable List<UUID> blindSpots) {
        if (blindSpots != null && !blindSpots.isEmpty()) {
            List<UUID> unknown = datasets.unknownBlindSpots(blindSpots);
            if (!unknown.isEmpty()) {
                throw new Problem(ProblemType.BAD_REQUEST, "There is no blind spot " + unknown.getFirst() + ".");
            }
        }
    }

    /** Puts right what is said of a version; its identity stays. */
    @Transactional
    Dataset describe(String version, NewWords words) {
        DatasetRow row = find(version);
        row.description = words.description().strip();
        row.authors = words.authors().stream().map(String::strip).toArray(String[]::new);
        row.notes = words.notes().strip();
        return view(row);
    }

    /** It may still be taken, with a warning. */
    @Transactional
    Dataset deprecate(String version, NewState why, UUID person) {
        return turn(version, DatasetState.DEPRECATED, why, person);
    }

    /** Nobody gets it any more, and nothing takes that back. */
    @Transactional
    Dataset recall(String version, NewState why, UUID person) {
        return turn(version, DatasetState.RECALLED, why, person);
    }

    private Dataset turn(String version, DatasetState to, NewState why, UUID person) {
        DatasetRow row = find(version);
        datasets.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
        if (row.state == DatasetState.BUILDING) {
            throw new Problem(ProblemType.CONFLICT, "Version " + row.version + " is not published yet.");
        }
        if (row.state == DatasetState.RECALLED) {
            throw new Problem(ProblemType.CONFLICT, "Version " + row.version + " was recalled already.");
        }
        row.successor = why.successor() == null ? null : successor(row, why.successor());
        row.state = to;
        row.stateReason = why.reason().strip();
        row.stateBy = person;
        row.stateAt = Instant.now();
        datasets.flush();
        ledger.bringUpToDate();
        return view(row);
    }

    private String successor(DatasetRow row, String wanted) {
        DatasetRow successor = find(wanted);
        if (successor.version.equals(row.version)
                || successor.state == DatasetState.BUILDING
                || successor.state == DatasetState.RECALLED) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "Version " + successor.version + " cannot be taken instead of " + row.version + ".");
        }
        return successor.version;
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
        return items.ledger(find(version).version);
    }

    /**
     * Answers the name of a version under which it was released.
     *
     * @throws Problem for one that may not be taken: it is being built, or was recalled
     */
    String requireReleased(String version) {
        return QuarkusTransaction.requiringNew().call(() -> {
            return released(version).version;
        });
    }

    /** Prepares the effective set for download; the caller has noted who takes it, and closes it. */
    Archive archive(String name) throws IOException {
        for (Source source = source(name); ; ) {
            String version = source.version();
            try {
                return Archive.prepare(
                        shelf,
                        version,
                        source.identity(),
                        source.about(),
                        source.inForce(),
                        path -> stands(version, path));
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

    /** Where what is in force of a version lies, and what is said of it. */
    record Source(String version, String identity, About about, Revisions.InForce inForce) {}

    /** Whether a recording of the version may be handed out at this moment. */
    boolean stands(String version, String path) {
        return QuarkusTransaction.requiringNew().call(() -> items.stands(version, Shelf.mediaKey(path)));
    }

    Source source(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DatasetRow row = released(name);
            return new Source(row.version, String.valueOf(row.identity()), row.about(), revisions.inForce(row.version));
        });
    }

    /** A version that may be taken. */
    private DatasetRow released(String name) {
        DatasetRow row = find(name);
        if (row.state == DatasetState.BUILDING || row.identity() == null) {
            throw new Problem(ProblemType.CONFLICT, "Version " + row.version + " is not published yet.");
        }
        if (row.state == DatasetState.RECALLED) {
            throw new Problem(ProblemType.GONE, String.valueOf(row.warning()));
        }
        return row;
    }

    private DatasetRow find(String version) {
        return VersionName.of(version)
                .flatMap(datasets::named)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no version of that name."));
    }

    private static VersionName name(String version) {
        return VersionName.of(version)
                .orElseThrow(() -> new Problem(ProblemType.BAD_REQUEST, "A version must look like v1 or v2.1.0."));
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
                .selection(row.selection())
                .parent(row.parent)
                .blindSpots(List.of(row.blindSpots))
                .licence(row.licence)
                .authors(List.of(row.authors))
                .notes(row.notes)
                .warning(row.warning())
                .successor(row.successor)
                .stateAt(row.stateAt)
                .build();
    }
}
