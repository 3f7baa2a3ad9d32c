package dev.scotoma.webui.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who uses the platform without a browser: their cookie, their CSRF token, and the requests they make. */
final class Person implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private @Nullable String csrf;

    Person(URI gateway) {
        this.gateway = gateway;
    }

    static Person staff(StackUnderTest stack, String login) throws IOException, InterruptedException {
        return staff(stack.url(), login, stack.password(login));
    }

    static Person staff(URI gateway, String login, String password) throws IOException, InterruptedException {
        var person = new Person(gateway);
        person.enter("/api/identity/sign-in", Map.of("login", login, "password", password));
        return person;
    }

    void participantSignIn(String grant) throws IOException, InterruptedException {
        enter("/api/identity/participant-sign-in", Map.of("grant", grant));
    }

    private void enter(String path, Object body) throws IOException, InterruptedException {
        csrf = post(path, body).get("csrf").asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return expect(send("GET", path, null));
    }

    JsonNode post(String path, @Nullable Object body) throws IOException, InterruptedException {
        return expect(send("POST", path, body));
    }

    HttpResponse<String> send(String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Straight to storage, as a browser does it: no cookie, no token. Answers the ETag. */
    String put(URI url, byte[] bytes) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(60))
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("storage answered " + response.statusCode() + ": " + response.body());
        }
        return response.headers().firstValue("ETag").orElseThrow();
    }

    HttpResponse<byte[]> download(URI url) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(gateway.resolve(url))
                        .timeout(Duration.ofMinutes(2))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    // A 5xx is what a fault looks like from outside: an IOException, that callers may try again after. Anything else
    // unexpected is a defect.
    static JsonNode expect(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 == 5) {
            throw new IOException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
