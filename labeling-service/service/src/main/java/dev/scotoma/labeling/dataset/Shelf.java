package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.description.Description;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Redaction;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.labeling.dataset.Revisions.InForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where versions lie in storage: recordings once for all versions under {@code datasets/media/SHA256.EXT}, the other files of a
 * version under {@code datasets/VERSION/IDENTITY/}. The tables as they were released lie beside the manifest, those that withdrawals
 * have made since under {@code tables/REVISION/} of it; no key is ever written twice. An attempt that was never published lies under
 * an identity of its own and can do no harm.
 */
@ApplicationScoped
class Shelf {
    static final String MEDIA = "datasets/media/";
    static final String MANIFEST = "manifest.json";
    static final String README = "README.md";
    private static final List<String> TABLES =
            List.of("sessions.jsonl", "sessions.parquet", "consensus.jsonl", "consensus.parquet");
    private static final List<String> TABLES_OF_VOTES = List.of("votes.jsonl", "votes.parquet");

    private static final String TABLE_FOLDER = "tables/";

    /** Where what is counted of the tables as they were released lies; it goes when others are put in force. */
    private static final String AS_RELEASED = "000000-released";

    private static final String DATASHEET = "datasheet-" + Description.FORM + ".json";

    private final ObjectStorage storage;

    Shelf(ObjectStorage storage) {
        this.storage = storage;
    }

    /** What is stored of a release beside its recordings: the manifest, the tables and the protocols. */
    static List<String> released(Manifest manifest) {
        return Stream.concat(
                        Stream.of(MANIFEST),
                        manifest.files().stream()
                                .map(Manifest.FileEntry::path)
                                .filter(path -> !path.startsWith("media/")))
                .toList();
    }

    /** The files of a release that a withdrawal changes nothing in. */
    static List<String> protocols(Manifest manifest) {
        return manifest.files().stream()
                .map(Manifest.FileEntry::path)
                .filter(path -> path.startsWith("protocols/"))
                .toList();
    }

    static String mediaKey(String sha256, String extension) {
        return MEDIA + sha256 + "." + extension;
    }

    static String mediaKey(String mediaPath) {
        return "datasets/" + mediaPath;
    }

    private static String folder(String version) {
        return "datasets/" + version + "/";
    }

    private static String key(String version, String identity, String file) {
        return folder(version) + identity + "/" + file;
    }

    private static String tables(@Nullable String revision) {
        return revision == null ? "" : TABLE_FOLDER + revision + "/";
    }

    void put(String version, String identity, Path folder, List<String> files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve(file);
            try (InputStream content = Files.newInputStream(path)) {
                storage.put(key(version, identity, file), content, Files.size(path), type(file));
            }
        }
    }

    void fetch(String version, String identity, List<String> files, Path folder) throws IOException {
        for (String file : files) {
            Path path = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            try (InputStream content = storage.open(key(version, identity, file))) {
                Files.copy(content, path);
            }
        }
    }

    /** @throws IOException when what lies there is not the manifest that was published */
    byte[] manifest(String version, String identity) throws IOException {
        try (InputStream content = storage.open(key(version, identity, MANIFEST))) {
            byte[] bytes = content.readAllBytes();
            if (!Digests.of(bytes).equals(identity)) {
                throw new IOException("the manifest of " + version + " in storage is not the one that was published");
            }
            return bytes;
        }
    }

    InputStream openMedia(String mediaPath) throws IOException {
        return storage.open(mediaKey(mediaPath));
    }

    void putTables(String version, String identity, String revision, boolean votes, Path folder) throws IOException {
        put(version, identity + "/" + TABLE_FOLDER + revision, folder, tables(votes));
    }

    private static List<String> tables(boolean votes) {
        return votes
                ? Stream.concat(TABLES.stream(), TABLES_OF_VOTES.stream()).toList()
                : TABLES;
    }

    void fetchTables(String version, String identity, InForce inForce, Path folder) throws IOException {
        for (String file : tables(inForce.votes())) {
            try (InputStream content = storage.open(key(version, identity, tables(inForce.revision()) + file))) {
                Files.copy(content, folder.resolve(file));
            }
        }
    }

    /**
     * The tables without what was withdrawn, also where the sweep has not come by yet.
     *
     * @param folder is empty, and receives them
     */
    void fetchEffectiveTables(String version, String identity, InForce inForce, Workspace workspace, Path folder)
            throws IOException {
        if (inForce.stale().isEmpty()) {
            fetchTables(version, identity, inForce, folder);
        } else {
            Path stored = workspace.sub("stored");
            fetchTables(version, identity, inForce, stored);
            Redaction.leaveOut(stored, folder, inForce.stale());
        }
    }

    /** What was counted of these tables, if anybody has asked before. */
    Optional<byte[]> datasheet(String version, String identity, @Nullable String revision) throws IOException {
        try (InputStream content = storage.open(datasheetKey(version, identity, revision))) {
            return Optional.of(content.readAllBytes());
        } catch (NoSuchFileException notCountedYet) {
            return Optional.empty();
        }
    }

    void keepDatasheet(String version, String identity, @Nullable String revision, byte[] data) throws IOException {
        String key = datasheetKey(version, identity, revision);
        storage.put(key, new ByteArrayInputStream(data), data.length, type(DATASHEET));
    }

    private static String datasheetKey(String version, String identity, @Nullable String revision) {
        return key(version, identity, TABLE_FOLDER + (revision == null ? AS_RELEASED : revision) + "/" + DATASHEET);
    }

    /** Deletes tables that this revision replaced, and those of the same number that were never in force; later ones stay. */
    void clearTablesBefore(String version, String identity, @Nullable String revision) throws IOException {
        if (revision == null) {
            return;
        }
        String below = key(version, identity, TABLE_FOLDER);
        String end = revision.substring(0, revision.indexOf('-')) + "~";
        for (String file : tables(true)) {
            storage.delete(key(version, identity, file));
        }
        for (String key : storage.list(below)) {
            String name = key.substring(below.length());
            if (name.compareTo(end) < 0 && !name.startsWith(revision + "/")) {
                storage.delete(key);
            }
        }
    }

    /** The keys of everything that attempts at a version have written, the published one too. */
    List<String> attempts(String version) throws IOException {
        return storage.list(folder(version));
    }

    static boolean isOf(String key, String version, String identity) {
        return key.startsWith(folder(version) + identity + "/");
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".json" -> "application/json";
            case ".jsonl" -> "application/jsonl";
            case ".txt" -> "text/plain; charset=utf-8";
            case ".md" -> "text/markdown; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
