package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.coverage.Coverage;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What versions show and never show. It is counted from the tables in force, one version at a time, and kept until these change: a
 * question costs a read of the tables the first time only.
 */
@ApplicationScoped
class Coverages {
    private static final int KEPT = 32;

    private final DatasetRepository datasets;
    private final Revisions revisions;
    private final Shelf shelf;
    private final Map<Of, Coverage> counted = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Of, Coverage> eldest) {
            return size() > KEPT;
        }
    };

    Coverages(DatasetRepository datasets, Revisions revisions, Shelf shelf) {
        this.datasets = datasets;
        this.revisions = revisions;
        this.shelf = shelf;
    }

    /** What was counted: tables are never written over, and withdrawals are only ever added. */
    private record Of(String identity, @Nullable String revision, int withdrawn) {}

    Coverage of(String name) throws IOException {
        for (Source source = source(name); ; ) {
            try {
                return count(source.version(), source.inForce());
            } catch (NoSuchFileException gone) {
                // Tables are deleted once others are in force: then it goes on with those.
                Source now = source(name);
                if (Objects.equals(now.inForce().revision(), source.inForce().revision())) {
                    throw gone;
                }
                source = now;
            }
        }
    }

    private record Source(String version, Revisions.InForce inForce) {}

    private Source source(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DatasetRow row = VersionName.of(name)
                    .flatMap(datasets::named)
                    .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no version of that name."));
            if (row.state == DatasetState.BUILDING || row.identity() == null) {
                throw new Problem(ProblemType.CONFLICT, "Version " + row.version + " is not published yet.");
            }
            return new Source(row.version, revisions.inForce(row.version));
        });
    }

    private synchronized Coverage count(String version, Revisions.InForce now) throws IOException {
        String identity = Objects.requireNonNull(now.identity());
        Of of = new Of(identity, now.revision(), now.tombstones().size());
        Coverage known = counted.get(of);
        if (known != null) {
            return known;
        }
        try (Workspace workspace = Workspace.open()) {
            shelf.fetchTables(version, identity, now, workspace.folder());
            DatasetWriter.writeTombstones(workspace.folder(), now.tombstones());
            Coverage coverage = Coverage.of(workspace.folder());
            counted.put(of, coverage);
            return coverage;
        }
    }
}
