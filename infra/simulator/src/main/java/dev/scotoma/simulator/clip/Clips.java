package dev.scotoma.simulator.clip;

import dev.scotoma.simulator.render.Film;
import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Clips of scenes. Each is made once and kept under the digest of all that determines it, so that a repeated demo renders nothing. Safe for
 * many threads and processes: a file appears whole or not at all, and two makers of one clip write the same one.
 */
public final class Clips {
    static final String WEBM = "video/webm;codecs=vp8";
    static final String MP4 = "video/mp4;codecs=avc1";

    private final Path cache;

    /** @param cache a folder of its own, made if it is not there */
    public Clips(Path cache) throws IOException {
        this.cache = Files.createDirectories(cache);
    }

    public Clip of(Scene scene) throws IOException {
        String type = scene.optics().mp4() ? MP4 : WEBM;
        String key = key(scene);
        Path folder = Files.createDirectories(cache.resolve(key.substring(0, 2)));
        Path file = folder.resolve(key + (scene.optics().mp4() ? ".mp4" : ".webm"));
        if (!Files.exists(file)) {
            Path part = Files.createTempFile(folder, "part", null);
            try {
                Encoder.encode(new Film(scene), scene.optics(), part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return new Clip(file, type);
    }

    /** A record's text names every component with its value, and a set of enum constants keeps their order. */
    static String key(Scene scene) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String whole = "renderer " + Scene.RENDERER_VERSION + " " + scene;
            return HexFormat.of().formatHex(sha256.digest(whole.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
