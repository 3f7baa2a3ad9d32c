package dev.scotoma.simulator.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An encoded scene in the cache.
 *
 * @param mimeType as a browser's recorder states it
 */
public record Clip(Path file, String mimeType) {
    public byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** webm or mp4. */
    public String extension() {
        return mimeType.startsWith("video/mp4") ? "mp4" : "webm";
    }
}
