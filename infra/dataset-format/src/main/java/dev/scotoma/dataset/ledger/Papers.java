package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.description.Description;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What is counted of the tables beside them: counted anew of those that {@link Rows} has staged before. */
final class Papers implements Form {
    @Override
    public Set<String> held(Path copy, Manifest manifest, Set<String> items) {
        return Set.of();
    }

    @Override
    public Set<String> without(Path copy, Manifest manifest, Set<String> withdrawn, Path staging) throws IOException {
        List<String> here = Description.FILES.stream()
                .filter(file -> Files.isRegularFile(copy.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!here.isEmpty()) {
            Description.write(staging, manifest, DatasetReader.about(copy, manifest));
            for (String file : Description.FILES) {
                if (!here.contains(file)) {
                    Files.delete(staging.resolve(file));
                }
            }
        }
        return Set.of();
    }
}
