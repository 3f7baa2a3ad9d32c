package dev.scotoma.dataset.ledger;

import dev.scotoma.dataset.format.Checksums;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Tombstone;
import dev.scotoma.dataset.shards.Shards;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Deletes from a copy what its ledger says has to go. What stays is first written beside the copy, then put in its place file by file;
 * then recordings go, the receipt is written, and last the tombstones, which say that it is done. A process that dies anywhere leaves
 * something from which the next one comes to the same end, because each asks the copy what was done before. Tombstones alone are not
 * believed: anybody can write one.
 */
public final class Deletion {
    /** The forms in which a copy holds items: one with files, one with shards. */
    private static final List<Form> FILES = List.of(new Rows(), new Papers(), new Recordings());

    private static final List<Form> SHARDS = List.of(new Samples());

    private static final String SHARDS_INDEX = "shards.json";

    /** What names the others, in the order in which it goes. */
    private static final List<String> LAST = List.of(Checksums.FILE, SHARDS_INDEX, Manifest.FILE);

    private static final String RECORDINGS = "media/";
    private static final String TOMBSTONES = "tombstones.jsonl";

    /** Told of every change before it is made. */
    @FunctionalInterface
    public interface Progress {
        void before(String change) throws IOException;
    }

    private final Path folder;
    private final Manifest manifest;
    private final Ledger ledger;
    private final Path staging;
    private final Progress progress;

    private Deletion(Path folder, Manifest manifest, Ledger ledger, Progress progress) {
        this.progress = progress;
        this.folder = folder;
        this.manifest = manifest;
        this.ledger = ledger;
        this.staging = folder.resolveSibling(folder.getFileName() + ".applying");
    }

    /**
     * @param identity the version that the copy has to be of
     * @param by who does it, for the receipt
     * @return the receipt, which stands beside the copy
     */
    public static Receipt apply(Path copy, String identity, Ledger ledger, String by, Instant now, Progress progress)
            throws IOException {
        Path folder = copy.toRealPath();
        Path kept = Receipt.beside(folder, ledger.head());
        if (Files.notExists(folder.resolve(Manifest.FILE)) && Files.isRegularFile(kept)) {
            Receipt receipt = Receipt.read(kept);
            if (receipt.recalled() && receipt.identity().equals(identity)) {
                deleteEmptyFolders(folder);
                return receipt;
            }
        }
        var deletion = new Deletion(folder, Standing.manifest(folder, identity, ledger), ledger, progress);
        if (ledger.recalled() != null) {
            return deletion.all(kept, by, now);
        }
        Standing standing = Standing.of(folder, identity, ledger);
        if (!standing.faults().isEmpty()) {
            throw new LedgerFault(copy + " is no copy to which the ledger can be applied: "
                    + standing.faults().getFirst() + ".");
        }
        Set<String> due = deletion.due(standing);
        if (due.isEmpty() && Files.isRegularFile(kept)) {
            deletion.writeChecksums();
            deleteStaging(deletion.staging);
            return Receipt.read(kept);
        }
        return deletion.some(due, kept, by, now);
    }

    private Receipt some(Set<String> due, Path kept, String by, Instant now) throws IOException {
        var tombstones = new TreeMap<String, Tombstone>();
        manifest.items().forEach(item -> {
            Instant at = ledger.withdrawn().get(item.id());
            if (at != null) {
                tombstones.put(item.id(), new Tombstone(item.id(), at));
            }
        });
        Set<String> withdrawn = tombstones.keySet();
        deleteStaging(staging);
        Files.createDirectory(staging);
        var gone = new TreeSet<String>();
        for (Form form : due.isEmpty() ? List.<Form>of() : forms()) {
            gone.addAll(form.without(folder, manifest, withdrawn, staging));
        }
        List<Receipt.Written> written = put();
        for (String path : gone) {
            delete(path);
        }
        DatasetWriter.writeTombstones(staging, List.copyOf(tombstones.values()));
        written.add(written(TOMBSTONES, staging.resolve(TOMBSTONES)));
        Receipt receipt = receipt(by, now, false, due, mediaOf(due, gone), written);
        keep(receipt, kept);
        move(TOMBSTONES);
        writeChecksums();
        deleteStaging(staging);
        return receipt;
    }

    /** What has to go, also where a tombstone says that it went and it did not. */
    private Set<String> due(Standing standing) throws IOException {
        var due = new TreeSet<>(standing.due().keySet());
        var told = new TreeSet<String>();
        manifest.items().stream()
                .map(Manifest.ItemEntry::id)
                .filter(item -> ledger.withdrawn().containsKey(item) && !due.contains(item))
                .forEach(told::add);
        if (!told.isEmpty()) {
            for (Form form : forms()) {
                due.addAll(form.held(folder, manifest, told));
            }
        }
        return due;
    }

    private List<Form> forms() {
        return Shards.areIn(folder) ? SHARDS : FILES;
    }

    /** The files that went because of these items, and not because of some before. */
    private Set<String> mediaOf(Set<String> due, Set<String> gone) {
        var media = new TreeSet<String>();
        manifest.items().stream()
                .filter(item -> due.contains(item.id()) && gone.contains(item.media()))
                .forEach(item -> media.add(item.media()));
        return media;
    }

    private List<Receipt.Written> put() throws IOException {
        var written = new ArrayList<Receipt.Written>();
        try (Stream<Path> files = Files.walk(staging)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = staging.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                written.add(written(path, file));
                move(path);
            }
        }
        return written;
    }

    /** The digests that stand beside the manifest in a file of their own, by path; none in a copy that has no such file. */
    private Map<String, String> checksums() throws IOException {
        var digests = new TreeMap<String, String>();
        Path list = folder.resolve(Checksums.FILE);
        if (Files.isRegularFile(list)) {
            for (String line : Files.readAllLines(list)) {
                int space = line.indexOf("  ");
                if (space > 0) {
                    digests.put(line.substring(space + 2), line.substring(0, space));
                }
            }
        }
        return digests;
    }

    /** Says of this copy what it holds now. Recordings are what they were; everything else is small, and read. */
    private void writeChecksums() throws IOException {
        Map<String, String> before = checksums();
        if (before.isEmpty()) {
            return;
        }
        var now = new StringBuilder();
        for (Map.Entry<String, String> file : before.entrySet()) {
            Path path = inside(file.getKey());
            if (Files.isRegularFile(path)) {
                String digest = file.getKey().startsWith(RECORDINGS) ? file.getValue() : Digests.of(path);
                now.append(digest).append("  ").append(file.getKey()).append('\n');
            }
        }
        Files.createDirectories(staging);
        Files.writeString(staging.resolve(Checksums.FILE), now);
        move(Checksums.FILE);
    }

    private static Receipt.Written written(String path, Path file) throws IOException {
        return new Receipt.Written(path, Files.size(file), Digests.of(file));
    }

    private void keep(Receipt receipt, Path file) throws IOException {
        progress.before("writing the receipt");
        receipt.keep(file);
    }

    private void delete(String path) throws IOException {
        progress.before("deleting " + path);
        Files.deleteIfExists(inside(path));
    }

    private void move(String path) throws IOException {
        progress.before("replacing " + path);
        Files.move(staging.resolve(path), inside(path), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What names the other files goes last: as long as it is there, the next process knows what else has to go. */
    private Receipt all(Path kept, String by, Instant now) throws IOException {
        deleteStaging(staging);
        var deleted = new TreeSet<String>();
        manifest.files().forEach(file -> deleted.add(file.path()));
        deleted.addAll(checksums().keySet());
        if (Shards.areIn(folder)) {
            deleted.addAll(Shards.files(folder));
        }
        deleted.add(TOMBSTONES);
        deleted.addAll(LAST);
        deleted.removeIf(path -> path.equals(SHARDS_INDEX) && !Shards.areIn(folder));
        for (String path : deleted) {
            if (!LAST.contains(path)) {
                delete(path);
            }
        }
        Receipt receipt = Files.isRegularFile(kept)
                ? Receipt.read(kept) // of a process that died behind it
                : receipt(by, now, true, items(), deleted, List.of());
        keep(receipt, kept);
        for (String path : LAST) {
            delete(path);
        }
        deleteEmptyFolders(folder);
        return receipt;
    }

    private Set<String> items() {
        var items = new TreeSet<String>();
        manifest.items().forEach(item -> items.add(item.id()));
        return items;
    }

    private Receipt receipt(
            String by,
            Instant now,
            boolean recalled,
            Set<String> items,
            Set<String> deleted,
            List<Receipt.Written> written) {
        return new Receipt(
                Receipt.FORMAT,
                manifest.version(),
                manifest.sha256(),
                now.toString(),
                by,
                ledger.head().seq(),
                ledger.head().sha256(),
                recalled,
                List.copyOf(items),
                List.copyOf(deleted),
                written);
    }

    /** A path of the manifest, if it leads nowhere but into this folder: a manifest is a file that somebody sent. */
    private Path inside(String path) throws IOException {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new LedgerFault("The manifest names \"" + path + "\", which is no path of a dataset.");
        }
        Path parent = folder;
        for (Path name : folder.relativize(file)) {
            parent = parent.resolve(name);
            if (!parent.equals(file) && Files.isSymbolicLink(parent)) {
                throw new LedgerFault(
                        "\"" + folder.relativize(parent) + "\" in the copy is a link, and a dataset holds none.");
            }
        }
        return file;
    }

    private static void deleteEmptyFolders(Path folder) throws IOException {
        try (Stream<Path> folders = Files.walk(folder)) {
            for (Path each : folders.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                try {
                    Files.delete(each);
                } catch (DirectoryNotEmptyException holdsSomethingOfTheOwner) {
                    // Nothing of the version is in it; it is not ours to delete.
                }
            }
        }
    }

    private static void deleteStaging(Path staging) throws IOException {
        try (Stream<Path> files = Files.walk(staging)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (NoSuchFileException nothingThere) {
            // Nobody has begun.
        }
    }
}
