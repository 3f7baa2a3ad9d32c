package dev.scotoma.workers.media;

import java.util.List;

/**
 * Small pictures of the face of a session, for people. Both are JPEGs that a worker wrote, and are to be treated as a
 * stranger's.
 *
 * @param face of the frame with a face that is nearest to the middle, a square of {@link #SIDE} pixels
 * @param sheet one such square for each frame of the pack, in rows of {@link #COLUMNS}
 * @param atMs when each frame of the sheet was, in milliseconds after the first of the recording
 */
@SuppressWarnings("ArrayRecordComponent")
public record Portrait(byte[] face, byte[] sheet, List<Integer> atMs) {
    public static final int SIDE = 160;
    public static final int COLUMNS = 4;

    public Portrait {
        atMs = List.copyOf(atMs);
    }
}
