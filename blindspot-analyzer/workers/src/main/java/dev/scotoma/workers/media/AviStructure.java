package dev.scotoma.workers.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Walks the RIFF chunks at the top of an AVI file; one of more than a gigabyte has several (OpenDML). A chunk of no length comes
 * from a program that could not go back to say it, and what follows the last one is no part of the file.
 */
final class AviStructure {
    private static final int HEAD = 8;

    private AviStructure() {}

    static boolean endsInside(FileChannel file) throws IOException {
        long length = file.size();
        long position = 0;
        while (position < length) {
            ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
            int n = file.read(head, position);
            if (n < HEAD || !new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")) {
                return false;
            }
            long size = head.getInt(4) & 0xFFFF_FFFFL;
            if (size == 0) {
                return false;
            }
            if (size > length - position - HEAD) {
                return true;
            }
            position += HEAD + size + (size & 1);
        }
        return false;
    }
}
