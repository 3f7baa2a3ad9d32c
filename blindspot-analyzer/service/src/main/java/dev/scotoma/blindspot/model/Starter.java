package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.blindspot.model.Iteration.StoredNetwork;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.Recurring;
import dev.scotoma.workers.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Registers the demonstration network that ships with the service, so that the first session of a new installation is
 * scored. It tries again and again, because storage may not answer yet when the service starts.
 */
@ApplicationScoped
class Starter implements Recurring {
    private static final String FOLDER = "/models/starter/";

    private static final Logger LOG = Logger.getLogger(Starter.class);

    private final Models models;
    private final ObjectStorage storage;
    private volatile boolean told;

    Starter(Models models, ObjectStorage storage) {
        this.models = models;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "register-starter-model";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() throws Exception {
        String yaml = new String(resource("model.yaml"), StandardCharsets.UTF_8);
        Manifest manifest = Manifest.read(yaml);
        if (models.taken(manifest)) {
            boolean another = models.list().stream()
                    .filter(iteration -> iteration.manifest().id().equals(manifest.id()))
                    .anyMatch(iteration -> !iteration.digest().equals(Models.digest(yaml)));
            if (another && !told) {
                told = true;
                LOG.warnf("%s is registered as another than this service ships; it stays as it is.", manifest.id());
            }
            return;
        }
        byte[] network = resource(manifest.networks().getFirst().file());
        String key = Networks.key(manifest.networks().getFirst());
        storage.put(key, new ByteArrayInputStream(network), network.length, "application/octet-stream");
        models.register(
                manifest, yaml, List.of(new StoredNetwork(key, network.length)), State.CURRENT, Optional.empty());
    }

    private static byte[] resource(String file) {
        try (InputStream in = Starter.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the service; run make starter-model.");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
