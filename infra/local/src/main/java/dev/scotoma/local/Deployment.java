package dev.scotoma.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/**
 * The built services as they were when the stack started. A build or a test run beside a running stack replaces the files under
 * target/; these are hard links to the old ones (copies, where links cannot be made), so what runs goes on running.
 */
final class Deployment {
    private final Path build;
    private final Path folder;
    private final List<Service> services;

    Deployment(Settings settings) {
        this.build = settings.build();
        this.folder = settings.home().resolve("running");
        this.services =
                Arrays.stream(Service.values()).filter(settings::packaged).toList();
    }

    /** @throws LaunchFailure when a service is not built */
    void require() throws LaunchFailure {
        for (Service service : services) {
            if (!Files.exists(built(service).resolve("quarkus-run.jar"))) {
                throw new LaunchFailure(service.title() + " is not built: " + built(service)
                        + "/quarkus-run.jar is missing; run make up, which builds it.");
            }
        }
    }

    /** Takes what is built now; the services of an earlier start must have ended. */
    void take() throws IOException {
        Folders.delete(folder);
        for (Service service : services) {
            link(built(service), folder.resolve(service.title()));
        }
    }

    Path jar(Service service) {
        return folder.resolve(service.title()).resolve("quarkus-run.jar");
    }

    /**
     * Where the JVM keeps the parsed classes of a service, whichever stack runs it: in the build they belong to, which the next
     * build empties. Of other jars the JVM would take nothing from the archive, and not always write another.
     */
    Path classes(Service service) {
        return built(service).resolve("classes.jsa");
    }

    private Path built(Service service) {
        return build.resolve(service.module()).resolve("target/quarkus-app");
    }

    private static void link(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                try {
                    Files.createLink(target, file);
                } catch (FileSystemException | UnsupportedOperationException anotherFileSystem) {
                    // With its time, by which the JVM tells that its kept classes still fit.
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
