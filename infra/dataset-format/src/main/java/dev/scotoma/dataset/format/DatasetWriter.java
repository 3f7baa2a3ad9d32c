package dev.scotoma.dataset.format;

import blue.strategic.parquet.ParquetWriter;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a version's tables and manifest into a folder, item by item, in constant memory but for the manifest's entries. The
 * same release and rows give the same bytes. It writes no media: the caller puts each item's recording at its media path.
 */
public final class DatasetWriter implements Closeable {
    /**
     * What the manifest says of the version as a whole; {@link Manifest} says what each part is.
     *
     * @param excluded the sessions left out, by reason
     */
    @RecordBuilder
    public record Release(
            String version,
            String line,
            Query query,
            @Nullable String parent,
            List<String> blindSpots,
            String licence,
            @Nullable String signer,
            Map<String, Integer> excluded) {}

    private final Path folder;
    private final RowWriter rows;
    private final ParquetWriter<Item> sessionRows;
    private final ParquetWriter<Agreement> consensusRows;
    private final @Nullable ParquetWriter<Vote> voteRows;
    private final int schema;
    private final List<Protocol> protocols;
    private final TreeMap<String, BufferedWriter> protocolLines = new TreeMap<>();
    private final List<Manifest.ItemEntry> items = new ArrayList<>();
    private final TreeMap<String, Manifest.FileEntry> files = new TreeMap<>();
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final Set<String> participants = new HashSet<>();

    /** @param folder exists and holds none of the version's files yet */
    public DatasetWriter(Path folder) throws IOException {
        this(folder, List.of());
    }

    public DatasetWriter(Path folder, List<Protocol> protocols) throws IOException {
        this(folder, protocols, false);
    }

    /** @param votes whether the version is to have the table of votes */
    public DatasetWriter(Path folder, List<Protocol> protocols, boolean votes) throws IOException {
        schema = votes ? Manifest.WITH_VOTES : Manifest.SCHEMA;
        this.folder = folder;
        this.protocols = List.copyOf(protocols);
        rows = new RowWriter(folder, votes);
        sessionRows = ParquetTable.write(Tables.SESSIONS, folder.resolve(Tables.SESSIONS.parquet()));
        consensusRows = ParquetTable.write(Tables.CONSENSUS, folder.resolve(Tables.CONSENSUS.parquet()));
        voteRows = votes ? ParquetTable.write(Tables.VOTES, folder.resolve(Tables.VOTES.parquet())) : null;
        for (String count : List.of("items", "participants", "genuine", "attack", "train", "dev", "test")) {
            counts.put(count, 0);
        }
        for (Protocol protocol : protocols) {
            for (String split : Protocol.SPLITS) {
                Path file = folder.resolve(protocol.path(split));
                Files.createDirectories(folder.resolve("protocols").resolve(protocol.name()));
                protocolLines.put(protocol.path(split), Files.newBufferedWriter(file));
            }
        }
    }

    /** An item of which no single votes are told. */
    public void add(Item item, List<Agreement> agreements) throws IOException {
        add(item, agreements, List.of());
    }

    /**
     * @param item its id sorts after that of the item before it
     * @param agreements one for each of the eight attributes, in their order; or none, where nobody voted on anything in the
     *     version
     * @param votes those that these were counted from, in {@link Vote#ORDER}; none in a version without them
     */
    public void add(Item item, List<Agreement> agreements, List<Vote> votes) throws IOException {
        String digest = rows.add(item, agreements, votes);
        sessionRows.write(item);
        for (Agreement agreement : agreements) {
            consensusRows.write(agreement);
        }
        if (voteRows != null) {
            for (Vote vote : votes) {
                voteRows.write(vote);
            }
        }
        items.add(new Manifest.ItemEntry(item.id(), item.mediaPath(), digest));
        files.put(item.mediaPath(), new Manifest.FileEntry(item.mediaPath(), item.mediaBytes(), item.mediaSha256()));
        for (Protocol protocol : protocols) {
            if (protocol.lists(item)) {
                Objects.requireNonNull(protocolLines.get(protocol.path(item.split())))
                        .append(item.id())
                        .append('\n');
            }
        }
        counts.merge("items", 1, Integer::sum);
        counts.merge(item.truth(), 1, Integer::sum);
        counts.merge(item.split(), 1, Integer::sum);
        participants.add(item.participant());
    }

    /**
     * Lists a file that the caller has put into the folder, beside tables and recordings.
     *
     * @param path one that a version may have, such as {@code protocols/NAME/train.txt}
     */
    public void list(String path) throws IOException {
        if (!Layout.mayBeListed(schema, path)) {
            throw new IllegalArgumentException("\"" + path + "\" is no path of a dataset");
        }
        Path file = folder.resolve(path);
        files.put(path, new Manifest.FileEntry(path, Files.size(file), Digests.of(file)));
    }

    /** Closes the tables and writes an empty tombstones.jsonl and, last, manifest.json. {@link Papers} come after it. */
    public Manifest finish(Release release) throws IOException {
        close();
        writeTombstones(folder, List.of());
        for (String table : Layout.tables(schema)) {
            list(table);
        }
        for (String protocol : protocolLines.keySet()) {
            list(protocol);
        }
        counts.put("participants", participants.size());
        var manifest = ManifestBuilder.builder()
                .schema(schema)
                .version(release.version())
                .line(release.line())
                .about(null)
                .query(release.query())
                .parent(release.parent())
                .blindSpots(release.blindSpots().stream().sorted().toList())
                .licence(release.licence())
                .signer(release.signer())
                .counts(counts)
                .excluded(new TreeMap<>(release.excluded()))
                .files(List.copyOf(files.values()))
                .items(items)
                .build();
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
        try (rows;
                sessionRows;
                consensusRows) {
            if (voteRows != null) {
                voteRows.close();
            }
            for (BufferedWriter lines : protocolLines.values()) {
                lines.close();
            }
        }
    }
}
