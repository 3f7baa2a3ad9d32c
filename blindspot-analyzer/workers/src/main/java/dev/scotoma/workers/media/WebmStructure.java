package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Set;

/**
 * Walks the elements of a WebM file (RFC 8794, RFC 9559) by their sizes. It goes into segments and clusters of unknown
 * size, which browsers write. Bytes after the pictures that begin no element are no part of the file.
 */
final class WebmStructure {
    static final int EBML = 0x1A45DFA3;

    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;

    /**
     * The elements that may follow a cluster or stand in one: EBML, Segment, Cluster, SeekHead, Info, Tracks, Chapters,
     * Cues, Attachments, Tags, Void, CRC-32, Timestamp, SimpleBlock, BlockGroup, PrevSize, Position, SilentTracks.
     */
    private static final Set<Integer> KNOWN = Set.of(
            EBML,
            SEGMENT,
            CLUSTER,
            0x114D9B74,
            0x1549A966,
            0x1654AE6B,
            0x1043A770,
            0x1C53BB6B,
            0x1941A469,
            0x1254C367,
            0xEC,
            0xBF,
            0xE7,
            0xA3,
            0xA0,
            0xAB,
            0xA7,
            0x5854);

    private static final long UNKNOWN = -1;

    private WebmStructure() {}

    static boolean endsInside(FileChannel file) throws IOException {
        long length = file.size();
        long position = 0;
        boolean pictures = false;
        while (position < length) {
            byte[] head = new byte[12];
            int n = Math.max(0, file.read(ByteBuffer.wrap(head), position));
            int idLength = length(head[0]);
            if (idLength > 4) {
                return false; // no element of ours: the decoder may say what it makes of it
            }
            if (pictures && !mayBeAnElement(head, Math.min(n, idLength), idLength)) {
                return false;
            }
            if (n <= idLength) {
                return true;
            }
            int id = (int) number(head, 0, idLength);
            pictures |= id == CLUSTER;
            int sizeLength = length(head[idLength]);
            if (sizeLength > 8) {
                return false;
            }
            if (n < idLength + sizeLength) {
                return true;
            }
            long size = size(head, idLength, sizeLength);
            long body = position + idLength + sizeLength;
            boolean enter = id == SEGMENT || (id == CLUSTER && size == UNKNOWN);
            if (size != UNKNOWN && size > length - body) {
                return true;
            }
            if (!enter && size == UNKNOWN) {
                return false;
            }
            position = enter ? body : body + size;
        }
        return false;
    }

    /** Whether the bytes that are there are the id of an element, or the first of them. */
    private static boolean mayBeAnElement(byte[] head, int there, int idLength) {
        long begin = number(head, 0, there);
        return KNOWN.stream()
                .mapToLong(id -> id & 0xFFFF_FFFFL)
                .anyMatch(id -> id >>> (8 * idLength) == 0
                        && id >>> (8 * (idLength - 1)) != 0
                        && id >>> (8 * (idLength - there)) == begin);
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
