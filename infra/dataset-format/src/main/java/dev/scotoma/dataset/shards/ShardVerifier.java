package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.DatasetVerifier.Report;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.FormatException;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Manifest.FileEntry;
import dev.scotoma.dataset.format.Tombstone;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Proves a folder of shards: all of them are there and nothing else is, each has its bytes and sha256, and together they hold every
 * sample of the version that was not withdrawn, once and in its place, with the rows and the file that the manifest says.
 */
public final class ShardVerifier {
    private static final int MOST_ROW_BYTES = 1 << 20;

    private final Path folder;
    private final Manifest manifest;
    private final ShardIndex index;
    private final ShardPlan plan;
    private final Map<String, String> rows = new HashMap<>();
    private final Map<String, String> media = new HashMap<>();
    private final Map<String, FileEntry> listed = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private ShardVerifier(Path folder, Manifest manifest, ShardIndex index) throws IOException {
        this.folder = folder;
        this.manifest = manifest;
        this.index = index;
        plan = new ShardPlan(manifest, index.shardBytes());
        manifest.items().forEach(item -> {
            rows.put(item.id(), item.rowsSha256());
            media.put(item.id(), item.media());
        });
        manifest.files().forEach(file -> listed.put(file.path(), file));
    }

    /** As {@link DatasetVerifier} does with a version as files; progress is told of shards. */
    public static Report verify(Path copy, DatasetVerifier.Progress progress) throws IOException {
        Path folder = copy.toRealPath(); // the folder itself may be reached by a link
        ShardVerifier verifier;
        try {
            verifier = new ShardVerifier(folder, DatasetReader.manifest(folder), ShardIndex.read(folder));
        } catch (FormatException unreadable) {
            return new Report(null, 0, 0, List.of(unreadable.fault()));
        }
        return verifier.run(progress);
    }

    /** What WebDataset takes for the key of a sample. */
    static String key(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private Report run(DatasetVerifier.Progress progress) throws IOException {
        if (!index.identity().equals(manifest.sha256())) {
            fault(ShardIndex.FILE, "the shards were made of another version than that of the manifest here");
        }
        readTombstones();
        var indexed = new HashMap<String, FileEntry>();
        index.files().forEach(file -> indexed.put(file.path(), file));
        List<String> names = plan.names();
        for (String name : Shards.COPIED) {
            FileEntry entry = indexed.remove(name);
            if (entry != null
                    && !(regular(name) && Shards.entry(folder.resolve(name)).equals(entry))) {
                fault(name, "the file is not the one that " + ShardIndex.FILE + " lists");
            }
        }
        for (OfShard shard : checked(names, indexed, progress)) {
            faults.addAll(shard.faults);
            seen.addAll(shard.seen);
        }
        names.forEach(indexed::remove);
        indexed.keySet().forEach(name -> fault(ShardIndex.FILE, "\"" + name + "\" is no shard of this version"));
        checkNothingElse(names);
        checkComplete();
        return new Report(manifest, seen.size(), withdrawn.size(), List.copyOf(faults));
    }

    private void readTombstones() throws IOException {
        try {
            for (Tombstone tombstone : DatasetReader.tombstones(folder)) {
                if (!plan.knows(tombstone.item())) {
                    fault("tombstones.jsonl", "the item " + tombstone.item() + " is not in the manifest");
                }
                withdrawn.add(tombstone.item());
            }
        } catch (FormatException unreadable) {
            faults.add(unreadable.fault());
        }
    }

    private boolean regular(String name) {
        return Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads the shards on all cores: one alone finds digests more slowly than a disk reads. In the order of the names. */
    private List<OfShard> checked(List<String> names, Map<String, FileEntry> indexed, DatasetVerifier.Progress progress)
            throws IOException {
        var begun = new AtomicInteger();
        try {
            return names.parallelStream()
                    .map(name -> {
                        synchronized (progress) {
                            progress.file(begun.incrementAndGet(), names.size());
                        }
                        var shard = new OfShard(name);
                        try {
                            shard.check(indexed.get(name));
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                        return shard;
                    })
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void checkNothingElse(List<String> names) throws IOException {
        var expected = new HashSet<>(names);
        expected.addAll(List.of(Manifest.FILE, "tombstones.jsonl", ShardIndex.FILE));
        index.files().stream()
                .map(FileEntry::path)
                .filter(Shards.COPIED::contains)
                .forEach(expected::add);
        try (var there = Files.walk(folder)) {
            for (Path path : there.filter(path -> !path.equals(folder)).sorted().toList()) {
                String name = folder.relativize(path).toString();
                if (!expected.contains(name)) {
                    fault(name, "the file is none of these shards");
                }
            }
        }
    }

    private void checkComplete() {
        if (!faults.isEmpty()) {
            return; // a fault above already says where
        }
        for (Manifest.ItemEntry item : manifest.items()) {
            if (!seen.contains(item.id()) && !withdrawn.contains(item.id())) {
                fault(Manifest.FILE, "the item " + item.id() + " is in no shard");
            }
        }
    }

    private void fault(String file, String message) {
        faults.add(new Fault(file, 0, message));
    }

    /**
     * A sample that is being read.
     *
     * @param file what is still to come, or null
     * @param told whether its rows were wrong: nothing more is said of it
     */
    private record Sample(String key, @Nullable FileEntry file, boolean told) {}

    /** One shard against the manifest: what is wrong with it, and which items have their samples in it. */
    private final class OfShard {
        private final String name;
        private final Set<String> seen = new HashSet<>();
        private final List<Fault> faults = new ArrayList<>();

        OfShard(String name) {
            this.name = name;
        }

        void check(@Nullable FileEntry entry) throws IOException {
            if (!regular(name)) {
                fault(name, "the shard is missing");
                return;
            }
            if (entry == null) {
                fault(ShardIndex.FILE, "the shard " + name + " is not listed");
                return;
            }
            Path file = folder.resolve(name);
            long bytes = Files.size(file);
            if (bytes != entry.bytes()) {
                fault(name, "the shard has " + bytes + " bytes, and " + ShardIndex.FILE + " says " + entry.bytes());
                return;
            }
            MessageDigest digest = Digests.sha256();
            try (InputStream read = new DigestInputStream(Files.newInputStream(file), digest)) {
                // Not closed: what comes after the last entry is to be read, too.
                var entries = new TarArchiveInputStream(new BufferedInputStream(read, 1 << 20));
                try {
                    checkEntries(entries);
                } catch (IOException broken) {
                    fault(name, "the shard is not a tar that can be read to its end");
                }
                read.transferTo(OutputStream.nullOutputStream());
            }
            if (faults.isEmpty() && !Digests.hex(digest).equals(entry.sha256())) {
                fault(name, "the sha256 is not the one in " + ShardIndex.FILE);
            }
        }

        private void checkEntries(TarArchiveInputStream entries) throws IOException {
            Sample sample = null;
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String file = entry.getName();
                String key = key(file);
                if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
                    fault(name, "\"" + file + "\" is no file");
                } else if (file.equals(key + ".json")) {
                    end(sample);
                    sample = begin(key, entries.readNBytes(MOST_ROW_BYTES));
                } else if (sample != null && key.equals(sample.key()) && sample.file() != null) {
                    checkFile(sample, file, Digests.of(entries));
                    sample = new Sample(key, null, false);
                } else if (sample == null || !key.equals(sample.key()) || !sample.told()) {
                    fault(name, "\"" + file + "\" does not come after the rows of its sample");
                }
            }
            end(sample);
        }

        private Sample begin(String key, byte[] json) {
            SampleRows found = SampleRows.read(json);
            String expected = rows.get(key);
            if (expected == null) {
                fault(name, "the item " + key + " is not in the manifest");
            } else if (withdrawn.contains(key)) {
                fault(name, "the item " + key + " was withdrawn, and its sample is still here");
            } else if (!seen.add(key)) {
                fault(name, "the item " + key + " has a sample before this one");
            } else if (found == null
                    || (found.votes() != null) != manifest.hasVotes()
                    || !found.sha256().equals(expected)) {
                fault(name, "the rows of the item " + key + " are not those of the release");
            } else {
                String place = plan.shardOf(key, String.valueOf(found.text("split")));
                if (!name.equals(place)) {
                    fault(name, "the item " + key + " belongs into " + place);
                }
                return new Sample(key, listed.get(media.getOrDefault(key, "")), false);
            }
            return new Sample(key, null, true);
        }

        private void checkFile(Sample sample, String path, String sha256) {
            FileEntry file = sample.file();
            if (file == null
                    || !file.sha256().equals(sha256)
                    || !path.equals(
                            sample.key() + file.path().substring(file.path().lastIndexOf('.')))) {
                fault(name, "\"" + path + "\" is not the file that the manifest lists for this item");
            }
        }

        private void end(@Nullable Sample sample) {
            if (sample != null && sample.file() != null) {
                fault(name, "the sample " + sample.key() + " ends before its file");
            }
        }

        private void fault(String file, String message) {
            faults.add(new Fault(file, 0, message));
        }
    }
}
