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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A released version as a tar: the manifest, the tables without what was withdrawn, the tombstones, what is said of the version and
 * the recordings, streamed from storage one after the other. The same effective set and the same words give the same bytes. A tar takes
 * as long as its reader likes, so each recording is asked for once more before it is opened, and one that may not be handed out any more
 * breaks the tar off.
 */
final class Archive implements AutoCloseable {
    private final Shelf shelf;
    private final Predicate<String> stands;
    private final Manifest manifest;
    private final About about;
    private final Workspace workspace;
    private final Path folder;
    private final List<Path> small;
    private final List<Manifest.FileEntry> media;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Archive(
            Shelf shelf,
            Predicate<String> stands,
            Manifest manifest,
            About about,
            Workspace workspace,
            Path folder,
            List<Path> small,
            List<Manifest.FileEntry> media) {
        this.shelf = shelf;
        this.stands = stands;
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
     * @param stands whether a recording, by its path, may be handed out at this moment
     * @throws java.nio.file.NoSuchFileException also when other tables were put in force meanwhile and these are gone
     */
    static Archive prepare(
            Shelf shelf, String version, String identity, About about, InForce inForce, Predicate<String> stands)
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
                    shelf, stands, manifest, inside == null ? about : inside, workspace, folder, sorted(folder), media);
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

    /** Everything that is in it, in the order of the tar. */
    List<Tar.Member> members() throws IOException {
        var members = new ArrayList<Tar.Member>();
        for (Path file : small) {
            members.add(new Tar.Member(
                    folder.relativize(file).toString(),
                    Files.size(file),
                    Digests.of(file),
                    from -> opened(file, from)));
        }
        for (Manifest.FileEntry file : media) {
            members.add(new Tar.Member(file.path(), file.bytes(), file.sha256(), from -> recording(file.path(), from)));
        }
        return members;
    }

    private InputStream recording(String path, long from) throws IOException {
        if (!stands.test(path)) {
            throw new NoSuchFileException(path + " was withdrawn, or the version recalled, meanwhile");
        }
        return shelf.openMedia(path, from);
    }

    private static InputStream opened(Path file, long from) throws IOException {
        InputStream content = Files.newInputStream(file);
        content.skipNBytes(from);
        return content;
    }

    Tar tar(List<Tar.Member> members) {
        return new Tar(manifest.version(), members, about.created());
    }

    /** By whoever is done with it first: who wrote it, or the end of a request that wrote nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            workspace.close();
        }
    }
}
