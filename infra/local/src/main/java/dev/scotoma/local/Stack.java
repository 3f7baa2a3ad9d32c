package dev.scotoma.local;

import dev.scotoma.migrations.Migrate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that runs: database, storage, schema, services. Started in that order and stopped in the opposite one; the
 * gateway goes first, so that nobody is let in while the rest is closing.
 */
final class Stack {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Quarkus reads the sources of a service before it starts it. */
    private static final Duration PATIENCE_WITH_SOURCES = Duration.ofMinutes(15);

    // The pace of every service's queue, which tests of the whole stack shorten, is handed through.
    private static final String JOBS = "SCOTOMA_JOBS_";

    private final Settings settings;
    private final Secrets secrets;
    private final Children children;
    private final Deployment deployment;
    private final List<ServiceProcess> services = new ArrayList<>();
    private @Nullable DatabaseKeeper database;
    private @Nullable EmbeddedStorage storage;
    private boolean closed;

    Stack(Settings settings, Secrets secrets, Children children) {
        this.settings = settings;
        this.secrets = secrets;
        this.children = children;
        this.deployment = new Deployment(settings);
    }

    void start() throws IOException, SQLException, LaunchFailure, InterruptedException {
        deployment.require();
        startDatabase();
        startStorage();
        deployment.take();
        long began = System.nanoTime();
        for (int replica = 0; replica < settings.replicas(); replica++) {
            for (Service service : Service.values()) {
                startService(service, replica);
            }
        }
        if (settings.dev().isPresent()) {
            startPages(settings.dev().get());
        }
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (ServiceProcess service : List.copyOf(services)) {
                service.awaitReady(http, settings.dev().isPresent() ? PATIENCE_WITH_SOURCES : PATIENCE);
                Console.say("  " + service.name() + " is healthy (" + seconds(began) + ")");
            }
        }
    }

    private synchronized void startDatabase() throws IOException, SQLException, LaunchFailure, InterruptedException {
        refuseWhenClosed();
        long began = System.nanoTime();
        database = DatabaseKeeper.start(settings, secrets.get("database.owner"), children);
        var passwords = new HashMap<String, String>();
        for (String service : Migrate.SERVICES) {
            passwords.put(service, secrets.get("database." + service));
        }
        Migrate.run(database.url(), database.owner(), secrets.get("database.owner"), passwords);
        Console.say("  PostgreSQL is up and migrated (" + seconds(began) + ")");
    }

    private synchronized void startStorage() throws IOException, LaunchFailure {
        refuseWhenClosed();
        long began = System.nanoTime();
        var origins = new ArrayList<>(List.of(settings.publicUrl()));
        for (int port : settings.port(Service.GATEWAY)) {
            origins.add("http://localhost:" + port);
            origins.add("http://127.0.0.1:" + port);
        }
        storage = EmbeddedStorage.start(
                settings.home().resolve("storage"),
                settings.storagePort(),
                secrets.get("storage.key"),
                secrets.get("storage.secret"),
                String.join(" ", origins));
        Console.say("  Storage is up (" + seconds(began) + ")");
    }

    private synchronized void startService(Service service, int replica) throws IOException, LaunchFailure {
        refuseWhenClosed();
        String name = replica == 0 ? service.title() : service.title() + "-" + (replica + 1);
        start(
                name,
                settings.packaged(service)
                        ? packaged(service)
                        : settings.dev().orElseThrow().command(service),
                environment(service, replica),
                "http://127.0.0.1:" + settings.port(service).get(replica) + "/q/health/ready");
    }

    private synchronized void startPages(DevMode dev) throws IOException, LaunchFailure {
        refuseWhenClosed();
        var environment = dev.environment();
        environment.put(
                "SCOTOMA_GATEWAY",
                "http://127.0.0.1:" + settings.port(Service.GATEWAY).getFirst());
        start("pages", dev.pages(), environment, "http://127.0.0.1:" + dev.pagesPort() + "/");
    }

    private void start(String name, List<String> command, Map<String, String> environment, String ready)
            throws IOException {
        var process = new ServiceProcess(
                name, command, environment, settings.logs().resolve(name + ".log"), URI.create(ready), children);
        services.add(process);
        process.start();
    }

    private List<String> packaged(Service service) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + service.heapMegabytes() + "m",
                // On a machine that runs everything at once, a service never gets the processors that C2 and G1 want:
                // compiling quickly and collecting in one thread takes less time and memory in all.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // A third of a start is reading and verifying classes. The first start of a build keeps what it made of
                // them when it is stopped; a file that does not fit, or is not there, is only a slower start.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + deployment.classes(service),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                deployment.jar(service).toString());
    }

    private Map<String, String> environment(Service service, int replica) {
        var environment = settings.packaged(service)
                ? new HashMap<String, String>()
                : settings.dev().orElseThrow().environment();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_HTTP_PORT", Integer.toString(settings.port(service).get(replica)));
        environment.put("SCOTOMA_DB_URL", "jdbc:postgresql://127.0.0.1:" + settings.databasePort() + "/postgres");
        environment.put("SCOTOMA_DB_PASSWORD", secrets.get("database." + service.role()));
        environment.put("SCOTOMA_STORAGE_URL", storageUrl());
        environment.put("SCOTOMA_STORAGE_PUBLIC_URL", storageUrl());
        environment.put("SCOTOMA_STORAGE_BUCKET", EmbeddedStorage.BUCKET);
        environment.put("SCOTOMA_STORAGE_KEY", secrets.get("storage.key"));
        environment.put("SCOTOMA_STORAGE_SECRET", secrets.get("storage.secret"));
        environment.put("SCOTOMA_PUBLIC_URL", settings.publicUrl());
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(JOBS)) {
                environment.put(name, value);
            }
        });
        switch (service) {
            case GATEWAY -> {
                environment.put("SCOTOMA_IDENTITY_KEY", secrets.get("identity.key"));
                environment.put(
                        "SCOTOMA_FIRST_SIGN_INS", SignIns.file(settings.home()).toString());
                environment.put("SCOTOMA_CAPTURE_URL", urls(Service.CAPTURE));
                environment.put("SCOTOMA_LABELING_URL", urls(Service.LABELING));
                environment.put("SCOTOMA_BLINDSPOT_URL", urls(Service.BLINDSPOT));
                if (settings.resetPasswords() && replica == 0) {
                    environment.put("SCOTOMA_RESET_PASSWORDS", "1");
                }
            }
            case CAPTURE -> {
                environment.put("SCOTOMA_SPLIT_KEY", secrets.get("split.key"));
                // Everybody who tries it, and every simulated crowd, comes from this machine.
                environment.put("SCOTOMA_JOINS_PER_NETWORK", "1000000");
            }
            case LABELING -> {
                environment.put("SCOTOMA_PSEUDONYM_KEY", secrets.get("pseudonym.key"));
                environment.put("SCOTOMA_LEDGER_KEY", secrets.get("ledger.key"));
                environment.put("SCOTOMA_LABELING_CLIPS_PER_HOUR", "1000000");
            }
            // On one's own machine a weaker wall around strangers' bytes is logged rather than refused.
            case BLINDSPOT ->
                environment.put(
                        "SCOTOMA_WORKER_ISOLATION_REQUIRED",
                        System.getenv().getOrDefault("SCOTOMA_WORKER_ISOLATION_REQUIRED", "any"));
        }
        return environment;
    }

    /** All replicas, for the gateways to share out. */
    private String urls(Service service) {
        return settings.port(service).stream()
                .map(port -> "http://127.0.0.1:" + port)
                .collect(Collectors.joining(","));
    }

    private String storageUrl() {
        return "http://127.0.0.1:" + settings.storagePort();
    }

    private void refuseWhenClosed() throws LaunchFailure {
        if (closed) {
            throw new LaunchFailure("Scotoma was told to stop while it was starting.");
        }
    }

    synchronized void stop() throws IOException, InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        for (ServiceProcess service : services) {
            if (service.name().startsWith(Service.GATEWAY.title())) {
                service.requestStop();
                service.awaitStop();
            }
        }
        services.forEach(ServiceProcess::requestStop);
        for (ServiceProcess service : services) {
            service.awaitStop();
        }
        if (storage != null) {
            storage.close();
        }
        if (database != null) {
            database.stop();
        }
        children.close();
    }

    private static String seconds(long began) {
        return "%.1f s".formatted((System.nanoTime() - began) / 1e9);
    }
}
