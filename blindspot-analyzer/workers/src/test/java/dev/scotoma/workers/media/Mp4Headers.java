package dev.scotoma.workers.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes into the headers of an MP4 what FFmpeg's muxer does not write, as phones and editors do. */
public final class Mp4Headers {
    private Mp4Headers() {}

    /** Writes a b c d of the matrix into the track header (ISO/IEC 14496-12, 8.3.2). */
    public static byte[] withMatrix(byte[] mp4, int[] matrix) {
        int tkhd = find(mp4, "tkhd");
        int[] places = {0, 1, 3, 4};
        for (int i = 0; i < places.length; i++) {
            ByteBuffer.wrap(mp4).putInt(tkhd + 44 + 4 * places[i], matrix[i] << 16);
        }
        return mp4;
    }

    /** Writes into the only edit how many seconds it shows, and from which second of the media on. */
    public static byte[] showing(int seconds, int from, byte[] mp4) {
        ByteBuffer bytes = ByteBuffer.wrap(mp4);
        int elst = find(mp4, "elst");
        if (bytes.getInt(elst + 8) != 1) {
            throw new IllegalStateException("The file has more than one edit.");
        }
        bytes.putInt(elst + 12, seconds * bytes.getInt(find(mp4, "mvhd") + 16));
        bytes.putInt(elst + 16, from * bytes.getInt(find(mp4, "mdhd") + 16));
        return mp4;
    }

    /** Adds an edit list to a file in fragments, whose edit is open at its end. */
    static byte[] withEditList(byte[] mp4, int from) {
        int tkhd = find(mp4, "tkhd") - 4;
        int at = tkhd + ByteBuffer.wrap(mp4).getInt(tkhd);
        byte[] edts = ByteBuffer.allocate(36)
                .putInt(36)
                .put("edts".getBytes(StandardCharsets.US_ASCII))
                .putInt(28)
                .put("elst".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(1)
                .putInt(0)
                .putInt(from * ByteBuffer.wrap(mp4).getInt(find(mp4, "mdhd") + 16))
                .putInt(1 << 16)
                .array();
        new Parts(mp4).resizeAround(at, edts.length);
        return inserted(mp4, at, edts);
    }

    /** Shows all of the film so many times more. */
    static byte[] withEdits(byte[] mp4, int more) {
        ByteBuffer edits = ByteBuffer.allocate(12 * more);
        while (edits.hasRemaining()) {
            edits.putInt(6_000).putInt(0).putInt(1 << 16);
        }
        int elst = find(mp4, "elst");
        ByteBuffer.wrap(mp4).putInt(elst + 8, 1 + more);
        new Parts(mp4).resizeAround(elst + 12, edits.capacity());
        return inserted(mp4, elst + 24, edits.array());
    }

    /** FFmpeg writes the index behind the pictures, so that nothing that it points to moves. */
    private static byte[] inserted(byte[] mp4, int at, byte[] more) {
        return ByteBuffer.allocate(mp4.length + more.length)
                .put(mp4, 0, at)
                .put(more)
                .put(mp4, at, mp4.length - at)
                .array();
    }

    /** Where the four letters of a box stand. */
    private static int find(byte[] mp4, String box) {
        int at = new String(mp4, StandardCharsets.ISO_8859_1).indexOf(box);
        if (at < 0) {
            throw new IllegalStateException("The file has no " + box + ".");
        }
        return at;
    }
}
