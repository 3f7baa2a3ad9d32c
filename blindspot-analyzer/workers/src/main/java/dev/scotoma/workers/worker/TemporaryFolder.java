package dev.scotoma.workers.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The one place in which this process leaves files while it works: networks, frame packs, scratch folders of workers.
 * It goes when it is closed. After a kill it stays, and the next process that makes one removes it: its owner holds a
 * lock on a file in it, which ends with the owner, so that nothing of a living process is taken away.
 *
 * <p>Others may pass through it to what they know the name of, and list nothing: workers may run as nobody.
 */
final class TemporaryFolder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TemporaryFolder.class.getName());
    private static final String PREFIX = "scotoma-";
    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel channel;

    private TemporaryFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** A folder in that of the system, when those of dead processes have been removed. */
    static TemporaryFolder make() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static TemporaryFolder in(Path parent) throws IOException {
        removeLeftovers(parent);
        Path root = Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-");
        // It is called lock when it is locked, so that nobody finds it open.
        Path unlocked = root.resolve("new");
        FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        Files.move(unlocked, root.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        return new TemporaryFolder(root, channel);
    }

    /** A new folder whose name nobody guesses, with these permissions. */
    Path folder(String name, String permissions) throws IOException {
        Path folder = Files.createTempDirectory(root, name);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        return folder;
    }

    private static void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve(LOCK)) && !ofThisProcess(folder)) {
                    removeIfDead(folder);
                }
            }
        }
    }

    /** Asks no lock of this process, because to close a file gives up all locks that a process has on it. */
    private static boolean ofThisProcess(Path folder) throws IOException {
        Instant began = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
        return folder.getFileName()
                        .toString()
                        .startsWith(PREFIX + ProcessHandle.current().pid() + "-")
                && Files.getLastModifiedTime(folder.resolve(LOCK)).toInstant().isAfter(began);
    }

    private static void removeIfDead(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                remove(folder);
            }
        } catch (IOException notOurs) {
            LOG.log(Level.DEBUG, folder + " stays: " + notOurs);
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (NoSuchFileException gone) {
            // somebody else was faster
        }
    }

    @Override
    public void close() {
        try {
            remove(root);
            channel.close();
        } catch (IOException failed) {
            LOG.log(Level.ERROR, root + " could not be removed: " + failed);
        }
    }
}
