package dev.scotoma.workers.media;

import org.jspecify.annotations.Nullable;

/**
 * The picture stream of a recording.
 *
 * @param container null for a still, and where nothing could be read
 * @param frames how many were decoded
 */
record Footage(@Nullable Container container, String codec, int durationMs, int width, int height, int frames) {
    static final Footage NONE = new Footage(null, "", 0, 0, 0, 0);

    /** A still is a recording of one frame that takes no time. */
    static Footage ofStill(int width, int height) {
        return new Footage(null, "", 0, width, height, 1);
    }
}
