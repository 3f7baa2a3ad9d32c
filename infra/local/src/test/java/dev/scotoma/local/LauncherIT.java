package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static Path installed;
    private static String firstOutput;

    @TempDir
    Path folder;

    private Map<String, String> settings;

    /** An installation that ran once already: most tests start from a copy of it, which is quicker than a first start. */
    @BeforeAll
    static void install(@TempDir Path first) throws Exception {
        installed = first;
        var settings = RunningLauncher.installation(first);
        try (var launcher = RunningLauncher.up(settings)) {
            firstOutput = launcher.output();
        }
    }

    @BeforeEach
    void copy() throws IOException, InterruptedException {
        settings = RunningLauncher.installation(folder);
        assertThat(run("cp", "-a", installed.resolve(".scotoma").toString(), folder.toString()))
                .isZero();
    }

    @Test
    void theFirstStartTellsThePasswordsOnce() throws Exception {
        assertThat(firstOutput).contains("operator correct-horse");
        assertThat(installed.resolve(".scotoma/first-sign-ins")).doesNotExist();
        try (var launcher = RunningLauncher.up(settings)) {
            assertThat(launcher.output()).doesNotContain("correct-horse");
        }
    }

    @Test
    void startsHealthyServicesThatKnowOnlyTheirOwnSecretsAndStopsThemAll() throws Exception {
        settings.put("UNRELATED_TOKEN", "of the shell that ran make");
        List<ProcessHandle> family;
        try (var launcher = RunningLauncher.up(settings)) {
            family = launcher.family();
            assertThat(launcher.output()).contains("http://localhost:" + settings.get("SCOTOMA_GATEWAY_PORT"));
            String capture = environmentOf("CAPTURE");
            String gateway = environmentOf("GATEWAY");
            assertThat(capture)
                    .contains("SCOTOMA_SPLIT_KEY=" + secret("split.key"))
                    .contains("SCOTOMA_DB_PASSWORD=" + secret("database.capture"))
                    .doesNotContain(secret("identity.key"), secret("database.owner"), secret("pseudonym.key"))
                    .doesNotContain("UNRELATED_TOKEN");
            assertThat(gateway)
                    .contains("SCOTOMA_IDENTITY_KEY=" + secret("identity.key"))
                    .contains("SCOTOMA_CAPTURE_URL=http://127.0.0.1:" + settings.get("SCOTOMA_CAPTURE_PORT"))
                    .doesNotContain("SCOTOMA_RESET_PASSWORDS");
            long began = System.nanoTime();
            launcher.process().destroy();
            launcher.awaitEnd();
            assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(15);
        }
        assertThat(family).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void keepsSecretsFromEverybodyElse() throws Exception {
        try (var launcher = RunningLauncher.up(settings)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".scotoma/secrets"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".scotoma"))))
                    .isEqualTo("rwx------");
            assertThat(launcher.output() + launcher.errors()).doesNotContain(secret("database.owner"));
            assertThat(refusalOf("postgres", "")).contains("password");
            assertThat(refusalOf("postgres", "postgres")).contains("password authentication failed");
            assertThat(refusalOf("scotoma_capture", secret("database.labeling")))
                    .contains("password authentication failed");
        }
    }

    @Test
    void aKilledLauncherLeavesNoProcessAndItsSuccessorFindsTheData() throws Exception {
        List<ProcessHandle> family;
        try (var launcher = RunningLauncher.up(settings)) {
            try (var connection = owner();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE public.kept AS SELECT 42 AS answer");
            }
            family = launcher.family();
            ProcessHandle database =
                    EmbeddedDatabase.running(folder.resolve(".scotoma")).orElseThrow();
            launcher.process().destroyForcibly();
            launcher.awaitEnd();
            RunningLauncher.await(
                    "every process followed its launcher",
                    () -> !database.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
        }
        String before = secret("database.capture");
        try (var launcher = RunningLauncher.up(settings);
                var connection = owner();
                var rows = connection.createStatement().executeQuery("SELECT answer FROM public.kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            assertThat(secret("database.capture")).isEqualTo(before);
            assertThat(launcher.process().isAlive()).isTrue();
        }
    }

    @Test
    void whatALauncherKilledTogetherWithItsWatchLeftIsEndedByTheNextOne() throws Exception {
        List<ProcessHandle> services;
        ProcessHandle database;
        try (var launcher = RunningLauncher.up(settings)) {
            database = EmbeddedDatabase.running(folder.resolve(".scotoma")).orElseThrow();
            services = launcher.family().stream()
                    .filter(process -> process.info().command().orElse("").endsWith("java"))
                    .toList();
            launcher.family().stream()
                    .filter(process -> !services.contains(process) && process.pid() != database.pid())
                    .forEach(ProcessHandle::destroyForcibly);
            launcher.process().destroyForcibly();
            launcher.awaitEnd();
        }
        assertThat(services).hasSize(4).allMatch(ProcessHandle::isAlive);
        try (var launcher = RunningLauncher.up(settings)) {
            assertThat(services).noneMatch(ProcessHandle::isAlive);
            assertThat(database.isAlive()).isFalse();
            assertThat(launcher.process().isAlive()).isTrue();
        }
    }

    @Test
    void aKilledServiceAndAKilledDatabaseAreStartedAgain() throws Exception {
        try (var launcher = RunningLauncher.up(settings)) {
            ProcessHandle service = launcher.family().stream()
                    .filter(process -> process.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            service.destroyForcibly();
            RunningLauncher.await(
                    "the death is said",
                    () -> launcher.output().contains("ended with status 137; starting it again in 1 s"));
            RunningLauncher.await(
                    "four services run again",
                    () -> launcher.family().stream()
                                    .filter(process ->
                                            process.info().command().orElse("").endsWith("java"))
                                    .count()
                            == 4);
            ProcessHandle database =
                    EmbeddedDatabase.running(folder.resolve(".scotoma")).orElseThrow();
            database.destroyForcibly();
            RunningLauncher.await("the database answers again", () -> !database.isAlive() && answers());
        }
    }

    @Test
    void aSecondLauncherIsTurnedAway() throws Exception {
        try (var launcher = RunningLauncher.up(settings);
                var second = RunningLauncher.start(settings, "up")) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Scotoma already runs from " + folder.resolve(".scotoma"))
                    .contains("process " + launcher.process().pid());
            assertThat(launcher.process().isAlive()).isTrue();
        }
    }

    @Test
    void downStopsTheLauncherAndIsHappyWhenThereIsNone() throws Exception {
        try (var launcher = RunningLauncher.up(settings)) {
            var family = launcher.family();
            try (var down = RunningLauncher.start(settings, "down")) {
                assertThat(down.awaitEnd()).isZero();
            }
            launcher.awaitEnd();
            assertThat(family).noneMatch(ProcessHandle::isAlive);
        }
        try (var down = RunningLauncher.start(settings, "down")) {
            assertThat(down.awaitEnd()).isZero();
            assertThat(down.output()).contains("does not run");
        }
    }

    @Test
    void aPortInUseIsOneSentenceThatNamesItsSetting() throws Exception {
        int port = Integer.parseInt(settings.get("SCOTOMA_LABELING_PORT"));
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(refusal())
                    .isEqualTo("Port " + port + ", which labeling-service needs, is in use by another program;"
                            + " stop that one or set SCOTOMA_LABELING_PORT to a free port.");
        }
    }

    @Test
    void aMissingBuildIsOneSentence() throws Exception {
        Files.delete(folder.resolve("capture-service/target/quarkus-app/quarkus-run.jar"));
        assertThat(refusal()).startsWith("capture-service is not built").contains("make up");
    }

    @Test
    void aServiceThatDiesWhileStartingIsOneSentenceThatNamesItsLog() throws Exception {
        Files.writeString(folder.resolve("capture-service/target/quarkus-app/quarkus-run.jar"), "not a jar");
        assertThat(refusal())
                .startsWith("capture-service stopped while starting")
                .contains("capture-service.log");
        assertThat(Files.readString(folder.resolve(".scotoma/logs/capture-service.log")))
                .contains("Invalid or corrupt jarfile");
    }

    @Test
    void tooLittleDiskSpaceIsOneSentence() throws Exception {
        settings.put("SCOTOMA_FREE_MEGABYTES", "2000000000");
        assertThat(refusal()).startsWith("The disk is nearly full").contains("2000000000 MB");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsUpWhileStartingIsOneSentence() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "scotoma-test", small.toString()))
                .as("only root may mount a small disk")
                .isZero();
        try {
            settings.put("SCOTOMA_HOME", small.resolve("home").toString());
            settings.put("SCOTOMA_FREE_MEGABYTES", "1");
            assertThat(refusal()).isEqualTo("The disk is full; free some space and start again.");
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void aBadPortSettingIsOneSentence() throws Exception {
        settings.put("SCOTOMA_STORAGE_PORT", "http");
        assertThat(refusal()).isEqualTo("SCOTOMA_STORAGE_PORT is \"http\"; it must be a whole number from 1 to 65535.");
    }

    @Test
    void replicasRunSideBySideAndEveryGatewayKnowsThemAll() throws Exception {
        settings.put("SCOTOMA_REPLICAS", "2");
        for (String name : List.of("GATEWAY", "CAPTURE", "LABELING", "BLINDSPOT")) {
            try (var socket = new ServerSocket(0)) {
                settings.merge("SCOTOMA_" + name + "_PORT", "," + socket.getLocalPort(), String::concat);
            }
        }
        try (var launcher = RunningLauncher.up(settings)) {
            assertThat(launcher.output()).contains("labeling-service is healthy", "labeling-service-2 is healthy");
            String second = secondPort("GATEWAY");
            assertThat(get("http://127.0.0.1:" + second + "/"))
                    .contains("SCOTOMA_CAPTURE_URL=http://127.0.0.1:"
                            + settings.getOrDefault("SCOTOMA_CAPTURE_PORT", "").replace(",", ",http://127.0.0.1:"));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Runs a launcher that must give up; answers its only line on stderr. */
    private String refusal() throws Exception {
        try (var launcher = RunningLauncher.start(settings, "up")) {
            assertThat(launcher.awaitEnd()).isEqualTo(1);
            assertThat(launcher.errors().lines()).hasSize(1);
            return launcher.errors().strip();
        }
    }

    private boolean answers() {
        try (var connection = owner()) {
            return connection.isValid(5);
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private Connection owner() throws SQLException, IOException {
        return DriverManager.getConnection(databaseUrl(), "postgres", secret("database.owner"));
    }

    private String refusalOf(String user, String password) {
        try (var connection = DriverManager.getConnection(databaseUrl(), user, password)) {
            return "let in: " + connection;
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private String secondPort(String service) {
        String ports = settings.getOrDefault("SCOTOMA_" + service + "_PORT", "");
        return ports.substring(ports.indexOf(',') + 1);
    }

    private String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + settings.get("SCOTOMA_DATABASE_PORT") + "/postgres";
    }

    private String secret(String name) throws IOException {
        return Files.readAllLines(folder.resolve(".scotoma/secrets")).stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private String environmentOf(String service) throws Exception {
        return get("http://127.0.0.1:" + settings.get("SCOTOMA_" + service + "_PORT") + "/");
    }

    private static String get(String url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
