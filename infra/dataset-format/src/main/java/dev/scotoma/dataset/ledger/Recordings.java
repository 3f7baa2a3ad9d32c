package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.Manifest;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** A file for each recording; one that an item shows which is left stays. */
final class Recordings implements Form {
    @Override
    public Set<String> without(Path copy, Manifest manifest, Set<String> withdrawn, Path staging) {
        var gone = new TreeSet<String>();
        manifest.items().stream().filter(item -> withdrawn.contains(item.id())).forEach(item -> gone.add(item.media()));
        manifest.items().stream()
                .filter(item -> !withdrawn.contains(item.id()))
                .forEach(item -> gone.remove(item.media()));
        return gone;
    }
}
