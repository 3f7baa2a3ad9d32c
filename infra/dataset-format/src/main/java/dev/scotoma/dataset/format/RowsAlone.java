package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * A copy of a version without its recordings, for whoever needs the rows alone: megabytes in place of hundreds of gigabytes, and nobody's
 * face. {@code rows.json} says that the recordings are meant to be absent; the manifest is the version's own, so it has its identity.
 */
public final class RowsAlone {
    public static final String FILE = "rows.json";

    private static final String FORMAT = "scotoma-rows";
    private static final int SCHEMA = 1;

    private RowsAlone() {}

    /** Whether a folder claims to hold rows alone. */
    public static boolean areIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Copies everything but the recordings.
     *
     * @param version an unpacked version; what does not belong to one is left behind
     * @param out is absent or empty
     * @throws FormatException when a file of the version is missing, or is none
     */
    public static void write(Path version, Path out) throws IOException {
        Manifest manifest = DatasetReader.manifest(version);
        Files.createDirectories(out);
        try (var there = Files.list(out)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(out + " is not empty; name a folder that is");
            }
        }
        var wanted = new HashSet<String>();
        manifest.files().stream()
                .map(Manifest.FileEntry::path)
                .filter(path -> Layout.mayBeListed(manifest.schema(), path))
                .filter(path -> !Layout.media(path).matches())
                .forEach(wanted::add);
        wanted.addAll(Layout.requiredPapers(manifest));
        wanted.remove(Checksums.FILE); // that of the copy it comes from
        wanted.add(Tables.TOMBSTONES.jsonLines());
        for (String path : wanted) {
            copy(version, path, out);
        }
        for (String path : Layout.OTHER_PAPERS) {
            if (Files.isRegularFile(version.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                copy(version, path, out);
            }
        }
        Files.write(out.resolve(Manifest.FILE), manifest.bytes());
        Files.write(out.resolve(FILE), bytes(manifest));
        if (manifest.hasPapers()) {
            Checksums.write(out, List.of());
        }
    }

    private static void copy(Path version, String path, Path out) throws IOException {
        Path file = version.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FormatException(Fault.of(path, "the file is missing"));
        }
        Path to = out.resolve(path);
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.copy(file, to);
    }

    private static byte[] bytes(Manifest manifest) throws IOException {
        var said = ManifestJson.JSON.createObjectNode();
        said.put("format", FORMAT).put("schema", SCHEMA);
        said.put("version", manifest.version()).put("identity", manifest.sha256());
        return ManifestJson.JSON.writeValueAsBytes(said);
    }

    /** Holds the claim against the manifest beside it: it is no excuse for recordings of another version to be missing. */
    static void check(Path folder, Manifest manifest, Collection<Fault> faults) throws IOException {
        JsonNode said;
        try {
            said = ManifestJson.JSON.readTree(Files.readAllBytes(folder.resolve(FILE)));
        } catch (JsonProcessingException unreadable) {
            faults.add(Fault.of(FILE, "the file is not JSON"));
            return;
        }
        if (!FORMAT.equals(said.path("format").textValue()) || said.path("schema").intValue() != SCHEMA) {
            faults.add(Fault.of(FILE, "the file is not of schema " + SCHEMA + ", which this program reads"));
        } else if (!manifest.sha256().equals(said.path("identity").textValue())) {
            faults.add(Fault.of(FILE, "the rows are said to be of another version than that of the manifest here"));
        }
    }
}
