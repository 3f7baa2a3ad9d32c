package dev.scotoma.webui;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What this process needs around it beside database and storage: a sealing key, and services to forward to. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    /** Two replicas of capture, one labeling; nothing listens where blindspot should be. */
    public static final EchoService CAPTURE_ONE = new EchoService("capture-one");

    public static final EchoService CAPTURE_TWO = new EchoService("capture-two");
    public static final EchoService LABELING = new EchoService("labeling");

    /** Where our own TLS proxy would be: an address of this machine from which no other test calls. */
    public static final String PROXY = "127.0.0.2";

    @Override
    public Map<String, String> start() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "scotoma.identity-key",
                Base64.getEncoder().encodeToString(key),
                "scotoma.public-url",
                "https://scotoma.example",
                "scotoma.metrics-token",
                "metrics-token-of-the-tests",
                "scotoma.trusted-proxies",
                PROXY + "/32",
                "scotoma.capture-url",
                CAPTURE_ONE.url() + "," + CAPTURE_TWO.url(),
                "scotoma.labeling-url",
                LABELING.url(),
                "scotoma.blindspot-url",
                "http://127.0.0.1:1",
                // The tests themselves all come from one address.
                "scotoma.sign-in.per-address",
                "100000");
    }

    @Override
    public void stop() {
        // The echo services are daemons of this JVM and serve every test class.
    }
}
