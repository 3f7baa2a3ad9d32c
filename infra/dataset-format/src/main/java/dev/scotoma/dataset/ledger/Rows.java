package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The tables, as JSON Lines and as Parquet. */
final class Rows implements Form {
    @Override
    public Set<String> held(Path copy, Manifest manifest, Set<String> items) throws IOException {
        return Redaction.held(copy, items);
    }

    @Override
    public Set<String> without(Path copy, Manifest manifest, Set<String> withdrawn, Path staging) throws IOException {
        Redaction.leaveOut(copy, staging, withdrawn);
        return Set.of();
    }
}
