package dev.scotoma.workers.media;

/**
 * What a recording may cost. The session asks for some fifteen seconds; a phone records at most 4K.
 *
 * @param samples frames in the pack
 * @param looksPerSample looks for a face for each of them, odd: the middle one goes into the pack
 * @param stills whether a JPEG or PNG is a recording of one frame
 * @param whole whether frames go into the pack as they are, and nothing is cut off
 * @param kept whether the pack is stored and the conditions are read: otherwise neither takes time
 */
record Limits(
        long bytes,
        long pixels,
        int seconds,
        int frames,
        int samples,
        int looksPerSample,
        boolean stills,
        boolean whole,
        boolean kept) {
    /** Three looks: a turn of the head is over sooner than a sixteenth of the recording. */
    static final Limits OF_A_SESSION = new Limits(192L << 20, 3840L * 2160, 120, 120 * 61, 16, 3, false, false, true);

    /** Of a file that somebody has at hand, whose conditions nobody asks for; photographs have more pixels than frames. */
    static Limits ofAFile(int samples, boolean kept) {
        return new Limits(
                OF_A_SESSION.bytes,
                64L << 20,
                OF_A_SESSION.seconds,
                OF_A_SESSION.frames,
                samples,
                1,
                true,
                false,
                kept);
    }

    Limits ofWholeFrames() {
        return new Limits(bytes, pixels, seconds, frames, samples, looksPerSample, stills, true, kept);
    }

    /** Of sound and whatever else lies between the frames; a browser's sound has fifty a second, and that is little to any limit. */
    int otherPackets() {
        return 4 * frames;
    }
}
