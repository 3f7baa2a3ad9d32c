package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the bytes of networks under their sha256. Nobody opens them here; that is for workers. */
@ApplicationScoped
class Networks {
    private final ObjectStorage storage;
    private final long largest;

    Networks(
            ObjectStorage storage,
            @ConfigProperty(name = "scotoma.models.largest-network", defaultValue = "2147483648") long largest) {
        this.storage = storage;
        this.largest = largest;
    }

    /** Says that bytes are not those of the manifest. The message says how. */
    static final class Wrong extends Exception {
        Wrong(String why) {
            super(why);
        }
    }

    static String key(Manifest.Network network) {
        return "models/" + network.sha256() + (network.format() == Format.ONNX ? ".onnx" : ".pt");
    }

    /** Sees that the uploaded bytes are those that the manifest names. */
    StoredNetwork verified(Manifest.Network network, String uploaded) throws IOException, Wrong {
        long bytes = storage.stat(uploaded)
                .orElseThrow(() -> new NoSuchFileException(uploaded))
                .bytes();
        String sha256 = sha256(uploaded);
        if (!sha256.equals(network.sha256())) {
            throw new Wrong(
                    network.file() + " has the sha256 " + sha256 + ", but the manifest says " + network.sha256() + ".");
        }
        return new StoredNetwork(uploaded, bytes);
    }

    StoredNetwork keep(Manifest.Network network, StoredNetwork uploaded) throws IOException {
        storage.copy(uploaded.key(), key(network));
        return new StoredNetwork(key(network), uploaded.bytes());
    }

    /** @throws Problem 413, before anything is sent */
    void requireSize(String file, long bytes) {
        if (bytes > largest) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "%s has %,d bytes; a network has at most %,d.".formatted(file, bytes, largest));
        }
    }

    private String sha256(String key) throws IOException {
        MessageDigest digest = Models.sha256();
        try (InputStream in = new DigestInputStream(storage.open(key), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
