package dev.scotoma.simulator.crowd;

import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the crowd sees what is in a recording: it knows the clips it made by their bytes. Others it does not recognise. */
public final class Eyes {
    private final Map<String, Scene> byDigest = new ConcurrentHashMap<>();
    private final Map<String, String> digestByPath = new ConcurrentHashMap<>();

    void made(byte[] clip, Scene scene) {
        byDigest.put(digest(clip), scene);
    }

    /** @param address presigned, of a recording */
    Optional<Scene> see(Visitor viewer, URI address) throws IOException, InterruptedException {
        // A recording never changes, so one look is enough for everybody.
        String known = digestByPath.get(address.getPath());
        if (known == null) {
            known = digest(viewer.fetch(address));
            digestByPath.put(address.getPath(), known);
        }
        return Optional.ofNullable(byDigest.get(known));
    }

    Optional<Scene> recognise(byte[] clip) {
        return Optional.ofNullable(byDigest.get(digest(clip)));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
