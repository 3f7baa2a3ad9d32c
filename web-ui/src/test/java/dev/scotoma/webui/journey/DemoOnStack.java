package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A small demo, killed in the middle and run again: what the crowd says it sent is what the platform shows. So few sessions are not meant to
 * show the planted blind spot.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoOnStack {
    private static final int SESSIONS = 40;
    private static final List<String> SERVICES =
            List.of("capture-service", "blindspot-analyzer", "labeling-service", "web-ui");
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Path DATA = Path.of("target", "demo-home").toAbsolutePath();
    private static final Path CACHE = Path.of("target", "demo-clips").toAbsolutePath();

    private static int port;
    private static Process demo;
    private static Path output;

    @BeforeAll
    static void begin() throws IOException {
        StackUnderTest.delete(DATA);
        port = sixFreePorts();
        output = Files.createTempFile(Path.of("target").toAbsolutePath(), "demo", ".out");
        demo = start("--sessions", Integer.toString(SESSIONS));
        Runtime.getRuntime().addShutdownHook(new Thread(DemoOnStack::end));
    }

    @AfterAll
    static void end() {
        if (demo != null && demo.isAlive()) {
            demo.destroy();
            demo.onExit().join();
        }
    }

    @Test
    @Order(1)
    void aDemoThatIsKilledTakesItsStackWithIt() throws Exception {
        StackUnderTest.await(PATIENCE, "some sessions are sent", () -> lines(DATA.resolve("truth.csv")) > SESSIONS / 3);
        List<ProcessHandle> children = demo.descendants().toList();
        assertThat(children).hasSizeGreaterThan(4);
        demo.destroyForcibly().onExit().join();
        StackUnderTest.await(
                Duration.ofMinutes(1),
                "the stack of the killed demo ends",
                () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    @Order(2)
    void theNextRunLosesEveryProcessOnceAndThePlatformStillHasWhatTheCrowdSays() throws Exception {
        long before = lines(DATA.resolve("truth.csv"));
        demo = start();
        StackUnderTest.await(PATIENCE, "more is sent", () -> lines(DATA.resolve("truth.csv")) > before + 2);
        killEveryPart();
        StackUnderTest.await(PATIENCE, "the demo has come round", () -> {
            if (!demo.isAlive()) {
                throw new AssertionError("the demo ended:\n" + Files.readString(output));
            }
            return Files.readString(output).contains("It keeps running.");
        });
        assertThat(Files.readString(output)).contains(SESSIONS + " sessions sent", "dataset-v1", "is right");
        Map<String, String> planted = planted();
        assertThat(planted).hasSize(SESSIONS);
        try (var researcher = Person.staff(URI.create("http://localhost:" + port), "researcher", password())) {
            Map<String, JsonNode> there = sessions(researcher);
            Set<String> sent = new HashSet<>(planted.values());
            assertThat(there.entrySet().stream()
                            .filter(session -> session.getValue().hasNonNull("uploadedAt"))
                            .map(Map.Entry::getKey))
                    .containsExactlyInAnyOrderElementsOf(sent);
            assertThat(there.values().stream()
                            .filter(session -> sent.contains(session.get("id").asText())))
                    .allMatch(session -> Set.of("ACCEPTED", "REJECTED")
                            .contains(session.get("state").asText()));
            JsonNode model = researcher.get("/api/blindspot/models").get(0);
            assertThat(model.get("scored").asInt()).isEqualTo(SESSIONS);
            assertThat(model.get("toScore").asInt()).isZero();
            long accepted = there.values().stream()
                    .filter(session -> session.get("state").asText().equals("ACCEPTED"))
                    .count();
            JsonNode dataset = researcher.get("/api/labeling/datasets/v1");
            assertThat(dataset.get("sessions").asInt()).isBetween((int) accepted - 4, (int) accepted);
        }
    }

    @Test
    @Order(3)
    void whatIsAskedToStopLeavesNoProcess() throws Exception {
        List<ProcessHandle> children = demo.descendants().toList();
        demo.destroy();
        demo.onExit().join();
        assertThat(children).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
    }

    private static Process start(String... more) throws IOException {
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
                DATA.toString(),
                "--cache",
                CACHE.toString(),
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** kill -9 of one after the other, each as soon as the one before it has been started again. */
    private static void killEveryPart() throws Exception {
        for (String service : SERVICES) {
            ProcessHandle victim = process(service).orElseThrow();
            victim.destroyForcibly();
            StackUnderTest.await(
                    PATIENCE,
                    service + " is started again",
                    () -> process(service)
                            .filter(process -> process.pid() != victim.pid())
                            .isPresent());
        }
        Path pid = DATA.resolve("postgres/postmaster.pid");
        String postgres = Files.readAllLines(pid).getFirst();
        ProcessHandle.of(Long.parseLong(postgres.strip())).orElseThrow().destroyForcibly();
        StackUnderTest.await(
                PATIENCE,
                "PostgreSQL is started again",
                () -> Files.exists(pid) && !Files.readAllLines(pid).getFirst().equals(postgres));
    }

    private static Optional<ProcessHandle> process(String service) {
        return demo.descendants()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains("running/" + service + "/"))
                .findFirst();
    }

    /** Session by take; of two lines of a take the later one counts. */
    private static Map<String, String> planted() throws IOException {
        return Files.readAllLines(DATA.resolve("truth.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .collect(Collectors.toMap(fields -> fields[1], fields -> fields[0], (first, last) -> last));
    }

    private static Map<String, JsonNode> sessions(Person researcher) throws IOException, InterruptedException {
        var sessions = new HashMap<String, JsonNode>();
        JsonNode page = researcher.get("/api/capture/sessions?limit=200");
        page.get("items").forEach(session -> sessions.put(session.get("id").asText(), session));
        assertThat(page.hasNonNull("next")).isFalse();
        return sessions;
    }

    private static String password() throws IOException {
        return Files.readAllLines(DATA.resolve("sign-ins")).stream()
                .filter(line -> line.startsWith("researcher "))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[1];
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).size() - 1 : 0;
    }

    /** The first of six in a row. */
    private static int sixFreePorts() throws IOException {
        for (int first = 20_000; first < 30_000; first += 6) {
            var sockets = new ArrayList<ServerSocket>();
            try {
                for (int i = 0; i < 6; i++) {
                    sockets.add(new ServerSocket(first + i));
                }
                return first;
            } catch (IOException taken) {
                // the next six
            } finally {
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
            }
        }
        throw new IOException("no six free ports in a row");
    }
}
