package dev.scotoma.blindspot.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The folder that children are started from, into which hostile files are opened: it holds what they need and no way to
 * anything of ours.
 */
class WorkerLibraryIT {
    private static final Path LIBRARY = Path.of(System.getProperty("scotoma.worker.library"));
    private static final List<String> BANNED = List.of(
            "dev/scotoma/blindspot/",
            "dev/scotoma/kit/",
            "dev/scotoma/simulator/",
            "io/agroal/",
            "io/minio/",
            "io/netty/",
            "io/quarkus/",
            "io/vertx/",
            "jakarta/persistence/",
            "jakarta/ws/rs/",
            "okhttp3/",
            "org/hibernate/",
            "org/postgresql/");

    @Test
    void noDatabaseDriverStorageClientOrServerLiesBesideHostileFiles() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path jar : jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream()
                        .filter(entry -> BANNED.stream().anyMatch(entry.getName()::startsWith))
                        .findFirst()
                        .ifPresent(entry -> found.add(jar.getFileName() + " has " + entry.getName()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void whatWorkersNeedIsThere() throws IOException {
        List<String> names =
                jars().stream().map(jar -> jar.getFileName().toString()).toList();
        for (String needed :
                List.of("workers-", "statistics-", "ffmpeg-", "opencv-", "pytorch-engine-", "onnxruntime-")) {
            assertThat(names).as(needed).anyMatch(name -> name.startsWith(needed));
        }
        assertThat(names).hasSizeLessThan(40);
    }

    private static List<Path> jars() throws IOException {
        try (var files = Files.newDirectoryStream(LIBRARY, "*.jar")) {
            List<Path> jars = new ArrayList<>();
            files.forEach(jars::add);
            return jars;
        }
    }
}
