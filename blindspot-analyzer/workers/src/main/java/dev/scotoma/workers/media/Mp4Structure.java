package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Walks the top-level boxes of an MP4 file (ISO/IEC 14496-12). A file without {@code moov} was never finished, and
 * cannot be played.
 */
final class Mp4Structure {
    private static final int MOOV = 0x6D6F6F76;
    private static final int HEAD = 8;

    private Mp4Structure() {}

    static boolean endsInside(FileChannel file) throws IOException {
        long length = file.size();
        long position = 0;
        boolean moov = false;
        while (position < length) {
            ByteBuffer head = ByteBuffer.allocate(16);
            int n = file.read(head, position);
            if (n < HEAD) {
                return true;
            }
            long size = head.getInt(0) & 0xFFFF_FFFFL;
            moov |= head.getInt(4) == MOOV;
            if (size == 0) {
                return !moov;
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
        return !moov;
    }
}
