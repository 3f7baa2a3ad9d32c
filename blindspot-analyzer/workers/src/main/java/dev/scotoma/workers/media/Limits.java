package dev.scotoma.workers.media;

/**
 * What a recording may cost, and what is made of it. The session asks for some fifteen seconds, and a phone records at
 * most 4K.
 *
 * @param stills whether a JPEG or PNG is a recording of one frame
 * @param whole whether frames go into the pack as they are, with nothing cut off
 * @param kept whether the pack is stored and the conditions are read; where they are not, neither takes time
 */
record Limits(Cost most, Looks looks, boolean stills, boolean whole, boolean kept) {
    /**
     * The limits of a session's recording. Each sample has three looks, because a turn of the head is over sooner than
     * a sixteenth of the recording.
     */
    static final Limits OF_A_SESSION =
            new Limits(new Cost(192L << 20, 3840L * 2160, 120, 120 * 61), new Looks(16, 3), false, false, true);

    /** The most that a recording may have of anything. */
    record Cost(long bytes, long pixels, int seconds, int frames) {
        Cost withBytes(long most) {
            return new Cost(most, pixels, seconds, frames);
        }

        Cost withPixels(long most) {
            return new Cost(bytes, most, seconds, frames);
        }
    }

    /**
     * How often a recording is looked at.
     *
     * @param samples how many frames the pack has
     * @param perSample how many times a face is looked for around each of them; odd, because the middle look goes into
     *     the pack
     */
    record Looks(int samples, int perSample) {}

    /**
     * The limits of a file that somebody has at hand and whose conditions nobody asks for. Photographs have more pixels
     * than frames of a recording.
     */
    static Limits ofAFile(int samples, boolean kept) {
        return new Limits(OF_A_SESSION.most.withPixels(64L << 20), new Looks(samples, 1), true, false, kept);
    }

    Limits ofWholeFrames() {
        return new Limits(most, looks, stills, true, kept);
    }

    Limits of(Cost other) {
        return new Limits(other, looks, stills, whole, kept);
    }

    long bytes() {
        return most.bytes;
    }

    long pixels() {
        return most.pixels;
    }

    int seconds() {
        return most.seconds;
    }

    int frames() {
        return most.frames;
    }

    int samples() {
        return looks.samples;
    }

    int looksPerSample() {
        return looks.perSample;
    }

    /**
     * How many packets of sound, and of whatever else lies between the frames, a recording may have. A browser's sound
     * has fifty a second, which is little beside any limit.
     */
    int otherPackets() {
        return 4 * frames();
    }
}
