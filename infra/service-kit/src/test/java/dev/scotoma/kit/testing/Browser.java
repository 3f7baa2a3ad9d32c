package dev.scotoma.kit.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a browser sends straight to storage and fetches from there, by presigned address. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int ATTEMPTS = 20;

    private Browser() {}

    /**
     * Puts the bytes there. Storage that refuses while bytes still come closes the connection, and its answer may be lost with it: it is
     * asked again, as the web app does.
     */
    public static HttpResponse<String> put(URI url, byte[] bytes) throws IOException, InterruptedException {
        var put = HttpRequest.newBuilder(url)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        IOException lost = new IOException("never asked");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return HTTP.send(put, BodyHandlers.ofString());
            } catch (IOException closed) {
                lost = closed;
            }
        }
        throw lost;
    }

    public static HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    }
}
