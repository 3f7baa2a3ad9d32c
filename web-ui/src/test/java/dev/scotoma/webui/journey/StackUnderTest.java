package dev.scotoma.webui.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The launcher in a process of its own over the packaged services, on free ports and with data of its own. */
final class StackUnderTest implements AutoCloseable {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SERVICES = List.of("GATEWAY", "CAPTURE", "LABELING", "BLINDSPOT");

    // Jobs and rounds are looked at more often than in production, and a silent process is taken for dead after four
    // seconds instead of twenty, so that little of a test is waiting.
    static final Map<String, String> PACE =
            Map.of("SCOTOMA_JOBS_POLLING", "PT0.1S", "SCOTOMA_JOBS_ROUND_SPEED", "5", "SCOTOMA_JOBS_HEARTBEAT", "PT1S");
    private static @Nullable StackUnderTest shared;

    private final Map<String, String> settings;
    private final Map<String, String> passwords = new HashMap<>();
    private Process launcher;
    private Path output;

    private StackUnderTest(Map<String, String> settings) throws IOException, InterruptedException {
        this.settings = settings;
        this.output = home().resolve("launcher.out");
        this.launcher = launch();
    }

    /**
     * The stack of the journeys that leave each other's data alone, in the order of their numbers: started by the first of them
     * that runs, stopped by the last or with this JVM.
     */
    static synchronized StackUnderTest shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start("journey-home", 1, Map.of());
        }
        return shared;
    }

    /**
     * Starts a fresh installation whose data lies in {@code web-ui/target/NAME}, and stops it when this JVM ends.
     *
     * @param more settings of the launcher that differ from {@link #PACE}
     */
    static StackUnderTest start(String name, int replicas, Map<String, String> more)
            throws IOException, InterruptedException {
        Path home = Path.of("target", name).toAbsolutePath();
        delete(home);
        Files.createDirectories(home);
        var settings = new HashMap<String, String>(PACE);
        settings.putAll(more);
        settings.put("SCOTOMA_BUILD", ROOT.toString());
        settings.put("SCOTOMA_HOME", home.toString());
        settings.put("SCOTOMA_REPLICAS", Integer.toString(replicas));
        int port = Ports.row(2 + SERVICES.size() * replicas);
        settings.put("SCOTOMA_DATABASE_PORT", Integer.toString(port++));
        settings.put("SCOTOMA_STORAGE_PORT", Integer.toString(port++));
        for (String service : SERVICES) {
            var ports = new ArrayList<String>();
            for (int replica = 0; replica < replicas; replica++) {
                ports.add(Integer.toString(port++));
            }
            settings.put("SCOTOMA_" + service + "_PORT", String.join(",", ports));
        }
        var stack = new StackUnderTest(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
    }

    private Process launch() throws IOException, InterruptedException {
        output = Files.createTempFile(home(), "launcher", ".out");
        Path local = ROOT.resolve("infra/local/target");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        local.resolve("classes") + ":" + local.resolve("lib") + "/*",
                        "dev.scotoma.local.Launcher",
                        "up")
                .redirectOutput(output.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            await(Duration.ofMinutes(5), "the stack is ready", () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the stack did not start:\n" + read(output) + logs());
                }
                return read(output).contains("Scotoma is ready");
            });
        } catch (AssertionError | InterruptedException late) {
            process.destroy(); // or it takes its part of the machine from whoever is tested next
            throw late;
        }
        readPasswords();
        return process;
    }

    private void readPasswords() {
        boolean told = false;
        for (String line : read(output).lines().toList()) {
            if (line.startsWith("Sign-ins")) {
                told = true;
            } else if (told && line.startsWith("  ")) {
                String[] fields = line.strip().split(" ", 2);
                passwords.put(fields[0], fields[1]);
            } else {
                told = false;
            }
        }
    }

    /** The number of a replica's gateway, 0 being the one people open. */
    URI gateway(int replica) {
        return URI.create("http://localhost:" + port("GATEWAY", replica));
    }

    URI url() {
        return gateway(0);
    }

    String port(String service, int replica) {
        return settings.getOrDefault("SCOTOMA_" + service + "_PORT", "").split(",", -1)[replica];
    }

    String password(String login) {
        String password = passwords.get(login);
        if (password == null) {
            throw new AssertionError("the launcher told no password for " + login + ":\n" + read(output));
        }
        return password;
    }

    String output() {
        return read(output);
    }

    Path home() {
        return Path.of(settings.getOrDefault("SCOTOMA_HOME", ""));
    }

    ProcessHandle launcher() {
        return launcher.toHandle();
    }

    /** The process of a service, by the folder it was started from: {@code capture-service}, ... */
    ProcessHandle service(String module) {
        return launcher.descendants()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains("running/" + module + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(module + " does not run:\n" + read(output)));
    }

    ProcessHandle postgres() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(home().resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    String secret(String name) throws IOException {
        return Files.readAllLines(home().resolve("secrets")).stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + settings.get("SCOTOMA_DATABASE_PORT") + "/postgres";
    }

    /** As the owner of everything. */
    Connection database() throws SQLException, IOException {
        return DriverManager.getConnection(databaseUrl(), "postgres", secret("database.owner"));
    }

    /** As {@code kill -9} does it; {@link #startAgain} follows. */
    void kill() throws InterruptedException {
        launcher.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException, InterruptedException {
        launcher = launch();
    }

    /** The last lines of every service's log, for the message of a failed test. */
    String logs() {
        var text = new StringBuilder();
        try (var files = Files.list(home().resolve("logs"))) {
            for (Path log : files.sorted().toList()) {
                var lines = Files.readAllLines(log);
                text.append("\n--- ").append(log.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - 30), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        } catch (IOException failure) {
            text.append(failure);
        }
        return text.toString();
    }

    /** Something that comes true in time; a connection that fails meanwhile only means: not yet. */
    interface Check {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(Duration patience, String what, Check check) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            IOException why = null;
            try {
                if (check.holds()) {
                    return;
                }
            } catch (IOException notYet) {
                why = notYet;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what, why);
            }
            Thread.sleep(100);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(45, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
