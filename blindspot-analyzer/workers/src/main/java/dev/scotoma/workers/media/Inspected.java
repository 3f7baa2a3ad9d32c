package dev.scotoma.workers.media;

import java.util.Optional;

/**
 * What was found out about one recording.
 *
 * @param reason why the recording cannot be used; empty when it can
 * @param detail one sentence about the reason, or nothing
 * @param sha256 of the bytes that were read, in hex
 * @param container webm, mp4 or nothing
 * @param sampled how many frames were looked at for a face
 * @param faces how many of these have one
 * @param packed whether the pack was written. It always is where there is no reason, and also where the reason is about
 *     faces.
 */
public record Inspected(
        Optional<Reason> reason,
        String detail,
        String sha256,
        long bytes,
        String container,
        String codec,
        int durationMs,
        int width,
        int height,
        int frames,
        int sampled,
        int faces,
        Measures measures,
        Conditions conditions,
        boolean packed) {}
