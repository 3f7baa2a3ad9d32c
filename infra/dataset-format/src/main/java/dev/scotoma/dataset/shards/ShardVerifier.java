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
        int number = 0;
        for (String name : names) {
            progress.file(++number, names.size());
            FileEntry entry = indexed.remove(name);
            if (!regular(name)) {
                fault(name, "the shard is missing");
            } else if (entry == null) {
                fault(ShardIndex.FILE, "the shard " + name + " is not listed");
            } else {
                check(entry);
            }
        }
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

    private void check(FileEntry shard) throws IOException {
        Path file = folder.resolve(shard.path());
        long bytes = Files.size(file);
        if (bytes != shard.bytes()) {
            fault(shard.path(), "the shard has " + bytes + " bytes, and " + ShardIndex.FILE + " says " + shard.bytes());
            return;
        }
        MessageDigest digest = Digests.sha256();
        int before = faults.size();
        try (InputStream read = new DigestInputStream(Files.newInputStream(file), digest)) {
            // Not closed: what comes after the last entry is to be read, too.
            var entries = new TarArchiveInputStream(new BufferedInputStream(read, 1 << 20));
            try {
                checkEntries(shard.path(), entries);
            } catch (IOException broken) {
                fault(shard.path(), "the shard is not a tar that can be read to its end");
            }
            read.transferTo(OutputStream.nullOutputStream());
        }
        if (faults.size() == before && !Digests.hex(digest).equals(shard.sha256())) {
            fault(shard.path(), "the sha256 is not the one in " + ShardIndex.FILE);
        }
    }

    private void checkEntries(String shard, TarArchiveInputStream entries) throws IOException {
        Sample sample = null;
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            String name = entry.getName();
            String key = key(name);
            if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
                fault(shard, "\"" + name + "\" is no file");
            } else if (name.equals(key + ".json")) {
                end(shard, sample);
                sample = begin(shard, key, entries.readNBytes(MOST_ROW_BYTES));
            } else if (sample != null && key.equals(sample.key()) && sample.file() != null) {
                checkFile(shard, sample, name, Digests.of(entries));
                sample = new Sample(key, null, false);
            } else if (sample == null || !key.equals(sample.key()) || !sample.told()) {
                fault(shard, "\"" + name + "\" does not come after the rows of its sample");
            }
        }
        end(shard, sample);
    }

    /**
     * A sample that is being read.
     *
     * @param file what is still to come, or null
     * @param told whether its rows were wrong: nothing more is said of it
     */
    private record Sample(String key, @Nullable FileEntry file, boolean told) {}

    private Sample begin(String shard, String key, byte[] json) {
        SampleRows found = SampleRows.read(json);
        String expected = rows.get(key);
        if (expected == null) {
            fault(shard, "the item " + key + " is not in the manifest");
        } else if (withdrawn.contains(key)) {
            fault(shard, "the item " + key + " was withdrawn, and its sample is still here");
        } else if (!seen.add(key)) {
            fault(shard, "the item " + key + " has a sample before this one");
        } else if (found == null || !found.sha256().equals(expected)) {
            fault(shard, "the rows of the item " + key + " are not those of the release");
        } else {
            String place = plan.shardOf(key, String.valueOf(found.text("split")));
            if (!shard.equals(place)) {
                fault(shard, "the item " + key + " belongs into " + place);
            }
            return new Sample(key, listed.get(media.getOrDefault(key, "")), false);
        }
        return new Sample(key, null, true);
    }

    private void checkFile(String shard, Sample sample, String name, String sha256) {
        FileEntry file = sample.file();
        if (file == null
                || !file.sha256().equals(sha256)
                || !name.equals(sample.key() + file.path().substring(file.path().lastIndexOf('.')))) {
            fault(shard, "\"" + name + "\" is not the file that the manifest lists for this item");
        }
    }

    private void end(String shard, @Nullable Sample sample) {
        if (sample != null && sample.file() != null) {
            fault(shard, "the sample " + sample.key() + " ends before its file");
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
}
