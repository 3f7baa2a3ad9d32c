package dev.scotoma.workers.media;

import java.util.Optional;

/**
 * What came out of one recording.
 *
 * @param reason why it cannot be used, or nothing
 * @param detail one sentence about the reason, or empty
 * @param sha256 in hex, of the bytes that were read
 * @param container webm, mp4 or empty
 * @param sampled frames looked at for a face
 * @param faces of these, with a face
 * @param packed whether the pack was written: always without a reason, and with a reason about faces
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
