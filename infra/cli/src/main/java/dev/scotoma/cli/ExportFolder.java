package dev.scotoma.cli;

import dev.scotoma.dataset.format.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a version is fetched into. A file stands under its name only when it is whole and has its sha256; what has come of
 * one so far stands beside it. So whoever is stopped goes on with what is missing, and the end is the same whatever happened before.
 */
final class ExportFolder {
    private static final String BEGUN = ".part";

    /** Names as versions have them: nothing hidden, nothing that leads elsewhere. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){0,7}");

    private static final Pattern RECORDING = Pattern.compile("media/[0-9a-f]{64}\\.[a-z0-9]{1,8}(\\.part)?");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Of withdrawals that come while one fetches: each makes the tables anew. */
    private static final int LISTS = 10;

    private final Platform platform;
    private final Path folder;

    ExportFolder(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    record Fetched(int files, int now) {}

    Fetched fetch(Progress progress) throws IOException {
        Files.createDirectories(folder);
        int now = 0;
        for (int list = 1; ; list++) {
            List<Platform.Remote> files = platform.files();
            for (Platform.Remote file : files) {
                check(file);
            }
            try {
                int number = 0;
                for (Platform.Remote file : files) {
                    progress.show("file " + ++number + " of " + files.size());
                    if (!isThere(file)) {
                        fetch(file);
                        now++;
                    }
                }
                deleteWithdrawn(files);
                return new Fetched(files.size(), now);
            } catch (Platform.Changed changed) {
                if (list == LISTS) {
                    throw new IOException(
                            "The version changed while it was fetched, " + LISTS + " times; try again.", changed);
                }
            }
        }
    }

    private static void check(Platform.Remote file) throws IOException {
        if (!NAME.matcher(file.path()).matches()
                || file.path().endsWith(BEGUN)
                || file.bytes() < 0
                || !SHA256.matcher(file.sha256()).matches()) {
            throw new IOException("The platform lists \"" + file.path().replaceAll("\\p{Cntrl}", " ")
                    + "\", which is no file of a version.");
        }
    }

    private boolean isThere(Platform.Remote file) throws IOException {
        Path target = inside(file.path());
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == file.bytes()
                && Digests.of(target).equals(file.sha256());
    }

    private void fetch(Platform.Remote file) throws IOException {
        Path target = inside(file.path());
        Path begun = inside(file.path() + BEGUN);
        Files.createDirectories(target.resolveSibling(""));
        long have = Files.isRegularFile(begun, LinkOption.NOFOLLOW_LINKS) ? Files.size(begun) : 0;
        if (have >= file.bytes()) {
            Files.deleteIfExists(begun);
            have = 0;
        }
        boolean wentOn = have > 0;
        append(file, begun, have);
        if (!Digests.of(begun).equals(file.sha256())) {
            Files.delete(begun);
            if (!wentOn) {
                throw new Platform.Changed(file.path() + " is not what was listed");
            }
            append(file, begun, 0); // what had come before was of another file
            if (!Digests.of(begun).equals(file.sha256())) {
                Files.delete(begun);
                throw new Platform.Changed(file.path() + " is not what was listed");
            }
        }
        Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws IOException when the connection breaks off; what came stays */
    private void append(Platform.Remote file, Path begun, long from) throws IOException {
        long left = file.bytes() - from;
        try (InputStream content = platform.open(file, from);
                OutputStream out = Files.newOutputStream(
                        begun,
                        StandardOpenOption.CREATE,
                        from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
                        StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[65_536];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new Platform.Changed(file.path() + " is longer than was listed");
                }
                out.write(buffer, 0, read);
            }
        }
        if (left > 0) {
            throw new Platform.Changed(file.path() + " is shorter than was listed");
        }
    }

    /**
     * Deletes what an earlier run fetched, or began to, and is not in the version any more: somebody withdrew. What cannot have come from
     * a platform is the owner's, in a folder that they may have named by mistake.
     */
    private void deleteWithdrawn(List<Platform.Remote> files) throws IOException {
        Set<String> listed = new HashSet<>();
        files.forEach(file -> listed.add(file.path()));
        Path recordings = folder.resolve("media");
        if (!Files.isDirectory(recordings, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> there = Files.list(recordings)) {
            for (Path file : there.toList()) {
                String path = "media/" + file.getFileName();
                if (RECORDING.matcher(path).matches() && !listed.contains(path)) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path inside(String path) throws IOException {
        Path file = folder.resolve(path);
        Path parent = folder;
        for (Path name : folder.relativize(file)) {
            if (Files.isSymbolicLink(parent) && !parent.equals(folder)) {
                throw new BadInput(parent, "the folder is a link, and a version holds none.");
            }
            parent = parent.resolve(name);
        }
        return file;
    }
}
