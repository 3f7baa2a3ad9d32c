package dev.scotoma.webui.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code make demo} in a process of its own, with data and ports of its own; stopped when this JVM ends. */
final class DemoUnderTest implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(8);

    // Repeats are fast: every class draws the same first clips.
    private static final Path CACHE = Path.of("target", "demo-clips").toAbsolutePath();

    private final Path data;
    private final int port = Ports.row(6);
    private final Path output = Files.createTempFile(Path.of("target").toAbsolutePath(), "demo", ".out");
    private Process process;

    /** @param data an empty or missing folder */
    DemoUnderTest(Path data, int sessions) throws IOException {
        this.data = data;
        process = run("--sessions", Integer.toString(sessions));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private Process run(String... more) throws IOException {
        Path crowd = StackUnderTest.ROOT.resolve("infra/simulator/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                crowd.resolve("classes") + ":" + crowd.resolve("lib") + "/*",
                "dev.scotoma.simulator.Simulator",
                "demo",
                "--build",
                StackUnderTest.ROOT.toString(),
                "--data",
                data.toString(),
                "--cache",
                CACHE.toString(),
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(StackUnderTest.PACE);
        return builder.start();
    }

    void runAgain() throws IOException {
        process = run();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** As {@code kill -9} does it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** What every run has said. */
    String said() throws IOException {
        return Files.readString(output);
    }

    void awaitOpened(long more) throws InterruptedException {
        await(more + " sessions are opened", () -> opened() > more);
    }

    /** @param times how often it has said so by then, all runs together */
    void awaitSummary(int times) throws InterruptedException {
        await("the demo has come round", () -> said().split("It keeps running.", -1).length > times);
    }

    private void await(String what, StackUnderTest.Check check) throws InterruptedException {
        StackUnderTest.await(PATIENCE, what, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the demo ended:\n" + said());
            }
            return check.holds();
        });
    }

    /** Sessions opened, of which all but the latest few are sent. */
    long opened() throws IOException {
        Path truth = data.resolve("truth.csv");
        return Files.exists(truth) ? Files.readAllLines(truth).size() - 1 : 0;
    }

    /** The sessions that the crowd says it sent; of two lines of a take the later one counts. */
    Set<String> sent() throws IOException {
        return new HashSet<>(Files.readAllLines(data.resolve("truth.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .collect(Collectors.toMap(fields -> fields[1], fields -> fields[0], (first, last) -> last))
                .values());
    }

    String password(String login) throws IOException {
        return Files.readAllLines(data.resolve("sign-ins")).stream()
                .filter(line -> line.startsWith(login + " "))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[1];
    }

    Person researcher() throws IOException, InterruptedException {
        return Person.staff(url(), "researcher", password("researcher"));
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Those whose recording the platform has, of all that it shows. */
    static Set<String> uploaded(Map<String, JsonNode> sessions) {
        return sessions.entrySet().stream()
                .filter(session -> session.getValue().hasNonNull("uploadedAt"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The sessions that the platform shows, by id. */
    static Map<String, JsonNode> sessions(Person researcher) throws IOException, InterruptedException {
        var sessions = new HashMap<String, JsonNode>();
        JsonNode page = researcher.get("/api/capture/sessions?limit=200");
        page.get("items").forEach(session -> sessions.put(session.get("id").asText(), session));
        if (page.hasNonNull("next")) {
            throw new AssertionError("a demo under test has fewer than 200 sessions");
        }
        return sessions;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
