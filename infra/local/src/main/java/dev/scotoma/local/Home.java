package dev.scotoma.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data directory, owned by at most one launcher at a time. The operating system drops the lock with the process, so a
 * killed launcher never locks its successor out.
 */
final class Home implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Empty when another launcher owns the directory. */
    static Optional<Home> claim(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        Files.writeString(
                folder.resolve("launcher.pid"),
                Long.toString(ProcessHandle.current().pid()));
        return Optional.of(new Home(folder, channel, lock));
    }

    /** The launcher that owns the directory, as far as it wrote its number down. */
    static Optional<ProcessHandle> owner(Path folder) {
        try {
            return ProcessHandle.of(Long.parseLong(
                    Files.readString(folder.resolve("launcher.pid")).strip()));
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("launcher.pid"));
        lock.release();
        channel.close();
    }
}
