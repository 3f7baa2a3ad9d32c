package dev.scotoma.dataset.benchmark;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files below a folder, by their paths from it with forward slashes. A link among them is refused, because it leads to what
 * nobody asked to import; what begins with a dot is somebody's notes and is passed over.
 */
final class Tree {
    /** What a recording's name ends in, wherever it lies. */
    private static final Set<String> RECORDINGS =
            Set.of("avi", "mov", "mp4", "m4v", "mkv", "webm", "wmv", "mpg", "mpeg");

    private static final int MOST_LIST_BYTES = 4 << 20;

    private final Path root;
    private final SortedSet<String> paths;

    private Tree(Path root, SortedSet<String> paths) {
        this.root = root;
        this.paths = paths;
    }

    /** @throws BenchmarkException when it is no folder, or holds a link or something that is neither file nor folder */
    static Tree of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BenchmarkException(
                    Files.exists(folder)
                            ? folder + " is a file; name the benchmark's folder."
                            : "There is no folder " + folder + ".");
        }
        Path root = folder.toRealPath(); // the folder itself may be reached by a link
        SortedSet<String> paths = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return !directory.equals(root) && isNote(directory)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = path(root, file);
                if (attributes.isSymbolicLink()) {
                    throw new BenchmarkException(folder + " holds a link, " + Words.printable(path)
                            + "; put the file itself in its place, or a hard link to it.");
                }
                if (isNote(file)) {
                    return FileVisitResult.CONTINUE;
                }
                if (!attributes.isRegularFile()) {
                    throw new BenchmarkException(folder + " holds something that is neither file nor folder, "
                            + Words.printable(path) + ".");
                }
                paths.add(path);
                return FileVisitResult.CONTINUE;
            }
        });
        return new Tree(root, paths);
    }

    private static boolean isNote(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.equals("__MACOSX") || name.equals("Thumbs.db");
    }

    private static String path(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(paths);
    }

    boolean has(String path) {
        return paths.contains(path);
    }

    /** Whether there is a folder of this path with something in it. */
    boolean hasFolder(String path) {
        return paths.stream().anyMatch(each -> each.startsWith(path + "/"));
    }

    static boolean isRecording(String path) {
        return RECORDINGS.contains(extension(path));
    }

    static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** A file of {@link #paths}. */
    Path file(String path) {
        return root.resolve(path);
    }

    /** The lines of a list, without the space around them. */
    List<String> lines(String path) throws IOException {
        Path file = file(path);
        if (Files.size(file) > MOST_LIST_BYTES) {
            throw new BenchmarkException(path + " is too large for a list.");
        }
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (CharacterCodingException notText) {
            throw new BenchmarkException(path + " is not text in UTF-8.");
        }
    }
}
