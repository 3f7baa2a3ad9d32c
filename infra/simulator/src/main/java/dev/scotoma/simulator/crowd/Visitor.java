package dev.scotoma.simulator.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody at the gateway without a browser: their cookie, their CSRF token, and what they ask. */
public final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private @Nullable String cookie;
    private @Nullable String csrf;

    public Visitor(Wire wire) {
        this.wire = wire;
    }

    /** @throws Refusal when the password is not theirs */
    public static Visitor staff(Wire wire, String login, String password) throws IOException, InterruptedException {
        var visitor = new Visitor(wire);
        visitor.enter("/api/identity/sign-in", Map.of("login", login, "password", password));
        return visitor;
    }

    void enterAsParticipant(String grant) throws IOException, InterruptedException {
        enter("/api/identity/participant-sign-in", Map.of("grant", grant));
    }

    private void enter(String path, Object body) throws IOException, InterruptedException {
        csrf = post(path, body).get("csrf").asText();
    }

    boolean signedIn() {
        return csrf != null;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return ask("GET", path, null);
    }

    public JsonNode post(String path, @Nullable Object body) throws IOException, InterruptedException {
        return ask("POST", path, body);
    }

    private JsonNode ask(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        var request = request(wire.at(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        HttpResponse<String> response = wire.send(Calls.name(method, path), request.build(), BodyHandlers.ofString());
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(0, (set + ";").indexOf(';')));
        if (response.statusCode() / 100 != 2) {
            throw new Refusal(response.statusCode(), sentence(method, path, response));
        }
        return response.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(URI address) {
        var request = Wire.request(address);
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private static String sentence(String method, String path, HttpResponse<String> response) {
        String told = response.body();
        try {
            told = JSON.readTree(told).path("detail").asText(told);
        } catch (IOException notJson) {
            // said as it came
        }
        return method + " " + path + " was answered " + response.statusCode() + ": " + told;
    }

    /** Straight to storage, as a browser does it: no cookie, no token. Answers the ETag. */
    String put(URI address, byte[] bytes) throws IOException, InterruptedException {
        var request =
                Wire.request(address).PUT(BodyPublishers.ofByteArray(bytes)).build();
        var response = wire.send("PUT part to storage", request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new Refusal(
                    response.statusCode(),
                    "Storage refused a part with " + response.statusCode() + ": " + response.body());
        }
        return response.headers().firstValue("ETag").orElseThrow();
    }

    byte[] fetch(URI address) throws IOException, InterruptedException {
        var response =
                wire.send("GET recording from storage", Wire.request(address).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new Refusal(response.statusCode(), "Storage refused a recording with " + response.statusCode() + ".");
        }
        return response.body();
    }

    /** A clip that this visitor has leased; it comes through the platform, and its address says nothing. */
    byte[] clip(String assignment) throws IOException, InterruptedException {
        String path = "/api/capture/clips/" + assignment;
        var response = wire.send(Calls.name("GET", path), request(wire.at(path)).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new Refusal(response.statusCode(), "A clip was answered " + response.statusCode() + ".");
        }
        return response.body();
    }

    /** Writes what is answered to a file. */
    public void download(String path, Path file) throws IOException, InterruptedException {
        var response = wire.send(Calls.name("GET", path), request(wire.at(path)).build(), BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw new Refusal(response.statusCode(), "The download was answered " + response.statusCode() + ".");
        }
    }
}
