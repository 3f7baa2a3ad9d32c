package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that the embedded PostgreSQL unpacks itself into. Its unpacking neither reports a full disk nor notices that a kill
 * cut it short, so only what has run once is trusted; anything else is unpacked again.
 */
final class PostgresBinaries {
    private final Path folder;
    private final Path proven;

    PostgresBinaries(Path home) {
        this.folder = home.resolve("postgres-binaries");
        this.proven = home.resolve("postgres-binaries.proven");
    }

    Path prepared() throws IOException {
        Files.createDirectories(folder);
        var trusted = Files.exists(proven) ? Files.readAllLines(proven) : List.<String>of();
        for (String name : names()) {
            if (!trusted.contains(name)) {
                Folders.delete(folder.resolve(name));
            }
        }
        return folder;
    }

    void haveRun() throws IOException {
        Files.write(proven, names());
    }

    private List<String> names() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
