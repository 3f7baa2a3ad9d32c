package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.workers.manifest.Manifest;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Registers an iteration of one network for tests, without uploading and checking it. */
public final class Registered {
    private Registered() {}

    public static Iteration of(Models models, ObjectStorage storage, String yaml, byte[] network, State state)
            throws Exception {
        Manifest manifest = Manifest.read(yaml);
        String key = Networks.key(manifest.networks().getFirst());
        storage.put(key, new ByteArrayInputStream(network), network.length, "application/octet-stream");
        return models.register(
                manifest, yaml, List.of(new StoredNetwork(key, network.length)), state, Optional.empty());
    }

    /** Tests of one database see each other's iterations, and a candidate scores what is there. */
    public static void retireCandidates() throws SQLException {
        TestStack.execute("UPDATE blindspot.model_iteration SET state = 'retired' WHERE state = 'candidate'");
    }
}
