package dev.scotoma.dataset.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * manifest-sha256.txt: the digest of every file of a copy but itself, in the form that {@code sha256sum -c} checks. It says of
 * this copy what it holds, and so it is written anew when rows leave it; what the version holds says the manifest.
 */
public final class Checksums {
    public static final String FILE = "manifest-sha256.txt";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");

    private Checksums() {}

    /** @param known files of the copy whose digests are known, in the folder or not: they are not read again */
    public static void write(Path folder, Collection<Manifest.FileEntry> known) throws IOException {
        var digests = new TreeMap<String, String>();
        known.forEach(file -> digests.put(file.path(), file.sha256()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = path(folder, file);
                if (!path.equals(FILE) && !digests.containsKey(path)) {
                    digests.put(path, Digests.of(file));
                }
            }
        }
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(FILE))) {
            for (Map.Entry<String, String> file : digests.entrySet()) {
                lines.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
            }
        }
    }

    /** With forward slashes, whatever the file system has. */
    static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /**
     * Holds the list against the copy. What a fault names already is not told again.
     *
     * @param present the files of the copy that may be there
     * @param known digests found when these files were read before
     */
    static void check(Path folder, Set<String> present, Map<String, String> known, List<Fault> faults)
            throws IOException {
        Path list = folder.resolve(FILE);
        if (!Files.isRegularFile(list)) {
            return; // told as a missing file
        }
        var told = new HashSet<String>();
        faults.forEach(fault -> told.add(fault.file()));
        var named = new HashSet<String>();
        int number = 0;
        try (Stream<String> lines = Files.lines(list)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                Matcher parts = LINE.matcher(line);
                if (!parts.matches() || !named.add(parts.group(2))) {
                    faults.add(new Fault(
                            FILE,
                            number,
                            parts.matches() ? "the file was named before" : "the line is no sha256 and path"));
                    continue;
                }
                String path = parts.group(2);
                if (!present.contains(path)) {
                    if (!told.contains(path)) {
                        faults.add(new Fault(FILE, number, "the file " + path + " is not in this copy"));
                    }
                } else if (!told.contains(path)) {
                    String digest = known.get(path);
                    if (!parts.group(1).equals(digest == null ? Digests.of(folder.resolve(path)) : digest)) {
                        faults.add(Fault.of(path, "the sha256 is not the one in " + FILE));
                    }
                }
            }
        } catch (java.io.UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof CharacterCodingException) {
                faults.add(new Fault(FILE, number + 1L, "the line is not UTF-8"));
                return;
            }
            throw unreadable.getCause();
        }
        for (String path : present) {
            if (!path.equals(FILE) && !named.contains(path) && !told.contains(path)) {
                faults.add(Fault.of(path, "the file is not named in " + FILE));
            }
        }
    }
}
