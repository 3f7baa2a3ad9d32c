package dev.scotoma.dataset.benchmark;

import dev.scotoma.dataset.format.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A recording that was read. */
record Recording(Shot shot, long bytes, String sha256) {
    private record Content(long bytes, String sha256) {}

    /** Reads all of them, on all cores. Several names of one file are read once. */
    static List<Recording> read(Tree tree, List<Shot> shots, BenchmarkImport.Progress progress) throws IOException {
        Map<Object, Content> known = new ConcurrentHashMap<>();
        var read = new AtomicInteger();
        List<Recording> recordings;
        try {
            recordings = shots.parallelStream()
                    .map(shot -> {
                        Content content = content(tree.file(shot.path()), known);
                        int number = read.incrementAndGet();
                        synchronized (progress) {
                            progress.recording(number, shots.size());
                        }
                        return new Recording(shot, content.bytes(), content.sha256());
                    })
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw Objects.requireNonNull(unreadable.getCause());
        }
        List<String> empty = recordings.stream()
                .filter(recording -> recording.bytes() == 0)
                .map(recording -> recording.shot().path())
                .toList();
        if (!empty.isEmpty()) {
            throw new BenchmarkException("%,d recordings are empty: %s.".formatted(empty.size(), Words.first(empty)));
        }
        return recordings;
    }

    /** A link that took a file's place since the folder was looked through is not followed. */
    private static Content content(Path file, Map<Object, Content> known) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Object key = attributes.fileKey() == null ? file : attributes.fileKey();
            Content content = known.get(key);
            if (content == null) {
                try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    content = new Content(attributes.size(), Digests.of(bytes));
                }
                known.put(key, content);
            }
            return content;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Puts the recording into a version: by another name of the same file where the file system has that, so that a benchmark of a hundred
     * gigabytes takes no more room, and otherwise by a copy.
     */
    void placeAt(Path place, Tree tree, boolean copy) throws IOException {
        if (Files.exists(place)) {
            return; // another recording with the same bytes
        }
        Path file = tree.file(shot.path());
        if (!copy) {
            try {
                Files.createLink(place, file);
                return;
            } catch (UnsupportedOperationException | FileSystemException otherFileSystem) {
                // another file system, or one without such names
            }
        }
        Files.copy(file, place, LinkOption.NOFOLLOW_LINKS);
    }
}
