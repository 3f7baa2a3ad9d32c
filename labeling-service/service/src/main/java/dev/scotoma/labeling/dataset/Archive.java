package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.description.Description;
import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Checksums;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Papers;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.labeling.dataset.Revisions.InForce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * A released version as a tar: the manifest, the tables without what was withdrawn, the tombstones, what is said of the version and
 * the recordings, streamed from storage one after the other. The same effective set and the same words give the same bytes.
 */
final class Archive implements AutoCloseable {
    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

    private final Shelf shelf;
    private final Manifest manifest;
    private final About about;
    private final Workspace workspace;
    private final Path folder;
    private final List<Path> small;
    private final List<Manifest.FileEntry> media;

    private Archive(
            Shelf shelf,
            Manifest manifest,
            About about,
            Workspace workspace,
            Path folder,
            List<Path> small,
            List<Manifest.FileEntry> media) {
        this.shelf = shelf;
        this.manifest = manifest;
        this.about = about;
        this.workspace = workspace;
        this.folder = folder;
        this.small = small;
        this.media = media;
    }

    /**
     * Fetches everything but the recordings; close the archive when it is written.
     *
     * @throws java.nio.file.NoSuchFileException also when other tables were put in force meanwhile and these are gone
     */
    static Archive prepare(Shelf shelf, String version, String identity, About about, InForce inForce)
            throws IOException {
        Workspace workspace = Workspace.open();
        try {
            byte[] manifestBytes = shelf.manifest(version, identity);
            Manifest manifest = DatasetReader.manifest(manifestBytes);
            Path folder = workspace.sub("archive");
            shelf.fetchEffectiveTables(version, identity, inForce, workspace, folder);
            Files.write(folder.resolve(Shelf.MANIFEST), manifestBytes);
            DatasetWriter.writeTombstones(folder, inForce.tombstones());
            Set<String> withdrawn =
                    inForce.tombstones().stream().map(Tombstone::item).collect(Collectors.toSet());
            List<Manifest.FileEntry> media = effective(manifest, withdrawn);
            About inside = manifest.about();
            if (inside != null) {
                shelf.fetch(version, identity, List.of(Shelf.README), folder);
            } else {
                shelf.fetch(version, identity, Shelf.protocols(manifest), folder);
                Papers.write(folder, manifest, about);
                Description.write(folder, manifest, about);
                Checksums.write(folder, media);
            }
            return new Archive(
                    shelf, manifest, inside == null ? about : inside, workspace, folder, sorted(folder), media);
        } catch (IOException | RuntimeException failure) {
            workspace.close();
            throw failure;
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Manifest.FileEntry> effective(Manifest manifest, Set<String> withdrawn) {
        var wanted = new HashSet<String>();
        for (Manifest.ItemEntry item : manifest.items()) {
            if (!withdrawn.contains(item.id())) {
                wanted.add(item.media());
            }
        }
        return manifest.files().stream()
                .filter(file -> wanted.contains(file.path()))
                .toList();
    }

    String version() {
        return manifest.version();
    }

    /** What whoever takes it has to know, in signs that a header may have. */
    @Nullable
    String warning() {
        String warning = about.warning();
        return warning == null ? null : warning.replaceAll("[^ -~]+", "?");
    }

    /** Bytes of the whole tar, so that a download that breaks off is seen to. */
    long length() throws IOException {
        var contents = new ArrayList<Long>();
        for (Path file : small) {
            contents.add(Files.size(file));
        }
        media.forEach(file -> contents.add(file.bytes()));
        long length = 2L * BLOCK;
        for (long bytes : contents) {
            length += BLOCK + (bytes + BLOCK - 1) / BLOCK * BLOCK;
        }
        return length;
    }

    /** @throws IOException when a recording was withdrawn under way, or is not what the manifest says: the tar breaks off */
    void writeTo(OutputStream out) throws IOException {
        // Not closed: after a failure the response must break off, and closing would end it in good order.
        var tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (Path file : small) {
            tar.putArchiveEntry(entry(folder.relativize(file).toString(), Files.size(file)));
            Files.copy(file, tar);
            tar.closeArchiveEntry();
        }
        for (Manifest.FileEntry file : media) {
            tar.putArchiveEntry(entry(file.path(), file.bytes()));
            var digest = Digests.sha256();
            try (InputStream recording = new DigestInputStream(shelf.openMedia(file.path()), digest)) {
                recording.transferTo(tar);
            }
            if (!Digests.hex(digest).equals(file.sha256())) {
                throw new IOException(file.path() + " in storage is not what the manifest says");
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
        tar.flush();
    }

    private TarArchiveEntry entry(String path, long bytes) {
        var entry = new TarArchiveEntry(manifest.version() + "/" + path);
        entry.setSize(bytes);
        entry.setModTime(about.created().toEpochMilli());
        return entry;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
