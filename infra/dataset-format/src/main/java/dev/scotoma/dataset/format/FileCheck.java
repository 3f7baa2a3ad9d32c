package dev.scotoma.dataset.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a copy against the manifest: there, equal, and nothing else but what file managers leave behind. */
final class FileCheck {
    /** What looking at a folder leaves there, and nobody put in. */
    private static final Pattern LEFT_BY_FILE_MANAGERS =
            Pattern.compile("(.*/)?(\\.DS_Store|\\._[^/]*|Thumbs\\.db|[Dd]esktop\\.ini)");

    private final Path folder;
    private final Manifest manifest;
    private final Set<String> mediaInUse = new HashSet<>();
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private Set<String> present = Set.of();
    private final boolean redacted;
    private final boolean rowsAlone;
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
        rowsAlone = RowsAlone.areIn(folder);
        this.faults = faults;
    }

    void run(DatasetVerifier.Progress progress) throws IOException {
        digest(progress);
        var listed = new HashSet<String>();
        for (Manifest.FileEntry entry : manifest.files()) {
            if (!listed.add(entry.path())) {
                faults.add(Fault.of(Manifest.FILE, "the file " + entry.path() + " is listed twice"));
            } else {
                check(entry);
            }
        }
        for (String required : Layout.tables(manifest.schema())) {
            if (!listed.contains(required)) {
                faults.add(Fault.of(Manifest.FILE, "the file " + required + " is not listed"));
            }
        }
        if (rowsAlone) {
            RowsAlone.check(folder, manifest, faults);
            listed.add(RowsAlone.FILE);
        }
        listed.add(Manifest.FILE);
        listed.add(Tables.TOMBSTONES.jsonLines());
        for (String paper : Layout.requiredPapers(manifest)) {
            if (!Files.isRegularFile(folder.resolve(paper))) {
                faults.add(Fault.of(paper, "the file is missing"));
            }
        }
        present = checkUnlisted(listed);
    }

    /** To be run last: what is told already is not told again by {@link Checksums}. */
    void runAgainstChecksums() throws IOException {
        if (manifest.hasPapers()) {
            Checksums.check(folder, present, digests, faults);
        }
    }

    /** Reads what has to be read, on all cores: a disk or a digest alone is slower. */
    private void digest(DatasetVerifier.Progress progress) throws IOException {
        List<Manifest.FileEntry> worth =
                manifest.files().stream().filter(this::worthReading).toList();
        var read = new AtomicInteger();
        try {
            worth.parallelStream().forEach(entry -> {
                try {
                    digests.put(entry.path(), Digests.of(folder.resolve(entry.path())));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                int number = read.incrementAndGet();
                synchronized (progress) {
                    progress.file(number, worth.size());
                }
            });
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Of another length it is wrong already, and of another path it is never opened. */
    private boolean worthReading(Manifest.FileEntry entry) {
        Path file = folder.resolve(entry.path());
        return Layout.mayBeListed(manifest.schema(), entry.path())
                && Files.isRegularFile(file)
                && file.toFile().length() == entry.bytes();
    }

    private void check(Manifest.FileEntry entry) throws IOException {
        var media = Layout.media(entry.path());
        boolean isMedia = media.matches();
        if (isMedia && !media.group(1).equals(entry.sha256())) {
            faults.add(Fault.of(
                    Manifest.FILE, "the media " + entry.path() + " is listed with another sha256 than its name"));
        }
        if (!Layout.mayBeListed(manifest.schema(), entry.path())) {
            faults.add(Fault.of(Manifest.FILE, "\"" + entry.path() + "\" is no path of a dataset"));
            return; // never opened: it may lead out of the folder
        }
        Path file = folder.resolve(entry.path());
        if (isMedia && !mediaInUse.contains(entry.path())) {
            if (Files.exists(file)) {
                faults.add(
                        Fault.of(entry.path(), "the item was withdrawn, and its recording is still here: delete it"));
            }
        } else if (isMedia && rowsAlone) {
            if (Files.exists(file)) {
                faults.add(Fault.of(
                        entry.path(), "the recording is here, and " + RowsAlone.FILE + " says that rows alone are"));
            }
        } else if (!Files.isRegularFile(file)) {
            faults.add(Fault.of(entry.path(), "the file is missing"));
        } else if (!redacted || !Layout.tables(manifest.schema()).contains(entry.path())) {
            compare(entry, file);
        }
    }

    private void compare(Manifest.FileEntry entry, Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes != entry.bytes()) {
            faults.add(
                    Fault.of(entry.path(), "the file has " + bytes + " bytes, and the manifest says " + entry.bytes()));
        } else if (!entry.sha256().equals(digests.get(entry.path()))) {
            faults.add(Fault.of(entry.path(), "the sha256 is not the one in the manifest"));
        }
    }

    /** Answers the files that may be there and are. */
    private Set<String> checkUnlisted(Set<String> listed) throws IOException {
        var present = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                String path = Checksums.path(folder, file);
                if (Files.isSymbolicLink(file)) {
                    faults.add(Fault.of(path, "the file is a link, and a dataset holds none"));
                } else if (listed.contains(path) || Layout.isPaper(manifest, path)) {
                    present.add(path);
                } else if (!LEFT_BY_FILE_MANAGERS.matcher(path).matches()) {
                    faults.add(Fault.of(path, "the file is not listed in the manifest"));
                }
            }
        }
        return present;
    }
}
