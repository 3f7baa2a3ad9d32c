package dev.scotoma.webui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a service behind the gateway: answers with what it was sent, with a large body in pieces, or not at all. */
public final class EchoService {
    public static final int LARGE = 30 * 1024 * 1024;

    private final HttpServer server;
    private final String name;
    private final AtomicInteger asked = new AtomicInteger();

    EchoService(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newCachedThreadPool(EchoService::thread));
        server.createContext("/", this::answer);
        server.start();
    }

    /** With the class path of this class: what writes JSON here looks its services up by the thread. */
    private static Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(work);
        thread.setContextClassLoader(EchoService.class.getClassLoader());
        return thread;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests that reached this service so far. */
    public int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/large")) {
                large(exchange);
                return;
            }
            if (exchange.getRequestURI().getPath().endsWith("/hang-up")) {
                return;
            }
            var headers = new JsonObject();
            exchange.getRequestHeaders()
                    .forEach((header, values) ->
                            headers.put(header.toLowerCase(Locale.ROOT), String.join(", ", values)));
            byte[] echo = new JsonObject()
                    .put("service", name)
                    .put("method", exchange.getRequestMethod())
                    .put("target", exchange.getRequestURI().toString())
                    .put("headers", headers)
                    .put("bytes", body.length)
                    .encode()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Set-Cookie", "scotoma_session=planted");
            exchange.getResponseHeaders().set("X-Frame-Options", "ALLOWALL");
            exchange.sendResponseHeaders(200, echo.length);
            exchange.getResponseBody().write(echo);
        }
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = new byte[64 * 1024];
        for (int sent = 0; sent < LARGE; sent += piece.length) {
            exchange.getResponseBody().write(piece);
        }
    }
}
