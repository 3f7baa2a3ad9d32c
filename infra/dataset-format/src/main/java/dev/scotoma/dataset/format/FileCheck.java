package dev.scotoma.dataset.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a copy against the manifest: there, equal, and nothing else but what file managers leave behind. */
final class FileCheck {
    private static final Pattern MEDIA = Pattern.compile("media/([0-9a-f]{64})\\.[a-z0-9]{1,8}");
    private static final Set<String> TABLES = Set.of(
            Tables.SESSIONS.jsonLines(),
            Tables.SESSIONS.parquet(),
            Tables.CONSENSUS.jsonLines(),
            Tables.CONSENSUS.parquet());

    /** What looking at a folder leaves there, and nobody put in. */
    private static final Pattern LEFT_BY_FILE_MANAGERS =
            Pattern.compile("(.*/)?(\\.DS_Store|\\._[^/]*|Thumbs\\.db|[Dd]esktop\\.ini)");

    private final Path folder;
    private final Manifest manifest;
    private final Set<String> mediaInUse = new HashSet<>();
    private final boolean redacted;
    private final List<Fault> faults;

    /** @param redacted items were withdrawn: the tables are shorter than at release, and {@link RowCheck} proves them instead */
    FileCheck(
            Path folder,
            Manifest manifest,
            Collection<Manifest.ItemEntry> items,
            boolean redacted,
            List<Fault> faults) {
        this.folder = folder;
        this.manifest = manifest;
        items.forEach(item -> mediaInUse.add(item.media()));
        this.redacted = redacted;
        this.faults = faults;
    }

    void run(DatasetVerifier.Progress progress) throws IOException {
        var listed = new HashSet<String>();
        int number = 0;
        for (Manifest.FileEntry entry : manifest.files()) {
            progress.file(++number, manifest.files().size());
            if (!listed.add(entry.path())) {
                faults.add(Fault.of(Manifest.FILE, "the file " + entry.path() + " is listed twice"));
            } else {
                check(entry);
            }
        }
        for (String required : TABLES) {
            if (!listed.contains(required)) {
                faults.add(Fault.of(Manifest.FILE, "the file " + required + " is not listed"));
            }
        }
        listed.add(Manifest.FILE);
        listed.add(Tables.TOMBSTONES.jsonLines());
        checkUnlisted(listed);
    }

    private void check(Manifest.FileEntry entry) throws IOException {
        var media = MEDIA.matcher(entry.path());
        boolean isMedia = media.matches();
        if (isMedia && !media.group(1).equals(entry.sha256())) {
            faults.add(Fault.of(
                    Manifest.FILE, "the media " + entry.path() + " is listed with another sha256 than its name"));
        }
        if (!isMedia && !TABLES.contains(entry.path()) && !entry.path().equals(Readme.FILE)) {
            faults.add(Fault.of(Manifest.FILE, "\"" + entry.path() + "\" is no path of a dataset"));
            return; // never opened: it may lead out of the folder
        }
        Path file = folder.resolve(entry.path());
        if (isMedia && !mediaInUse.contains(entry.path())) {
            if (Files.exists(file)) {
                faults.add(
                        Fault.of(entry.path(), "the item was withdrawn, and its recording is still here: delete it"));
            }
        } else if (!Files.isRegularFile(file)) {
            faults.add(Fault.of(entry.path(), "the file is missing"));
        } else if (!redacted || !TABLES.contains(entry.path())) {
            compare(entry, file);
        }
    }

    private void compare(Manifest.FileEntry entry, Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes != entry.bytes()) {
            faults.add(
                    Fault.of(entry.path(), "the file has " + bytes + " bytes, and the manifest says " + entry.bytes()));
        } else if (!Digests.of(file).equals(entry.sha256())) {
            faults.add(Fault.of(entry.path(), "the sha256 is not the one in the manifest"));
        }
    }

    private void checkUnlisted(Set<String> listed) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                String path = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (Files.isSymbolicLink(file)) {
                    faults.add(Fault.of(path, "the file is a link, and a dataset holds none"));
                } else if (!listed.contains(path)
                        && !LEFT_BY_FILE_MANAGERS.matcher(path).matches()) {
                    faults.add(Fault.of(path, "the file is not listed in the manifest"));
                }
            }
        }
    }
}
