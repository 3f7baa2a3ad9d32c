package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.shards.ShardRedaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Shards, which hold rows and recordings together. */
final class Samples implements Form {
    @Override
    public Set<String> held(Path copy, Manifest manifest, Set<String> items) throws IOException {
        return ShardRedaction.held(copy, items);
    }

    @Override
    public Set<String> without(Path copy, Manifest manifest, Set<String> withdrawn, Path staging) throws IOException {
        ShardRedaction.leaveOut(copy, staging, withdrawn);
        return Set.of();
    }
}
