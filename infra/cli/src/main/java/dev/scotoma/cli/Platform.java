package dev.scotoma.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running platform as this tool sees it: one version of it, by a token. Nobody is followed elsewhere with the token. */
final class Platform implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Until an answer begins; making the tables of a large version anew takes a while. */
    private static final Duration ANSWERING = Duration.ofMinutes(5);

    private static final int LARGEST_SENTENCE = 65_536;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI version;
    private final String token;
    private @Nullable URI export;

    Platform(URI version, String token) {
        this.version = version;
        this.token = token;
    }

    /** A file of the version; none of it is to be believed before it is checked. */
    record Remote(String path, long bytes, String sha256) {}

    /** Something is not there any more that was listed: the list has to be fetched anew. */
    static final class Changed extends IOException {
        Changed(String sentence) {
            super(sentence);
        }
    }

    /** Opens an export in one's name, and answers what is in it now. */
    List<Remote> files() throws IOException {
        String base = version.toString().replaceAll("/+$", "");
        JsonNode opened = json(request(URI.create(base + "/exports"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        export = version.resolve(opened.path("path").asText());
        JsonNode contents = json(request(link("")).build());
        var files = new ArrayList<Remote>();
        for (JsonNode file : contents.path("files")) {
            files.add(new Remote(
                    file.path("path").asText(),
                    file.path("bytes").asLong(-1),
                    file.path("sha256").asText()));
        }
        return files;
    }

    /**
     * What a file holds from a byte on.
     *
     * @throws Changed when it is not there any more, or is another one by now
     */
    InputStream open(Remote file, long from) throws IOException {
        var request = request(link("/files/" + file.path()));
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-").header("If-Range", "\"" + file.sha256() + "\"");
        }
        HttpResponse<InputStream> answer = send(request.build());
        if (answer.statusCode() == (from > 0 ? 206 : 200)) {
            return answer.body();
        }
        if (answer.statusCode() == 200 || answer.statusCode() == 404 || answer.statusCode() == 410) {
            answer.body().close();
            throw new Changed(file.path() + " has changed meanwhile");
        }
        throw refused(answer);
    }

    private URI link(String below) {
        return URI.create(export + below);
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(ANSWERING);
    }

    private JsonNode json(HttpRequest request) throws IOException {
        HttpResponse<InputStream> answer = send(request);
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw refused(answer);
        }
        try (InputStream body = answer.body()) {
            return JSON.readTree(body);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Fetching was interrupted.", stopped);
        } catch (IOException failed) {
            throw new IOException(request.uri().getAuthority() + " does not answer.", failed);
        }
    }

    /** In the platform's own sentence, where it has one. */
    private IOException refused(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(LARGEST_SENTENCE), StandardCharsets.UTF_8);
            String detail = "";
            try {
                detail = JSON.readTree(text).path("detail").asText("");
            } catch (IOException noProblem) {
                // Not from the platform; its status says enough.
            }
            return new IOException(version.getAuthority() + " answers " + answer.statusCode()
                    + (detail.isEmpty() ? "." : ": " + detail.replaceAll("\\p{Cntrl}", " ")));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
