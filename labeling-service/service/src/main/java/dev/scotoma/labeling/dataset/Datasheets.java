package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.description.Composition;
import dev.scotoma.dataset.description.Datasheet;
import dev.scotoma.dataset.description.Description;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Datasheets of versions. One is counted when it is first asked for and kept beside the tables that it counts, so that it goes when they
 * are made anew without somebody.
 */
@ApplicationScoped
class Datasheets {
    private final Datasets datasets;
    private final Shelf shelf;

    Datasheets(Datasets datasets, Shelf shelf) {
        this.datasets = datasets;
        this.shelf = shelf;
    }

    /** @param name of the version, in any of its forms */
    Datasheet of(String name) throws IOException {
        for (Datasets.Source source = datasets.source(name); ; ) {
            try {
                return of(source);
            } catch (NoSuchFileException gone) {
                // Tables are deleted once others are in force: then it counts those.
                Datasets.Source now = datasets.source(name);
                if (Objects.equals(now.inForce().revision(), source.inForce().revision())) {
                    throw gone;
                }
                source = now;
            }
        }
    }

    private Datasheet of(Datasets.Source source) throws IOException {
        String version = source.version();
        String revision = source.inForce().revision();
        // Where the sweep has not come by yet, others will be in force soon.
        boolean lasts = source.inForce().stale().isEmpty();
        if (lasts) {
            var kept = shelf.datasheet(version, source.identity(), revision);
            if (kept.isPresent()) {
                return Description.read(kept.get(), source.about());
            }
        }
        try (Workspace workspace = Workspace.open()) {
            Manifest manifest = DatasetReader.manifest(shelf.manifest(version, source.identity()));
            Path rows = workspace.sub("rows");
            shelf.fetchEffectiveTables(version, source.identity(), source.inForce(), workspace, rows);
            Datasheet sheet = Composition.of(rows, manifest, source.about());
            if (lasts) {
                shelf.keepDatasheet(version, source.identity(), revision, Description.data(sheet));
            }
            return sheet;
        }
    }
}
