package dev.scotoma.labeling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.cli.Scotoma;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code make bench-dataset} runs of exports; by its name no run of tests does. A version of some gigabytes is taken away as a tar and
 * file by file, and the same files are packed by {@code tar} and hashed by {@code sha256sum} on this machine. Every byte of an export is read
 * from storage over HTTP and sent over HTTP. Writes what it measured into {@code target/bench-export.txt}.
 */
@QuarkusTest
@WithTestResource(TestStack.class)
class ExportBenchmark {
    private static final int MEGABYTES = Integer.getInteger("scotoma.bench.megabytes", 2048);
    private static final int EACH = 32 << 20;
    private static final Path REPORT = Path.of("target", "bench-export.txt");

    @Inject
    ObjectStorage storage;

    @TempDir
    Path folder;

    private final Api researcher = Api.researcher();
    private final Releases releases = new Releases(researcher);
    private final StringBuilder report = new StringBuilder();

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void exportsAreAsFastAsTheDisk() throws Exception {
        Neighbours.reset();
        storage.deletePrefix("datasets/");
        int files = MEGABYTES / (EACH >> 20);
        UUID person = Neighbours.participant("train");
        for (int file = 0; file < files; file++) {
            byte[] recording = new byte[EACH];
            new SplittableRandom(file).nextBytes(recording);
            UUID session = Neighbours.accepted(person, recording);
            storage.put(Neighbours.key(session), new ByteArrayInputStream(recording), recording.length, "video/webm");
        }
        releases.published("v1");
        Path out = folder.resolve("v1");
        double folders = timed("./scotoma dataset export, file by file", () -> export(out));
        double tar = timed("the archive as a tar", () -> download(folder.resolve("v1.tar")));
        Files.delete(folder.resolve("v1.tar"));
        double packed = timed(
                "tar -cf of the same files",
                () -> run("tar", "-cf", folder + "/packed.tar", "-C", out.toString(), "."));
        Files.delete(folder.resolve("packed.tar"));
        double hashed = timed(
                "sha256sum, two at a time",
                () -> run(
                        "sh",
                        "-c",
                        "find '" + out + "/media' -type f -print0 | xargs -0 -n 4 -P 2 sha256sum > /dev/null"));
        double verified = timed(
                "./scotoma dataset verify",
                () -> assertThat(scotoma("verify", out.toString())).isZero());
        line("tar of the platform beside tar: %.2f".formatted(packed / tar));
        line("folder beside tar: %.2f".formatted(packed / folders));
        line("verify beside sha256sum: %.2f".formatted(hashed / verified));
        Files.writeString(REPORT, report);
        System.out.print(report);
        storage.deletePrefix("datasets/");
        storage.deletePrefix("recordings/");
    }

    private void export(Path out) throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(
                token, TestTokens.bearer(researcher.person(), "dataset:read").substring("Bearer ".length()));
        assertThat(scotoma(
                        "export",
                        "http://localhost:" + RestAssured.port + "/api/labeling/datasets/v1",
                        "--token-file",
                        token.toString(),
                        "--out",
                        out.toString()))
                .isZero();
    }

    private void download(Path tar) throws Exception {
        String link = researcher.post("/datasets/v1/exports").path("path");
        given().get(link).then().statusCode(200);
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://localhost:" + RestAssured.port + link + "/archive");
            assertThat(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofFile(tar))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static int scotoma(String... arguments) {
        var said = new StringWriter();
        String[] command = new String[arguments.length + 1];
        command[0] = "dataset";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        int exit = Scotoma.run(new PrintWriter(said, true), new PrintWriter(said, true), command);
        assertThat(exit).as(said.toString()).isZero();
        return exit;
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private double timed(String what, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        line("%s: %.1f s, %.0f MB/s".formatted(what, seconds, MEGABYTES * 1.048576 / seconds));
        return seconds;
    }

    private void line(String text) {
        report.append(text).append('\n');
    }
}
