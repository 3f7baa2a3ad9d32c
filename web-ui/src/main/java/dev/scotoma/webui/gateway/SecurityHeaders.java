package dev.scotoma.webui.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The headers every answer carries, whoever wrote it: they are set last and replace what a service may have set. */
@ApplicationScoped
class SecurityHeaders implements Handler<RoutingContext> {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final Map<String, String> always;

    SecurityHeaders(
            @ConfigProperty(name = "scotoma.public-url") URI publicUrl,
            @ConfigProperty(name = "scotoma.storage.public-url") URI storageUrl) {
        this.always = headers("https".equals(publicUrl.getScheme()), Origins.of(storageUrl));
    }

    static Map<String, String> headers(boolean https, String storage) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'self'",
                        // The face guide is WebAssembly and runs in a worker made from a blob.
                        "script-src 'self' 'wasm-unsafe-eval'",
                        "worker-src 'self' blob:",
                        // The component library writes its theme into style elements.
                        "style-src 'self' 'unsafe-inline'",
                        "img-src 'self' data: blob:",
                        "media-src 'self' blob: " + storage,
                        "connect-src 'self' " + storage,
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'"));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), display-capture=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("X-Frame-Options", "DENY");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return Map.copyOf(headers);
    }

    @Override
    public void handle(RoutingContext context) {
        var response = context.response();
        String path = String.valueOf(context.request().path());
        context.addHeadersEndHandler(ignored -> {
            always.forEach(response.headers()::set);
            response.headers().remove("Server");
            response.headers().set(HttpHeaders.CACHE_CONTROL, caching(path, response));
        });
        context.next();
    }

    /** Built files carry their digest in their name. Other files may be kept but must be asked for again; nothing else is kept. */
    private static String caching(String path, HttpServerResponse response) {
        int status = response.getStatusCode();
        boolean found = status == 200 || status == 206 || status == 304;
        if (!found || path.startsWith("/api/") || path.startsWith("/q/")) {
            return "no-store";
        }
        if (path.startsWith("/assets/")) {
            return IMMUTABLE;
        }
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/html") ? "no-store" : "no-cache";
    }
}
