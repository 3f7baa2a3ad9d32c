package dev.scotoma.workers.media;

import java.util.Optional;

/**
 * What was found out about one recording.
 *
 * @param reason why the recording cannot be used; empty when it can
 * @param detail one sentence about the reason, or nothing
 * @param packed whether the pack was written. It always is where there is no reason, and also where the reason is about
 *     faces.
 */
public record Inspected(
        Optional<Reason> reason,
        String detail,
        Source source,
        Stream stream,
        Looks looks,
        Measures measures,
        Conditions conditions,
        boolean packed) {

    /**
     * The bytes that were read.
     *
     * @param sha256 of all of them, in hex
     */
    public record Source(String sha256, long bytes) {}

    /**
     * The picture stream as a player shows it; zeros and nothing where it could not be read.
     *
     * @param container webm, mp4 or nothing
     */
    public record Stream(String container, String codec, int durationMs, int width, int height, int frames) {}

    /**
     * The frames that were looked at for a face.
     *
     * @param withFace how many of them have one
     */
    public record Looks(int taken, int withFace) {}
}
