package dev.scotoma.workers.media;

/**
 * What a recording may cost, and what is made of it. The session asks for some fifteen seconds, and a phone records at
 * most 4K. Pixels, seconds and frames are of what is shown.
 *
 * @param formats which files are recordings
 * @param whole whether frames go into the pack as they are, with nothing cut off
 * @param purpose what is wanted; nothing else takes time
 */
record Limits(Cost most, Looks looks, Formats formats, boolean whole, Purpose purpose) {
    /** The shortest side of a picture in which a face is looked for. */
    static final int LEAST_SIDE = 16;

    /**
     * The limits of a session's recording. Each sample has three looks, because a turn of the head is over sooner than
     * a sixteenth of the recording.
     */
    static final Limits OF_A_SESSION = new Limits(
            new Cost(192L << 20, 3840L * 2160, 120, 120 * 61),
            new Looks(16, 3),
            Formats.OF_BROWSERS,
            false,
            Purpose.PACK_AND_CONDITIONS);

    /** Which files are recordings. */
    enum Formats {
        /** What browsers record. */
        OF_BROWSERS("WebM or MP4", false, false),
        /** That, and a JPEG or PNG as a recording of one frame. */
        WITH_STILLS("WebM, MP4, JPEG or PNG", true, false),
        /** What cameras and the programs of public benchmarks wrote besides: AVI, QuickTime without a type, and older codecs. */
        OF_ARCHIVES("WebM, MP4 or AVI", false, true),
        /** All of these, of which the sentences to those who have another one name the usual ones. */
        WITH_STILLS_AND_ARCHIVES("WebM, MP4, JPEG or PNG", true, true);

        private final String words;
        private final boolean stills;
        private final boolean archives;

        Formats(String words, boolean stills, boolean archives) {
            this.words = words;
            this.stills = stills;
            this.archives = archives;
        }
    }

    /** What is made of a recording. */
    enum Purpose {
        /** A pack that is stored, compressed, and the conditions. */
        PACK_AND_CONDITIONS,
        /** A pack that is scored at once, as fast as it can be written. */
        PACK,
        /** The conditions, and a pack without pictures. */
        CONDITIONS
    }

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
     * The limits of a file that somebody has at hand. Photographs have more pixels than frames of a recording.
     *
     * @param kept whether the pack is stored and the conditions are read
     */
    static Limits ofAFile(int samples, boolean kept) {
        return new Limits(
                OF_A_SESSION.most.withPixels(64L << 20),
                new Looks(samples, 1),
                Formats.WITH_STILLS,
                false,
                kept ? Purpose.PACK_AND_CONDITIONS : Purpose.PACK);
    }

    /** The limits of a recording at hand whose conditions are measured by the looks that a session's has. */
    static Limits ofConditions() {
        return new Limits(OF_A_SESSION.most, OF_A_SESSION.looks, Formats.OF_ARCHIVES, false, Purpose.CONDITIONS);
    }

    Limits withArchives() {
        return new Limits(
                most, looks, formats.stills ? Formats.WITH_STILLS_AND_ARCHIVES : Formats.OF_ARCHIVES, whole, purpose);
    }

    Limits ofWholeFrames() {
        return new Limits(most, looks, formats, true, purpose);
    }

    Limits of(Cost other) {
        return new Limits(other, looks, formats, whole, purpose);
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
     * How many frames may be decoded in all. A file that was cut without coding it again holds frames that are needed
     * for those after them and are not shown: at most as many as are.
     */
    int decoded() {
        return 2 * frames();
    }

    /** Whether a JPEG or PNG is a recording of one frame. */
    boolean stills() {
        return formats.stills;
    }

    /** Whether formats are read that no browser records. */
    boolean archives() {
        return formats.archives;
    }

    /** Whether the conditions are read. */
    boolean measures() {
        return purpose != Purpose.PACK;
    }

    /** Whether pictures go into the pack. */
    boolean packs() {
        return purpose != Purpose.CONDITIONS;
    }

    /** Whether they are to be small there. */
    boolean kept() {
        return purpose == Purpose.PACK_AND_CONDITIONS;
    }

    /** The formats that are read, in words. */
    String words() {
        return formats.words;
    }

    /**
     * How many packets of sound, and of whatever else lies between the frames, a recording may have. A browser's sound
     * has fifty a second, which is little beside any limit.
     */
    int otherPackets() {
        return 4 * frames();
    }
}
