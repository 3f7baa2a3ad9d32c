package dev.scotoma.blindspot.media;

/**
 * What a recording may cost. The session asks for some fifteen seconds; a phone records at most 4K.
 *
 * @param samples frames in the pack
 */
record Limits(long bytes, long pixels, int seconds, int frames, int samples) {
    static final Limits OF_A_SESSION = new Limits(192L << 20, 3840L * 2160, 120, 120 * 61, 16);
}
