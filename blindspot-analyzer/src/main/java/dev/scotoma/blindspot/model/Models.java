package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The networks the platform knows. */
@ApplicationScoped
public class Models {
    private final IterationRepository iterations;
    private final ObjectStorage storage;

    Models(IterationRepository iterations, ObjectStorage storage) {
        this.iterations = iterations;
        this.storage = storage;
    }

    /**
     * Stores the network and registers it under its manifest. Registering the same network again changes nothing and answers the
     * iteration it is.
     *
     * @throws Problem when the manifest is not one, does not describe these bytes, or names an iteration that is another network
     */
    public Iteration register(String yaml, Path network, State state) throws IOException, SQLException {
        Manifest manifest = parsed(yaml);
        String digest = digest(network);
        if (!digest.equals(manifest.network().sha256())) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "The network has the sha256 " + digest + ", but its manifest says "
                            + manifest.network().sha256() + ".");
        }
        Optional<Iteration> known = iterations.byDigest(digest);
        if (known.isPresent()) {
            return known.get();
        }
        String key = "models/" + digest + ".pt";
        long bytes = Files.size(network);
        try (InputStream content = Files.newInputStream(network)) {
            storage.put(key, content, bytes, "application/octet-stream");
        }
        iterations.insert(manifest, yaml, state, key, bytes);
        // Another replica may have been first; only another network under the same name is a conflict.
        return iterations
                .byDigest(digest)
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT,
                        "Iteration " + manifest.iteration() + " of " + manifest.name()
                                + " is another network already."));
    }

    public Optional<Iteration> find(UUID id) throws SQLException {
        return iterations.byId(id);
    }

    public List<Iteration> list() throws SQLException {
        return iterations.all();
    }

    /** Whether a network of this sha256 is registered. */
    boolean knows(String sha256) throws SQLException {
        return iterations.byDigest(sha256).isPresent();
    }

    private static Manifest parsed(String yaml) {
        try {
            return Manifest.read(yaml);
        } catch (InvalidManifest invalid) {
            throw new Problem(ProblemType.BAD_REQUEST, String.valueOf(invalid.getMessage()));
        }
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
