package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Walks the elements of a WebM file (RFC 8794, RFC 9559) by their sizes. It goes into segments and clusters of unknown
 * size, which browsers write.
 */
final class WebmStructure {
    static final int EBML = 0x1A45DFA3;

    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;
    private static final long UNKNOWN = -1;

    private WebmStructure() {}

    static boolean endsInside(FileChannel file) throws IOException {
        long length = file.size();
        long position = 0;
        while (position < length) {
            byte[] head = new byte[12];
            int n = Math.max(0, file.read(ByteBuffer.wrap(head), position));
            int idLength = length(head[0]);
            if (idLength > 4) {
                return false; // no element of ours: the decoder may say what it makes of it
            }
            if (n <= idLength) {
                return true;
            }
            int sizeLength = length(head[idLength]);
            if (sizeLength > 8) {
                return false;
            }
            if (n < idLength + sizeLength) {
                return true;
            }
            int id = (int) number(head, 0, idLength);
            long size = size(head, idLength, sizeLength);
            long body = position + idLength + sizeLength;
            if (size != UNKNOWN && size > length - body) {
                return true;
            }
            boolean enter = id == SEGMENT || (id == CLUSTER && size == UNKNOWN);
            if (!enter && size == UNKNOWN) {
                return false;
            }
            position = enter ? body : body + size;
        }
        return false;
    }

    /** The leading zeros of the first byte tell how many bytes follow; 9 stands for no valid number. */
    private static int length(byte first) {
        return Integer.numberOfLeadingZeros(first & 0xFF) - 24 + 1;
    }

    private static long number(byte[] bytes, int from, int length) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    private static long size(byte[] bytes, int from, int length) {
        long mask = (1L << (7 * length)) - 1;
        long size = number(bytes, from, length) & mask;
        return size == mask ? UNKNOWN : size;
    }
}
