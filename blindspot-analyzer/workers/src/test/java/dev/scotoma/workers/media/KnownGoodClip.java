package dev.scotoma.workers.media;

import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make known-good}: writes the recording that workers are asked about when another one ended them. */
final class KnownGoodClip {
    private KnownGoodClip() {}

    /** @param arguments the file */
    public static void main(String[] arguments) throws Exception {
        Files.write(
                Path.of(arguments[0]),
                Clip.ofAFace()
                        .size(320, 240)
                        .fps(10)
                        .seconds(0.5)
                        .bitrate(200_000)
                        .bytes());
    }
}
