package dev.scotoma.dataset.format;

import blue.strategic.parquet.ParquetWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a version's tables and manifest into a folder, item by item, in constant memory but for the manifest's entries. The
 * same release and rows give the same bytes. It writes no media: the caller puts each item's recording at its media path.
 */
public final class DatasetWriter implements Closeable {
    /** What is said of the version as a whole; {@code excluded} counts the sessions left out, by reason. */
    public record Release(
            String version, String line, Instant created, String description, Map<String, Integer> excluded) {}

    private final Path folder;
    private final BufferedWriter sessionLines;
    private final BufferedWriter consensusLines;
    private final ParquetWriter<Item> sessionRows;
    private final ParquetWriter<Agreement> consensusRows;
    private final List<Manifest.ItemEntry> items = new ArrayList<>();
    private final TreeMap<String, Manifest.FileEntry> files = new TreeMap<>();
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final Set<String> participants = new HashSet<>();
    private String last = "";

    /** @param folder exists and holds none of the version's files yet */
    public DatasetWriter(Path folder) throws IOException {
        this.folder = folder;
        sessionLines = Files.newBufferedWriter(folder.resolve(Tables.SESSIONS.jsonLines()));
        consensusLines = Files.newBufferedWriter(folder.resolve(Tables.CONSENSUS.jsonLines()));
        sessionRows = ParquetTable.write(Tables.SESSIONS, folder.resolve(Tables.SESSIONS.parquet()));
        consensusRows = ParquetTable.write(Tables.CONSENSUS, folder.resolve(Tables.CONSENSUS.parquet()));
        for (String count : List.of("items", "participants", "genuine", "attack", "train", "dev", "test")) {
            counts.put(count, 0);
        }
    }

    /**
     * @param item its id sorts after that of the item before it
     * @param agreements one for each of the eight attributes, in their order
     */
    public void add(Item item, List<Agreement> agreements) throws IOException {
        if (item.id().compareTo(last) <= 0) {
            throw new IllegalArgumentException("item " + item.id() + " does not sort after " + last);
        }
        if (!agreements.stream().map(Agreement::attribute).toList().equals(Agreement.ATTRIBUTES)
                || !agreements.stream().allMatch(agreement -> agreement.item().equals(item.id()))) {
            throw new IllegalArgumentException("item " + item.id() + " needs its eight attributes in their order");
        }
        last = item.id();
        MessageDigest rows = Digests.sha256();
        String line = JsonLine.write(Tables.SESSIONS, item);
        Digests.line(rows, line);
        sessionLines.append(line).append('\n');
        sessionRows.write(item);
        for (Agreement agreement : agreements) {
            String consensus = JsonLine.write(Tables.CONSENSUS, agreement);
            Digests.line(rows, consensus);
            consensusLines.append(consensus).append('\n');
            consensusRows.write(agreement);
        }
        items.add(new Manifest.ItemEntry(item.id(), item.mediaPath(), Digests.hex(rows)));
        files.put(item.mediaPath(), new Manifest.FileEntry(item.mediaPath(), item.mediaBytes(), item.mediaSha256()));
        counts.merge("items", 1, Integer::sum);
        counts.merge(item.truth(), 1, Integer::sum);
        counts.merge(item.split(), 1, Integer::sum);
        participants.add(item.participant());
    }

    /** Closes the tables and writes README.md, an empty tombstones.jsonl and, last, manifest.json. */
    public Manifest finish(Release release) throws IOException {
        close();
        Files.writeString(folder.resolve(Readme.FILE), Readme.of(release));
        writeTombstones(folder, List.of());
        for (String name : List.of(
                Readme.FILE,
                Tables.SESSIONS.jsonLines(),
                Tables.SESSIONS.parquet(),
                Tables.CONSENSUS.jsonLines(),
                Tables.CONSENSUS.parquet())) {
            Path file = folder.resolve(name);
            files.put(name, new Manifest.FileEntry(name, Files.size(file), Digests.of(file)));
        }
        counts.put("participants", participants.size());
        var manifest = new Manifest(
                release.version(),
                release.line(),
                release.created(),
                release.description(),
                counts,
                new TreeMap<>(release.excluded()),
                List.copyOf(files.values()),
                items);
        Files.write(folder.resolve(Manifest.FILE), manifest.bytes());
        return manifest;
    }

    public static void writeTombstones(Path folder, List<Tombstone> tombstones) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(Tables.TOMBSTONES.jsonLines()))) {
            for (Tombstone tombstone : tombstones.stream()
                    .sorted(Comparator.comparing(Tombstone::item))
                    .toList()) {
                lines.append(JsonLine.write(Tables.TOMBSTONES, tombstone)).append('\n');
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (sessionLines;
                consensusLines;
                sessionRows) {
            consensusRows.close();
        }
    }
}
