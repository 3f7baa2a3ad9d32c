package dev.scotoma.dataset.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A folder in the making, beside the one that it becomes: nobody ever sees half a version. */
final class Workshop implements Closeable {
    private final Path folder;

    private Workshop(Path folder) {
        this.folder = folder;
    }

    static Workshop beside(Path to) throws IOException {
        Path parent = Objects.requireNonNull(to.getParent(), "an absolute path below the root");
        Files.createDirectories(parent);
        return new Workshop(Files.createDirectory(parent.resolve(
                "." + to.getFileName() + ".importing-" + ProcessHandle.current().pid())));
    }

    Path folder() {
        return folder;
    }

    /** @param to is not there, or empty */
    void becomes(Path to) throws IOException {
        Files.deleteIfExists(to);
        Files.move(folder, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
