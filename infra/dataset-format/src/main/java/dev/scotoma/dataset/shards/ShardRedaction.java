package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.FormatException;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Manifest.FileEntry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes items out of shards. Only shards that hold one of them are written anew, and nothing else moves. */
public final class ShardRedaction {
    private ShardRedaction() {}

    /**
     * Tombstones are the caller's to write. Whoever was interrupted while putting these files into place calls it again: the index says
     * of every shard that may have held one of the items what it is by now.
     *
     * @param shards the folder of shards, which is not changed
     * @param to receives the shards that held one of the items, without it, and the new index
     * @return how many samples are left out
     */
    public static int leaveOut(Path shards, Path to, Set<String> items) throws IOException {
        Manifest manifest = DatasetReader.manifest(shards);
        ShardIndex index = ShardIndex.read(shards);
        var plan = new ShardPlan(manifest, index.shardBytes());
        var files = new HashMap<String, FileEntry>();
        index.files().forEach(file -> files.put(file.path(), file));
        int gone = 0;
        for (String shard : holding(plan, items)) {
            Path file = regular(shards, shard);
            int samples = samples(file, items).size();
            files.put(shard, samples == 0 ? Shards.entry(file) : without(file, to.resolve(shard), items));
            gone += samples;
        }
        index.with(List.copyOf(files.values())).write(to);
        return gone;
    }

    /** Answers which of these items have samples in the shards. */
    public static Set<String> held(Path shards, Set<String> items) throws IOException {
        var plan = new ShardPlan(
                DatasetReader.manifest(shards), ShardIndex.read(shards).shardBytes());
        var held = new TreeSet<String>();
        for (String shard : holding(plan, items)) {
            held.addAll(samples(regular(shards, shard), items));
        }
        return held;
    }

    private static Path regular(Path shards, String shard) throws FormatException {
        Path file = shards.resolve(shard);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FormatException(new Fault(shard, 0, "the shard is missing"));
        }
        return file;
    }

    /** The manifest does not say of which split an item is. */
    private static Set<String> holding(ShardPlan plan, Set<String> items) {
        var shards = new TreeSet<String>();
        for (String item : items) {
            for (String split : ShardPlan.SPLITS) {
                if (plan.knows(item) && plan.shards(split) > 0) {
                    shards.add(plan.shardOf(item, split));
                }
            }
        }
        return shards;
    }

    private static Set<String> samples(Path shard, Set<String> items) throws IOException {
        var found = new TreeSet<String>();
        try (var entries = entries(shard)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String key = ShardVerifier.key(entry.getName());
                if (items.contains(key)) {
                    found.add(key);
                }
            }
        }
        return found;
    }

    private static FileEntry without(Path shard, Path to, Set<String> items) throws IOException {
        try (var entries = entries(shard);
                var kept = new ShardTar(to)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!items.contains(ShardVerifier.key(entry.getName()))) {
                    kept.add(entry.getName(), entry.getSize(), entries);
                }
            }
            return kept.finish();
        }
    }

    private static TarArchiveInputStream entries(Path shard) throws IOException {
        return new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(shard), 1 << 20));
    }
}
