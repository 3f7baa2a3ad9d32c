package dev.scotoma.workers.training;

import dev.scotoma.workers.inference.TemplateRunner.Features;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Features of recordings in files, one for each, under a digest of all that determines them. A file appears whole or not
 * at all. Nothing of them stays in memory, so a version may be as large as the disk allows; and the features of somebody
 * who withdraws go with their files.
 */
final class FeatureStore {
    private static final int MAGIC = 0x53_46_31_0A;
    private static final int HEADER = 3 * Integer.BYTES;

    private static final String SUFFIX = ".features";

    private final Path folder;

    FeatureStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Features in a file.
     *
     * @param rows one for each frame with a face
     */
    record Stored(Path file, int rows, int width) {
        /** Reads one row. */
        void read(int row, float[] into, int at) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            try (FileChannel channel = FileChannel.open(file)) {
                long from = HEADER + (long) row * bytes.capacity();
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, from + bytes.position()) < 0) {
                        throw new IOException(file + " has become shorter.");
                    }
                }
            }
            bytes.flip().asFloatBuffer().get(into, at, width);
        }
    }

    /** What is there under a key. A file that is no whole one counts as not there. */
    Optional<Stored> find(String key) throws IOException {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            channel.read(header);
            if (header.hasRemaining() || header.flip().getInt() != MAGIC) {
                return Optional.empty();
            }
            Stored stored = new Stored(file, header.getInt(), header.getInt());
            boolean whole = channel.size() == HEADER + (long) stored.rows() * stored.width() * Float.BYTES;
            return whole ? Optional.of(stored) : Optional.empty();
        }
    }

    Stored put(String key, Features features) throws IOException {
        Path file = file(key);
        Path part = folder.resolve(key + ".part");
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + features.values().length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putInt(features.rows()).putInt(features.width());
        bytes.asFloatBuffer().put(features.values());
        try {
            Files.write(
                    part,
                    bytes.array(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            Files.deleteIfExists(part);
            throw new TrainingException(
                    "The features cannot be kept in " + folder + " (" + full.getMessage()
                            + "); what is there already is used again once there is room.",
                    full);
        }
        return new Stored(file, features.rows(), features.width());
    }

    /** Removes what is under any other key: somebody may have withdrawn since. */
    void keepOnly(Set<String> keys) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.endsWith(SUFFIX) || !keys.contains(name.substring(0, name.length() - SUFFIX.length()))) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path file(String key) {
        return folder.resolve(key + SUFFIX);
    }
}
