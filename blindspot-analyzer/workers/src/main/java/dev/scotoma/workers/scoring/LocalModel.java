package dev.scotoma.workers.scoring;

import dev.scotoma.workers.inference.Bytes;
import dev.scotoma.workers.manifest.InvalidManifest;
import dev.scotoma.workers.manifest.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A manifest in a file with its networks beside it, none of which is opened here. */
public record LocalModel(Manifest manifest, List<Bytes> networks) {
    private static final int MOST_MANIFEST_BYTES = 64 * 1024;

    /** @throws IOException in one sentence, when there is no manifest, or a network is not the one that it names */
    public static LocalModel read(Path model) throws IOException {
        Manifest manifest = manifest(model);
        List<Bytes> networks = new ArrayList<>();
        for (Manifest.Network network : manifest.networks()) {
            Path file = model.toAbsolutePath().resolveSibling(network.file());
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString(), null, "the manifest names it");
            }
            String sha256 = sha256(file);
            if (!sha256.equals(network.sha256())) {
                throw new IOException(
                        file + " has the sha256 " + sha256 + ", but " + model + " says " + network.sha256() + ".");
            }
            networks.add(Bytes.of(file));
        }
        return new LocalModel(manifest, networks);
    }

    private static Manifest manifest(Path model) throws IOException {
        if (!Files.isRegularFile(model)) {
            throw new IOException("There is no manifest " + model + ".");
        }
        if (Files.size(model) > MOST_MANIFEST_BYTES) {
            throw new IOException(model + " is too large for a manifest.");
        }
        try {
            return Manifest.read(Files.readString(model));
        } catch (InvalidManifest invalid) {
            throw new IOException(invalid.getMessage(), invalid);
        }
    }

    /** The sha256 of a file, in lower-case hexadecimal. */
    public static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
