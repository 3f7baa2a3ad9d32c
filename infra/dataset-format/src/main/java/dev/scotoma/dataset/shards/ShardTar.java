package dev.scotoma.dataset.shards;

import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Manifest.FileEntry;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes one shard. The same entries give the same bytes: they carry no time and no owner. The file has its name only once it is whole
 * and on the disk; until then it is called {@code NAME.partial}.
 */
final class ShardTar implements Closeable {
    static final String PARTIAL = ".partial";

    private static final int BUFFER = 1 << 20;
    private static final int READABLE_BY_ALL = 0100644;

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final MessageDigest digest = Digests.sha256();
    private final OutputStream buffered;
    private final TarArchiveOutputStream tar;

    ShardTar(Path file) throws IOException {
        this.file = file;
        partial = file.resolveSibling(file.getFileName() + PARTIAL);
        channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        buffered = new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER);
        tar = new TarArchiveOutputStream(buffered, "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void add(String name, byte[] content) throws IOException {
        begin(name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Answers the sha256 of what was read; a stream of another length fails. */
    String add(String name, long bytes, InputStream content) throws IOException {
        begin(name, bytes);
        MessageDigest read = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            read.update(buffer, 0, n);
            tar.write(buffer, 0, n);
        }
        tar.closeArchiveEntry();
        return Digests.hex(read);
    }

    private void begin(String name, long bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes);
        entry.setModTime(0L);
        entry.setMode(READABLE_BY_ALL);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
    }

    /** Ends the tar and gives the file its name, in place of the one that had it. */
    FileEntry finish() throws IOException {
        tar.finish();
        buffered.flush(); // the tar's own flush ends in its blocks
        channel.force(true);
        long bytes = channel.size();
        close();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new FileEntry(String.valueOf(file.getFileName()), bytes, Digests.hex(digest));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
