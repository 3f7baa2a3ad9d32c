package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Copies a version's rows from folder to folder, leaving some out. */
final class Tables {
    private Tables() {}

    /** Feeds the writer with the items to keep; answers how many were left out. */
    static int copy(Path from, DatasetWriter to, Predicate<Item> keep) throws IOException {
        int leftOut = 0;
        try (var reader = new DatasetReader(from)) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                if (keep.test(next.item())) {
                    to.add(next.item(), next.agreements(), next.votes());
                } else {
                    leftOut++;
                }
            }
        }
        return leftOut;
    }
}
