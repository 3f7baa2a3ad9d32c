package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.format.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.jspecify.annotations.Nullable;

/**
 * A tar whose members are known by name and length before any of it is written: so its length is known, and it can be begun anywhere,
 * without reading what comes before. The same members give the same bytes.
 */
final class Tar {
    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

    /** A file of the tar; of one whose digest is known it is held against what is read from its beginning. */
    record Member(String path, long bytes, @Nullable String sha256, Content content) {}

    /** What a member holds, from some byte on. */
    @FunctionalInterface
    interface Content {
        InputStream open(long from) throws IOException;
    }

    private final String root;
    private final List<Member> members;
    private final Instant modified;

    /** @param root the folder that all of it lies in */
    Tar(String root, List<Member> members, Instant modified) {
        this.root = root;
        this.members = List.copyOf(members);
        this.modified = modified;
    }

    long length() {
        long length = 2L * BLOCK;
        for (Member member : members) {
            length += BLOCK + padded(member.bytes());
        }
        return length;
    }

    private static long padded(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    /**
     * Writes what comes from a byte on.
     *
     * @throws IOException when a member is not what it should be: the tar breaks off, and must not be ended in good order
     */
    void write(OutputStream out, long from) throws IOException {
        long begin = 0;
        for (Member member : members) {
            long end = begin + BLOCK + padded(member.bytes());
            if (end > from) {
                write(member, out, Math.max(0, from - begin));
            }
            begin = end;
        }
        fill(out, 2L * BLOCK - Math.max(0, from - begin));
        out.flush();
    }

    private void write(Member member, OutputStream out, long from) throws IOException {
        if (from < BLOCK) {
            byte[] header = header(member);
            out.write(header, (int) from, BLOCK - (int) from);
        }
        long skip = Math.max(0, from - BLOCK);
        if (skip < member.bytes()) {
            content(member, out, skip);
        }
        fill(out, padded(member.bytes()) - Math.max(skip, member.bytes()));
    }

    private static void content(Member member, OutputStream out, long skip) throws IOException {
        var digest = Digests.sha256();
        long written;
        try (InputStream content = new DigestInputStream(member.content().open(skip), digest)) {
            written = content.transferTo(out);
        }
        boolean whole = skip == 0 && member.sha256() != null;
        if (written != member.bytes() - skip || (whole && !Digests.hex(digest).equals(member.sha256()))) {
            throw new IOException(member.path() + " in storage is not what the manifest says");
        }
    }

    private byte[] header(Member member) throws IOException {
        var entry = new TarArchiveEntry(root + "/" + member.path());
        entry.setSize(member.bytes());
        entry.setModTime(modified.toEpochMilli());
        byte[] header = new byte[BLOCK];
        // Star mode has room for sizes beyond 8 GiB in the header itself; smaller ones are written as ever.
        entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
        return header;
    }

    private static void fill(OutputStream out, long bytes) throws IOException {
        if (bytes > 0) {
            out.write(new byte[(int) bytes]);
        }
    }
}
