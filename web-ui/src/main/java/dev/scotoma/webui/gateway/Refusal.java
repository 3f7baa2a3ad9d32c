package dev.scotoma.webui.gateway;

import dev.scotoma.kit.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers of the gateway itself, in the form the services give theirs (RFC 9457). */
final class Refusal {
    static final String MEDIA_TYPE = "application/problem+json";

    private Refusal() {}

    static void send(RoutingContext context, ProblemType type, String sentence) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(type.status()).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (unread(context)) {
            // What the client still sends is not read, so the connection cannot serve another request.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(body(type, sentence, context.request().path()));
    }

    static String body(ProblemType type, String sentence, @Nullable String path) {
        return new JsonObject()
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", sentence)
                .put("instance", path)
                .encode();
    }

    private static boolean unread(RoutingContext context) {
        return !context.request().isEnded()
                && (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) != null
                        || context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }
}
