package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scotoma.dataset.format.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a platform that breaks off, changes under way or wishes the worst. */
class DatasetExportCommandTest {
    private static final String MEDIA = "media/" + "a".repeat(64) + ".webm";

    @TempDir
    Path folder;

    private final Tool tool = new Tool();

    /** What the platform lists, and what it gives. */
    private final Map<String, String> files = new TreeMap<>(Map.of("manifest.json", "{}", MEDIA, "a recording"));

    private final Map<String, String> lies = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private int breakOffAfter = Integer.MAX_VALUE;
    private Runnable afterListing = () -> {};
    private HttpServer platform;
    private Path out;

    @BeforeEach
    void serve() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        platform.start();
        Files.writeString(folder.resolve("token"), "scotoma_token\n");
        out = folder.resolve("v1");
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void aVersionIsFetchedFileByFileAndARunAgainFetchesNothing() throws IOException {
        assertThat(export()).as(tool.err()).isZero();
        assertThat(tool.out()).contains("2 files, of which 2 were fetched now");
        assertThat(there()).isEqualTo(files);
        assertThat(asked.getFirst()).isEqualTo("POST /api/labeling/datasets/v1/exports Bearer scotoma_token");
        assertThat(asked.subList(1, asked.size()))
                .as("the link needs no token")
                .noneMatch(line -> line.contains("Bearer"));
        assertThat(export()).isZero();
        assertThat(tool.out()).contains("of which 0 were fetched now");
    }

    @Test
    void whatBrokeOffGoesOnWhereItStopped() throws IOException {
        breakOffAfter = 5;
        assertThat(export()).isEqualTo(2);
        assertThat(tool.err()).startsWith("scotoma: ").hasLineCount(1);
        breakOffAfter = Integer.MAX_VALUE;
        Files.createDirectories(out.resolve("media"));
        Files.writeString(out.resolve(MEDIA + ".part"), "a rec");
        asked.clear();
        assertThat(export()).as(tool.err()).isZero();
        assertThat(asked).anyMatch(line -> line.contains(MEDIA) && line.contains("bytes=5-"));
        assertThat(there()).isEqualTo(files);
    }

    @Test
    void theBeginningOfAnotherFileIsThrownAway() throws IOException {
        Files.createDirectories(out.resolve("media"));
        Files.writeString(out.resolve(MEDIA + ".part"), "xxxxx");
        assertThat(export()).as(tool.err()).isZero();
        assertThat(there()).isEqualTo(files);
    }

    @Test
    void aWithdrawalUnderWayTakesTheRecordingOutOfTheFolder() throws IOException {
        assertThat(export()).isZero();
        files.put("sessions.jsonl", "one\n");
        afterListing = () -> {
            files.remove(MEDIA);
            files.put("sessions.jsonl", "");
            afterListing = () -> {};
        };
        Files.writeString(out.resolve(MEDIA), "spoilt"); // so that it has to be asked for
        assertThat(export()).as(tool.err()).isZero();
        assertThat(there()).isEqualTo(files).doesNotContainKey(MEDIA);
    }

    @Test
    void whatIsTheOwnersStaysInTheFolder() throws IOException {
        Files.createDirectories(out.resolve("media"));
        Files.writeString(out.resolve("thesis.tex"), "mine");
        Files.writeString(out.resolve("media/holiday.webm"), "mine");
        assertThat(export()).isZero();
        assertThat(there()).containsKeys("thesis.tex", "media/holiday.webm");
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() throws IOException {
        for (String name : List.of(
                "../evil",
                "/etc/evil",
                "a/../../evil",
                "media\\evil",
                ".ssh/authorized_keys",
                "a/.x",
                "a//b",
                "x.part",
                "")) {
            files.put(name, "evil");
            assertThat(export()).as(name).isEqualTo(2);
            assertThat(tool.err()).contains("which is no file of a version.").hasLineCount(1);
            files.remove(name);
        }
        assertThat(Files.exists(folder.resolve("evil"))).isFalse();
    }

    @Test
    void aFileThatIsNotWhatWasListedIsNeverKept() throws IOException {
        lies.put(MEDIA, "another one");
        assertThat(export()).isEqualTo(2);
        assertThat(tool.err()).contains("The version changed while it was fetched, 10 times; try again.");
        assertThat(there()).doesNotContainKey(MEDIA);
        lies.put(MEDIA, "a recording and more");
        assertThat(export()).isEqualTo(2);
        assertThat(there()).doesNotContainKey(MEDIA);
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("media"), elsewhere);
        assertThat(export()).isEqualTo(2);
        assertThat(tool.err()).contains("the folder is a link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void theTokenGoesNowhereElse() throws IOException {
        assertThat(tool.run(
                        "dataset",
                        "export",
                        "http://example.org/v1",
                        "--token-file",
                        folder + "/token",
                        "--out",
                        out + ""))
                .isEqualTo(2);
        assertThat(tool.err()).contains("A token goes over https only");
        lies.put("redirect", "");
        assertThat(export()).isEqualTo(2);
        assertThat(tool.err()).contains("answers 307").hasLineCount(1);
        assertThat(asked).noneMatch(line -> line.contains("/elsewhere"));
    }

    @Test
    void whatThePlatformSaysIsToldInItsOwnSentence() throws IOException {
        lies.put("refused", "");
        assertThat(export()).isEqualTo(2);
        assertThat(tool.err()).contains("answers 401: This token is unknown.").hasLineCount(1);
        Files.writeString(folder.resolve("token"), "two words");
        assertThat(export()).isEqualTo(2);
        assertThat(tool.err()).contains("the file holds no token.");
    }

    private int export() {
        return tool.run(
                "dataset",
                "export",
                "http://localhost:" + platform.getAddress().getPort() + "/api/labeling/datasets/v1",
                "--token-file",
                folder.resolve("token").toString(),
                "--out",
                out.toString());
    }

    private Map<String, String> there() throws IOException {
        var found = new TreeMap<String, String>();
        if (Files.exists(out)) {
            try (var walked = Files.walk(out)) {
                for (Path file : walked.filter(Files::isRegularFile).toList()) {
                    found.put(out.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        found.keySet().removeIf(name -> name.endsWith(".part"));
        return found;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        String range = headers.getFirst("Range");
        String token = headers.getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + path + (token == null ? "" : " " + token)
                + (range == null ? "" : " " + range));
        if (lies.containsKey("redirect")) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            send(exchange, 307, "");
        } else if (lies.containsKey("refused")) {
            send(exchange, 401, "{\"detail\": \"This token is unknown.\"}");
        } else if (path.endsWith("/exports")) {
            send(exchange, 201, "{\"path\": \"/api/labeling/exports/key\"}");
        } else if (path.endsWith("/exports/key")) {
            var list = new ArrayList<String>();
            files.forEach((name, text) -> list.add("{\"path\": \"" + name.replace("\\", "\\\\") + "\", \"bytes\": "
                    + text.length() + ", \"sha256\": \"" + sha256(text) + "\"}"));
            afterListing.run();
            send(exchange, 200, "{\"files\": [" + String.join(",", list) + "]}");
        } else {
            String name = path.substring("/api/labeling/exports/key/files/".length());
            String text = lies.getOrDefault(name, files.get(name));
            if (text == null) {
                send(exchange, 404, "{}");
            } else {
                int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
                send(exchange, from > 0 ? 206 : 200, text.substring(Math.min(from, text.length())));
            }
        }
    }

    private void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            boolean cut = exchange.getRequestURI().getPath().endsWith(MEDIA) && bytes.length > breakOffAfter;
            exchange.getResponseBody().write(bytes, 0, cut ? breakOffAfter : bytes.length);
        }
    }

    private static String sha256(String text) {
        return Digests.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
