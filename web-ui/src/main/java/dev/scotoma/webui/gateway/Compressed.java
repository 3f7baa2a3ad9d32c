package dev.scotoma.webui.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Answers a file of the pages in the smallest form that the build made of it and the browser reads. What the build left
 * alone, and what is asked for in parts, goes on to where files are served as they are.
 *
 * <p>What is answered here is kept in memory: a build has some hundred files of this kind, two megabytes in all.
 */
@ApplicationScoped
class Compressed implements Handler<RoutingContext> {
    private static final Pattern TEXT = Pattern.compile("/([\\w.-]+|assets/[\\w.-]+)");

    /** An encoding and the ending that the build gives its files, the smaller one first. */
    private record Form(String encoding, String ending) {}

    private static final List<Form> FORMS = List.of(new Form("br", ".br"), new Form("gzip", ".gz"));

    private final Map<String, Buffer> read = new ConcurrentHashMap<>();

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        boolean reads = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        String path = "/".equals(request.path()) ? Pages.INDEX : String.valueOf(request.path());
        if (!reads || !TEXT.matcher(path).matches() || request.getHeader("Range") != null) {
            context.next();
            return;
        }
        for (Form form : FORMS) {
            Optional<Buffer> bytes = accepts(request, form.encoding()) ? of(path + form.ending()) : Optional.empty();
            if (bytes.isPresent()) {
                answer(context, path, form.encoding(), bytes.get());
                return;
            }
        }
        context.next();
    }

    private static void answer(RoutingContext context, String path, String encoding, Buffer bytes) {
        var response = context.response()
                .putHeader(HttpHeaders.CONTENT_ENCODING, encoding)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()));
        Optional.ofNullable(MimeMapping.getMimeTypeForFilename(path))
                .ifPresent(type -> response.putHeader(HttpHeaders.CONTENT_TYPE, type + ";charset=utf-8"));
        if (HttpMethod.HEAD.equals(context.request().method())) {
            response.end();
        } else {
            response.end(bytes);
        }
    }

    /** Whether a browser named an encoding without refusing it ({@code q=0}). */
    private static boolean accepts(HttpServerRequest request, String encoding) {
        String header = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(each -> each.replace(" ", ""))
                        .anyMatch(each -> each.equals(encoding)
                                || (each.startsWith(encoding + ";q=") && !each.matches(".*;q=0(\\.0*)?")));
    }

    /** Only what is there is remembered, so that nobody can fill the memory with names. */
    private Optional<Buffer> of(String file) {
        Buffer known = read.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        try (var stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + file)) {
            if (stream == null) {
                return Optional.empty();
            }
            Buffer bytes = Buffer.buffer(stream.readAllBytes());
            read.put(file, bytes);
            return Optional.of(bytes);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
