package dev.scotoma.simulator.crowd;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;

/**
 * The connections that the whole crowd shares. As patient as the web app: what a restarting service refuses is asked again. Every request it
 * is used for may be repeated.
 */
public final class Wire implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final long LONGEST_PAUSE_MILLIS = 3000;

    private final URI gateway;
    private final Duration patience;
    private final Calls calls = new Calls();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Wire(URI gateway, Duration patience) {
        this.gateway = gateway;
        this.patience = patience;
    }

    public Calls calls() {
        return calls;
    }

    URI at(String path) {
        return gateway.resolve(path);
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER);
    }

    /**
     * Answers anything but a failure of the other side.
     *
     * @param call under which the time it takes is kept
     * @throws IOException when it still fails after all patience
     */
    <T> HttpResponse<T> send(String call, HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = 100; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            long began = System.nanoTime();
            String failure;
            try {
                HttpResponse<T> response = client.send(request, body);
                boolean failed = response.statusCode() / 100 == 5;
                calls.took(call, System.nanoTime() - began, failed);
                if (!failed) {
                    return response;
                }
                failure = "answered " + response.statusCode() + ": " + response.body();
            } catch (IOException unreachable) {
                calls.took(call, System.nanoTime() - began, true);
                failure = "failed: " + unreachable;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(call + " " + failure);
            }
            Thread.sleep(pause);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
