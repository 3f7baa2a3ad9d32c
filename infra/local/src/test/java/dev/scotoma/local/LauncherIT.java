package dev.scotoma.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does when it must stop, is killed, or cannot start. */
class LauncherIT {
    private static Path installed;
    private static String firstOutput;

    @TempDir
    Path folder;

    private Installation installation;

    /** A first start, ended as Ctrl-C or make down end it. */
    @BeforeAll
    static void install(@TempDir Path first) throws Exception {
        installed = first;
        List<ProcessHandle> family;
        try (var launcher = RunningLauncher.up(new Installation(first))) {
            firstOutput = launcher.output();
            family = launcher.family();
            long began = System.nanoTime();
            launcher.process().destroy();
            launcher.awaitEnd();
            assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(20);
        }
        assertThat(family).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
    }

    @BeforeEach
    void lay() throws IOException {
        installation = new Installation(folder);
    }

    private void copyWhatRanBefore() throws IOException, InterruptedException {
        assertThat(run("cp", "-a", installed.resolve(".scotoma").toString(), folder.toString()))
                .isZero();
    }

    @Test
    void aKilledLauncherLeavesNoProcessAndItsSuccessorFindsTheData() throws Exception {
        copyWhatRanBefore();
        List<ProcessHandle> family;
        String before;
        try (var launcher = RunningLauncher.up(installation)) {
            assertThat(launcher.output()).doesNotContain("correct-horse");
            try (var connection = installation.owner();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE public.kept AS SELECT 42 AS answer");
            }
            before = installation.secret("database.capture");
            family = launcher.family();
            ProcessHandle database = installation.database();
            launcher.process().destroyForcibly();
            launcher.awaitEnd();
            RunningLauncher.await(
                    "every process followed its launcher",
                    () -> !database.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
        }
        List<ProcessHandle> services;
        ProcessHandle database;
        try (var launcher = RunningLauncher.up(installation);
                var connection = installation.owner();
                var rows = connection.createStatement().executeQuery("SELECT answer FROM public.kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            assertThat(installation.secret("database.capture")).isEqualTo(before);

            // Now together with the shell that would end its children: they are the next launcher's to end.
            database = installation.database();
            services = launcher.services();
            launcher.family().stream()
                    .filter(process -> !services.contains(process) && process.pid() != database.pid())
                    .forEach(ProcessHandle::destroyForcibly);
            launcher.process().destroyForcibly();
            launcher.awaitEnd();
        }
        assertThat(services).hasSize(4).allMatch(ProcessHandle::isAlive);
        try (var launcher = RunningLauncher.up(installation)) {
            assertThat(services).noneMatch(ProcessHandle::isAlive);
            assertThat(database.isAlive()).isFalse();
            assertThat(launcher.services()).hasSize(4);
        }
    }

    @Test
    void replicasRunSideBySideAndDownStopsThemAll() throws Exception {
        copyWhatRanBefore();
        installation.replicate();
        try (var launcher = RunningLauncher.up(installation)) {
            assertThat(launcher.output()).contains("labeling-service is healthy", "labeling-service-2 is healthy");
            assertThat(installation.environmentOf("GATEWAY", 1))
                    .contains("SCOTOMA_CAPTURE_URL=http://127.0.0.1:" + installation.port("CAPTURE", 0)
                            + ",http://127.0.0.1:" + installation.port("CAPTURE", 1));
            var family = launcher.family();
            try (var down = RunningLauncher.start(installation, "down")) {
                assertThat(down.awaitEnd()).isZero();
            }
            assertThat(launcher.awaitEnd()).isZero();
            assertThat(family).noneMatch(ProcessHandle::isAlive);
        }
        try (var down = RunningLauncher.start(installation, "down")) {
            assertThat(down.awaitEnd()).isZero();
            assertThat(down.output()).contains("does not run");
        }
    }

    @Test
    void theFirstStartTellsThePasswordsOnce() {
        assertThat(firstOutput).contains("operator correct-horse");
        assertThat(installed.resolve(".scotoma/first-sign-ins")).doesNotExist();
    }

    @Test
    void aPortInUseIsOneSentenceThatNamesItsSetting() throws Exception {
        int port = Integer.parseInt(installation.port("LABELING", 0));
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
        copyWhatRanBefore();
        Files.writeString(folder.resolve("capture-service/target/quarkus-app/quarkus-run.jar"), "not a jar");
        assertThat(refusal())
                .startsWith("capture-service stopped while starting")
                .contains("capture-service.log");
        assertThat(Files.readString(folder.resolve(".scotoma/logs/capture-service.log")))
                .contains("Invalid or corrupt jarfile");
    }

    @Test
    void tooLittleDiskSpaceIsOneSentence() throws Exception {
        installation.set("SCOTOMA_FREE_MEGABYTES", "2000000000");
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
            installation.set("SCOTOMA_HOME", small.resolve("home").toString());
            installation.set("SCOTOMA_FREE_MEGABYTES", "1");
            assertThat(refusal()).isEqualTo("The disk is full; free some space and start again.");
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void aBadPortSettingIsOneSentence() throws Exception {
        installation.set("SCOTOMA_STORAGE_PORT", "http");
        assertThat(refusal()).isEqualTo("SCOTOMA_STORAGE_PORT is \"http\"; it must be a whole number from 1 to 65535.");
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
        try (var launcher = RunningLauncher.start(installation, "up")) {
            assertThat(launcher.awaitEnd()).isEqualTo(1);
            assertThat(launcher.errors().lines()).hasSize(1);
            return launcher.errors().strip();
        }
    }
}
