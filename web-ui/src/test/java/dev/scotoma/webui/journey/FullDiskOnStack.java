package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The disk of a demo fills up in the middle and is freed again. Needs a disk of its own, which only root may mount. */
@EnabledOnOs(OS.LINUX)
class FullDiskOnStack {
    private static final int SESSIONS = 20;
    private static final Path DISK = Path.of("target", "small-disk").toAbsolutePath();
    private static final Path BALLAST = DISK.resolve("ballast");
    // The services' jars are copied to it, a gigabyte.
    private static final String SIZE = "size=3g";

    @BeforeAll
    static void mount() throws Exception {
        run("umount", "--lazy", DISK.toString());
        Files.createDirectories(DISK);
        assumeThat(run("mount", "-t", "tmpfs", "-o", SIZE, "scotoma-test", DISK.toString()))
                .as("only root may mount a small disk")
                .isZero();
    }

    @AfterAll
    static void unmount() throws Exception {
        run("umount", "--lazy", DISK.toString());
    }

    @Test
    void itIsSaidAndSurvived() throws Exception {
        try (var demo = new DemoUnderTest(DISK.resolve("data"), SESSIONS)) {
            demo.awaitOpened(SESSIONS / 4);
            fill();
            StackUnderTest.await(
                    Duration.ofMinutes(2),
                    "it is said that the disk is full",
                    () -> demo.said().contains("are left on the disk of " + DISK) || saysThatItEndedForIt(demo));
            assertThat(demo.said()).doesNotContain("It keeps running.");
            Files.delete(BALLAST);
            // It may go on, or notice by its next write that it could not.
            StackUnderTest.await(
                    DemoUnderTest.PATIENCE,
                    "the demo comes round or ends",
                    () -> demo.said().contains("It keeps running.") || !demo.runs());
            if (!demo.runs()) {
                assertThat(saysThatItEndedForIt(demo)).as(demo.said()).isTrue();
                demo.runAgain();
            }
            demo.awaitSummary(1);
            Set<String> sent = demo.sent();
            assertThat(sent).hasSize(SESSIONS);
            try (var researcher = demo.researcher()) {
                assertThat(DemoUnderTest.uploaded(DemoUnderTest.sessions(researcher)))
                        .isEqualTo(sent);
            }
        }
    }

    private static boolean saysThatItEndedForIt(DemoUnderTest demo) throws IOException {
        return demo.said().contains("is full; free some space and run make demo again");
    }

    private static void fill() throws IOException {
        byte[] block = new byte[1 << 20];
        try (OutputStream ballast = Files.newOutputStream(BALLAST)) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
