package dev.scotoma.webui.gateway;

import dev.scotoma.kit.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers of the gateway itself, in the form the services give theirs (RFC 9457). */
final class Refusal {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final long BEARABLE = 8 * Bodies.LARGEST;

    private Refusal() {}

    /**
     * Answers without passing the request on. A bearable body is read to its end and dropped first: a client that only reads when it
     * has sent everything would otherwise see a broken connection instead of the reason.
     */
    static void send(RoutingContext context, ProblemType type, String sentence) {
        var request = context.request();
        if (request.isEnded() || Bodies.length(request) == 0) {
            answer(context, type, sentence);
        } else if (Bodies.length(request) <= BEARABLE) {
            request.endHandler(ignored -> answer(context, type, sentence));
            request.resume();
        } else {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, type, sentence);
        }
    }

    private static void answer(RoutingContext context, ProblemType type, String sentence) {
        var response = context.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(type.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                    .end(body(type, sentence, context.request().path()));
        }
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
}
