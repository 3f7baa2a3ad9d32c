package dev.scotoma.blindspot.model;

import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Registers the demonstration network that ships with the service, so that the first session of a new installation is scored. It looks
 * again and again, because storage may not answer yet when the service starts.
 */
@ApplicationScoped
class Starter implements Recurring {
    private static final String FOLDER = "/models/starter/";

    private static final Logger LOG = Logger.getLogger(Starter.class);

    private final Models models;
    private volatile boolean told;

    Starter(Models models) {
        this.models = models;
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
        if (models.knows(manifest.network().sha256())) {
            return;
        }
        boolean taken = models.list().stream()
                .map(Iteration::manifest)
                .anyMatch(other -> other.name().equals(manifest.name()) && other.iteration() == manifest.iteration());
        if (taken) {
            if (!told) {
                told = true;
                LOG.warnf(
                        "Iteration %d of %s is registered with other bytes than this service ships; it stays as it is.",
                        manifest.iteration(), manifest.name());
            }
            return;
        }
        Path spooled = Files.createTempFile("starter", ".pt");
        try {
            Files.write(spooled, resource(manifest.network().file()));
            models.register(yaml, spooled, State.CURRENT);
        } finally {
            Files.delete(spooled);
        }
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
