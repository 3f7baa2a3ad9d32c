package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Walks the top-level boxes of an MP4 file (ISO/IEC 14496-12). A file without {@code moov} was never finished, and
 * cannot be played. Bytes after the last box that begin no box are no part of the file: some phones and programs leave
 * notes there.
 */
final class Mp4Structure {
    private static final String INDEX = "moov";
    private static final String PICTURES = "mdat";
    private static final String FRAGMENT = "moof";

    /** The boxes that may stand at the top of a file; whatever else seems to reach beyond the end is none. */
    private static final Set<String> AT_THE_TOP = Set.of(
            "ftyp", INDEX, PICTURES, FRAGMENT, "mfra", "free", "skip", "wide", "uuid", "meta", "meco", "styp", "sidx",
            "ssix", "prft", "pdin", "emsg", "udta", "pnot", "imda", "bloc");

    private static final int HEAD = 8;

    private Mp4Structure() {}

    static boolean endsInside(FileChannel file) throws IOException {
        long length = file.size();
        long position = 0;
        boolean index = false;
        boolean pictures = false;
        boolean fragments = false;
        while (position < length) {
            ByteBuffer head = ByteBuffer.allocate(16);
            int n = file.read(head, position);
            boolean whole = index && pictures;
            if (n < HEAD) {
                return !whole || fragments; // in fragments it may be the head of one more
            }
            long size = head.getInt(0) & 0xFFFF_FFFFL;
            String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (whole && !AT_THE_TOP.contains(type)) {
                return false;
            }
            index |= type.equals(INDEX);
            fragments |= type.equals(FRAGMENT);
            pictures |= type.equals(PICTURES);
            if (size == 0) {
                return !index;
            }
            if (size == 1) {
                if (n < 16) {
                    return true;
                }
                size = head.getLong(8);
            }
            if (size < HEAD) {
                return false; // broken rather than cut: the decoder may say what it makes of it
            }
            if (size > length - position) {
                return true;
            }
            position += size;
        }
        return !index;
    }
}
