package dev.scotoma.webui.gateway;

import dev.scotoma.kit.ProblemType;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What is left when no file and no endpoint has the path: the address of a page, which index.html draws. A built file that is gone
 * stays a 404, because a page in its place would break an old tab in a way that nobody understands.
 */
@ApplicationScoped
class Pages implements Handler<RoutingContext> {
    static final String INDEX = "/index.html";

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        boolean read = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        String path = String.valueOf(request.path());
        boolean page = Destination.of(request.uri()) instanceof Destination.Page
                && !path.startsWith("/assets/")
                && !path.equals(INDEX);
        if (read && page) {
            context.reroute(INDEX);
        } else {
            Refusal.send(context, ProblemType.NOT_FOUND, "There is nothing here.");
        }
    }
}
