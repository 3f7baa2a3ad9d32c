package dev.scotoma.blindspot.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.blindspot.model.Registered;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.workers.inference.Brightness;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;

/** Registers iterations for tests of scoring, beside the starter that the service brings. */
final class Iterations {
    private final Models models;
    private final ObjectStorage storage;

    Iterations(Models models, ObjectStorage storage) {
        this.models = models;
        this.storage = storage;
    }

    void awaitStarter() throws Exception {
        Inspected.await(
                "the starter",
                () -> models.list().stream()
                        .anyMatch(iteration -> iteration.manifest().name().equals("starter")));
    }

    Iteration starter() throws SQLException {
        return models.list().stream()
                .filter(iteration -> iteration.manifest().name().equals("starter"))
                .findFirst()
                .orElseThrow();
    }

    /** The starter's manifest with another name and network, current at once. */
    Iteration register(String name, byte[] network) throws Exception {
        return register(name, network, "");
    }

    Iteration register(String name, byte[] network, String more) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
        String yaml = new String(resource("model.yaml"), StandardCharsets.UTF_8)
                        .replace("name: starter", "name: " + name)
                        .replaceFirst("sha256: .*", "sha256: " + digest)
                + more;
        return Registered.of(models, storage, yaml, network, State.CURRENT);
    }

    /** The network that learned nothing, current again if a test has retired it. */
    Iteration untrained() throws Exception {
        Iteration untrained = register("untrained", resource("template.pt"));
        TestStack.execute(
                "UPDATE blindspot.model_iteration SET state = 'current' WHERE iteration_id = ?", untrained.id());
        return untrained;
    }

    /** Current, and asked for nothing by its test. */
    Iteration withoutNetwork(String name) throws Exception {
        return register(name, name.getBytes(StandardCharsets.UTF_8));
    }

    Iteration brightness(String name, String crop, State state) throws Exception {
        return Registered.of(models, storage, Brightness.manifest(name, "", crop), Brightness.network(), state);
    }

    static void retire(Iteration iteration) throws SQLException {
        state(iteration, "retired");
    }

    static void state(Iteration iteration, String state) throws SQLException {
        TestStack.execute(
                "UPDATE blindspot.model_iteration SET state = ? WHERE iteration_id = ?", state, iteration.id());
    }

    static byte[] resource(String name) throws Exception {
        try (InputStream in = Iterations.class.getResourceAsStream("/models/starter/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
