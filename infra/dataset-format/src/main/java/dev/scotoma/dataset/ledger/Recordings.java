package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.Manifest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A file for each recording; one that an item shows which is left stays. */
final class Recordings implements Form {
    @Override
    public Set<String> held(Path copy, Manifest manifest, Set<String> items) {
        Set<String> gone = withoutThoseLeft(manifest, items);
        return manifest.items().stream()
                .filter(item -> items.contains(item.id()) && gone.contains(item.media()))
                .filter(item -> Files.exists(copy.resolve(item.media()), LinkOption.NOFOLLOW_LINKS))
                .map(Manifest.ItemEntry::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> without(Path copy, Manifest manifest, Set<String> withdrawn, Path staging) {
        return withoutThoseLeft(manifest, withdrawn);
    }

    private static Set<String> withoutThoseLeft(Manifest manifest, Set<String> withdrawn) {
        var gone = new TreeSet<String>();
        manifest.items().stream().filter(item -> withdrawn.contains(item.id())).forEach(item -> gone.add(item.media()));
        manifest.items().stream()
                .filter(item -> !withdrawn.contains(item.id()))
                .forEach(item -> gone.remove(item.media()));
        return gone;
    }
}
