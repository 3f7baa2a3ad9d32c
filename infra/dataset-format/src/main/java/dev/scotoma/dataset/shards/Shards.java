package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.FormatException;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Manifest.FileEntry;
import dev.scotoma.dataset.format.RawItems;
import dev.scotoma.dataset.format.RawItems.RawItem;
import dev.scotoma.dataset.format.Tombstone;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes shards of an unpacked version. The same version with the same tombstones gives the same bytes. Every row and file is held
 * against the manifest on its way. A run that was killed goes on: a shard that has its name is whole.
 */
public final class Shards implements Closeable {
    /** Told before each item is written. */
    @FunctionalInterface
    public interface Progress {
        void item(int number, int of);
    }

    /** Files of a version that go along as they are, where the version has them. */
    static final List<String> COPIED = List.of("LICENSE");

    /** What may lie in a version, and nowhere else. */
    private static final Pattern MEDIA = Pattern.compile("media/[0-9a-f]{64}\\.[a-z0-9]{1,8}");

    /** What the run that did not end was to make, so that one with other wishes does not go on with it. */
    private static final String BUILDING = "building.json";

    private final Path version;
    private final Path out;
    private final Manifest manifest;
    private final ShardPlan plan;
    private final Map<String, String> rows = new HashMap<>();
    private final Map<String, String> media = new HashMap<>();
    private final Map<String, FileEntry> listed = new HashMap<>();
    private final Map<String, FileEntry> made = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();

    /** The shard of a split that items are being added to. */
    private record Open(int number, @Nullable ShardTar tar) {}

    private Shards(Path version, Path out, Manifest manifest, ShardPlan plan) {
        this.version = version;
        this.out = out;
        this.manifest = manifest;
        this.plan = plan;
        manifest.items().forEach(item -> {
            rows.put(item.id(), item.rowsSha256());
            media.put(item.id(), item.media());
        });
        manifest.files().forEach(file -> listed.put(file.path(), file));
    }

    /** Whether a folder holds shards, and not a version as files. */
    public static boolean areIn(Path folder) {
        return Files.isRegularFile(folder.resolve(ShardIndex.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * @param version the folder of an unpacked version
     * @param out is absent or empty, or holds what an interrupted run with the same arguments left
     * @param shardBytes how large a shard is to be, about
     * @throws FormatException when the version is not what its manifest says, naming the file
     */
    public static void write(Path version, Path out, long shardBytes, Progress progress) throws IOException {
        Manifest manifest = DatasetReader.manifest(version);
        List<Tombstone> tombstones = DatasetReader.tombstones(version);
        var plan = new ShardPlan(manifest, shardBytes);
        begin(out, manifest, shardBytes, tombstones);
        try (var shards = new Shards(version, out, manifest, plan)) {
            Set<String> withdrawn = tombstones.stream().map(Tombstone::item).collect(Collectors.toSet());
            shards.writeItems(withdrawn, progress);
            shards.finish(tombstones, shardBytes);
        }
    }

    private static void begin(Path out, Manifest manifest, long shardBytes, List<Tombstone> tombstones)
            throws IOException {
        Files.createDirectories(out);
        String wanted = manifest.sha256() + " " + shardBytes + " " + tombstones + "\n";
        Path note = out.resolve(BUILDING);
        if (Files.exists(note)) {
            if (!Files.readString(note).equals(wanted)) {
                throw new FileAlreadyExistsException(out
                        + " holds shards that were begun of another version or in another way; name an empty folder");
            }
            return;
        }
        try (var there = Files.list(out)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(out + " is not empty; name a folder that is");
            }
        }
        Files.writeString(note, wanted);
    }

    private void writeItems(Set<String> withdrawn, Progress progress) throws IOException {
        var seen = new HashSet<String>();
        int of = manifest.items().size() - withdrawn.size();
        int number = 0;
        try (var items = new RawItems(version)) {
            for (RawItem item = items.next(); item != null; item = items.next()) {
                var sample = new SampleRows(item.session(), item.consensus(), item.votes());
                if (!sample.sha256().equals(rows.get(item.id())) || !seen.add(item.id())) {
                    throw fault(
                            "sessions.jsonl", "the rows of the item " + item.id() + " are not those of the release");
                }
                if (!withdrawn.contains(item.id())) {
                    progress.item(++number, of);
                    add(item.id(), sample);
                }
            }
        }
        for (Manifest.ItemEntry item : manifest.items()) {
            if (!withdrawn.contains(item.id()) && !seen.contains(item.id())) {
                throw fault("sessions.jsonl", "the item " + item.id() + " of the manifest has no line");
            }
        }
    }

    private void add(String key, SampleRows rows) throws IOException {
        String split = String.valueOf(rows.text("split"));
        int number = plan.numberOf(key, split);
        if (number >= plan.shards(split)) {
            throw fault(Manifest.FILE, "the counts know no item of the split " + split);
        }
        ShardTar tar = shard(split, number);
        if (tar == null) {
            return; // made by the run before
        }
        tar.add(key + ".json", rows.bytes());
        addRecording(tar, key, String.valueOf(media.get(key)));
    }

    private void addRecording(ShardTar tar, String key, String path) throws IOException {
        FileEntry entry = listed.get(path);
        if (entry == null || !MEDIA.matcher(path).matches()) {
            throw fault(Manifest.FILE, "\"" + path + "\" of the item " + key + " is not listed");
        }
        Path file = version.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw fault(path, "the file is missing");
        }
        if (Files.size(file) != entry.bytes()) {
            throw fault(path, "the file has not the bytes that the manifest says");
        }
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String name = key + path.substring(path.lastIndexOf('.'));
            if (!tar.add(name, entry.bytes(), content).equals(entry.sha256())) {
                throw fault(path, "the sha256 is not the one in the manifest");
            }
        }
    }

    /** The shard of this number, once those of the split before it are finished; null when it is there already. */
    private @Nullable ShardTar shard(String split, int number) throws IOException {
        Open now = open.get(split);
        if (now == null || now.number() < number) {
            now = turn(split, now, number);
        }
        return now.tar();
    }

    private Open turn(String split, @Nullable Open before, int number) throws IOException {
        finish(split, before);
        for (int skipped = before == null ? 0 : before.number() + 1; skipped < number; skipped++) {
            finish(split, begin(split, skipped));
        }
        Open next = begin(split, number);
        open.put(split, next);
        return next;
    }

    private Open begin(String split, int number) throws IOException {
        Path file = out.resolve(ShardPlan.name(split, number));
        return new Open(number, Files.exists(file) ? null : new ShardTar(file));
    }

    private void finish(String split, @Nullable Open shard) throws IOException {
        if (shard != null) {
            String name = ShardPlan.name(split, shard.number());
            ShardTar tar = shard.tar();
            made.put(name, tar == null ? entry(out.resolve(name)) : tar.finish());
        }
    }

    private void finish(List<Tombstone> tombstones, long shardBytes) throws IOException {
        for (String split : ShardPlan.SPLITS) {
            int last = plan.shards(split) - 1;
            if (last >= 0) {
                shard(split, last);
                finish(split, open.remove(split));
            }
        }
        Files.write(out.resolve(Manifest.FILE), manifest.bytes());
        DatasetWriter.writeTombstones(out, tombstones);
        var files = new ArrayList<>(made.values());
        for (String name : COPIED) {
            if (Files.isRegularFile(version.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = Files.readAllBytes(version.resolve(name));
                Files.write(out.resolve(name), bytes);
                files.add(new FileEntry(name, bytes.length, Digests.of(bytes)));
            }
        }
        ShardIndex.of(manifest, shardBytes, files).write(out);
        Files.delete(out.resolve(BUILDING));
    }

    static FileEntry entry(Path file) throws IOException {
        try {
            return new FileEntry(String.valueOf(file.getFileName()), Files.size(file), Digests.of(file));
        } catch (NoSuchFileException missing) {
            throw fault(String.valueOf(file.getFileName()), "the shard is missing");
        }
    }

    private static FormatException fault(String file, String message) {
        return new FormatException(new Fault(file, 0, message));
    }

    @Override
    public void close() throws IOException {
        for (Open shard : open.values()) {
            ShardTar tar = shard.tar();
            if (tar != null) {
                tar.close();
            }
        }
    }
}
