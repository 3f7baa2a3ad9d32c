package dev.scotoma.webui.gateway;

import dev.scotoma.kit.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The steps of every request, in order: headers for the answer, then the judgement of the path and, for the API, admission. Both come
 * before anything Quarkus adds (its authentication among them), as do files that the build has compressed; the other pages come after
 * all of it.
 *
 * <p>What is not named here does not pass: a path leads to a service, to a page, to the health of this process, or nowhere.
 */
@ApplicationScoped
class Edge {
    private static final int BEFORE_EVERYTHING = -100_000;
    private static final int AFTER_EVERYTHING = 100_000;

    private final SecurityHeaders headers;
    private final Admission admission;
    private final Forwarding forwarding;
    private final Compressed compressed;
    private final Pages pages;
    private final Optional<String> metricsToken;

    Edge(
            SecurityHeaders headers,
            Admission admission,
            Forwarding forwarding,
            Compressed compressed,
            Pages pages,
            @ConfigProperty(name = "scotoma.metrics-token") Optional<String> metricsToken) {
        this.metricsToken = metricsToken;
        this.headers = headers;
        this.admission = admission;
        this.forwarding = forwarding;
        this.compressed = compressed;
        this.pages = pages;
    }

    void routes(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(headers);
        router.route().order(BEFORE_EVERYTHING + 1).handler(this::direct);
        router.route().order(BEFORE_EVERYTHING + 2).handler(compressed);
        router.route().order(AFTER_EVERYTHING).handler(pages);
    }

    private void direct(RoutingContext context) {
        switch (Destination.of(context.request().uri())) {
            case Destination.Api api -> admission.admit(context, api.service(), () -> pass(context, api));
            case Destination.Page page -> context.next();
            case Destination.Health health -> context.next();
            case Destination.Metrics metrics -> metrics(context);
            case Destination.Nowhere nowhere -> Refusal.send(context, ProblemType.NOT_FOUND, "There is nothing here.");
            case Destination.Crooked crooked ->
                Refusal.send(context, ProblemType.BAD_REQUEST, "The path is not written plainly.");
        }
    }

    /** This process stands in the open, unlike the services, so its metrics need a secret. Without one configured they are not there. */
    private void metrics(RoutingContext context) {
        String shown = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (metricsToken.isPresent() && shown != null && same(shown, "Bearer " + metricsToken.get())) {
            context.request().headers().remove(HttpHeaders.AUTHORIZATION);
            context.next();
        } else {
            Refusal.send(context, ProblemType.NOT_FOUND, "There is nothing here.");
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private void pass(RoutingContext context, Destination.Api api) {
        if (api.service() == Service.IDENTITY) {
            if (api.target().equals("/api/identity/openapi")) {
                // As the services' documents are asked for; its own default is YAML.
                context.request().headers().set(HttpHeaders.ACCEPT, "application/json");
            }
            context.next();
        } else {
            forwarding.forward(context.request(), api.service());
        }
    }
}
