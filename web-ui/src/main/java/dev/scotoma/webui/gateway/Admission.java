package dev.scotoma.webui.gateway;

import dev.scotoma.kit.ProblemType;
import dev.scotoma.webui.identity.Identity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the request that a service gets out of the request a browser sent. Whatever the client says of who it is or where it comes
 * from is taken away first; then, if its cookie is one of a living session, or it shows the living token of a script, a token for that
 * one service is put in.
 *
 * <p>Identity's own endpoints go the same way, though they are in this process: the token is for audience {@code identity} and is
 * verified like any other. So there is one way to be somebody, and its order cannot matter: a request that got past this step
 * would have no token and would be refused by the endpoint's roles.
 */
@ApplicationScoped
class Admission {
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 200;

    private static final Logger LOG = Logger.getLogger(Admission.class);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> UNSAFE =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** A stale session must not keep anybody from signing in; what these take proves itself, and the Origin is still checked. */
    private static final Set<String> SIGN_INS = Set.of("/api/identity/sign-in", "/api/identity/participant-sign-in");

    private static final List<String> CLAIMS_OF_THE_CLIENT = List.of(
            "Authorization",
            "Proxy-Authorization",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-Real-IP",
            "X-HTTP-Method-Override");

    private final Identity identity;
    private final URI publicUrl;
    private final TrustedProxies proxies;

    Admission(Identity identity, @ConfigProperty(name = "scotoma.public-url") URI publicUrl, TrustedProxies proxies) {
        this.identity = identity;
        this.publicUrl = publicUrl;
        this.proxies = proxies;
    }

    /** Calls {@code admitted} with a request that is paused, cleaned and, for somebody signed in, bears a token. */
    void admit(RoutingContext context, Service service, Runnable admitted) {
        HttpServerRequest request = context.request();
        var refused = refusedAtSight(request);
        if (refused.isPresent()) {
            refuse(context, refused.get());
            return;
        }
        String client = client(request);
        String script = scriptToken(request);
        CLAIMS_OF_THE_CLIENT.forEach(request.headers()::remove);
        forwarding(request, client);
        String cookie = cookie(request);
        if (service != Service.IDENTITY) {
            request.headers().remove(HttpHeaders.COOKIE);
        }
        if (script != null) {
            admitScript(context, service, script, admitted);
            return;
        }
        if (cookie == null) {
            admitted.run();
            return;
        }
        // Reading the session blocks; meanwhile the body must wait where it is.
        request.pause();
        context.vertx()
                .executeBlocking(() -> identity.pass(cookie, service.path()).orElse(null), false)
                .onSuccess(pass -> {
                    if (pass != null && !csrfRight(request, pass)) {
                        String sentence = "The header " + CSRF_HEADER + " is missing or not right.";
                        refuse(context, new Refused(ProblemType.FORBIDDEN, sentence));
                        return;
                    }
                    if (pass != null) {
                        request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + pass.token());
                    }
                    admitted.run();
                })
                .onFailure(cause -> unreadable(context, cause));
    }

    /** No other site can make a browser send this header, so there is no CSRF token to it; a cookie beside it counts for nothing. */
    private void admitScript(RoutingContext context, Service service, String token, Runnable admitted) {
        HttpServerRequest request = context.request();
        request.headers().remove(HttpHeaders.COOKIE);
        request.pause();
        context.vertx()
                .executeBlocking(
                        () -> identity.passOfScript(token, service.path()).orElse(null), false)
                .onSuccess(pass -> {
                    if (pass == null) {
                        String sentence = "This token is unknown, has run out or was revoked.";
                        refuse(context, new Refused(ProblemType.UNAUTHENTICATED, sentence));
                        return;
                    }
                    request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + pass);
                    admitted.run();
                })
                .onFailure(cause -> unreadable(context, cause));
    }

    private static void unreadable(RoutingContext context, Throwable cause) {
        LOG.error("a sign-in could not be read", cause);
        String sentence = "Sign-ins cannot be checked right now; try again in a moment.";
        refuse(context, new Refused(ProblemType.UNAVAILABLE, sentence));
    }

    private static @Nullable String scriptToken(HttpServerRequest request) {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null || shown.length() > LONGEST_TOKEN || !shown.startsWith(BEARER)) {
            return null;
        }
        String token = shown.substring(BEARER.length());
        return Identity.isOfAScript(token) ? token : null;
    }

    private record Refused(ProblemType type, String sentence) {}

    private Optional<Refused> refusedAtSight(HttpServerRequest request) {
        if (!SAFE.contains(request.method()) && !UNSAFE.contains(request.method())) {
            return Optional.of(new Refused(
                    new ProblemType("http-405", 405, "Method Not Allowed"), "This method is not used here."));
        }
        if (UNSAFE.contains(request.method())
                && !Origins.allowed(request.getHeader(HttpHeaders.ORIGIN), Origins.of(publicUrl), host(request))) {
            return Optional.of(new Refused(ProblemType.FORBIDDEN, "Requests from other sites are refused."));
        }
        if (Bodies.undeclared(request)) {
            return Optional.of(new Refused(
                    new ProblemType("http-411", 411, "Length Required"), "Send the body with a Content-Length."));
        }
        if (Bodies.length(request) > Bodies.LARGEST) {
            return Optional.of(new Refused(ProblemType.TOO_LARGE, "A request may carry 2 MB at most."));
        }
        return Optional.empty();
    }

    private String client(HttpServerRequest request) {
        var peer = request.remoteAddress();
        if (peer == null || peer.hostAddress() == null) {
            return "unknown";
        }
        List<String> forwarded = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .toList();
        return proxies.client(peer.hostAddress(), forwarded);
    }

    private void forwarding(HttpServerRequest request, String client) {
        String host = host(request);
        request.headers().set("X-Forwarded-For", client);
        request.headers().set("X-Forwarded-Host", host == null ? publicUrl.getAuthority() : host);
        request.headers().set("X-Forwarded-Proto", publicUrl.getScheme());
    }

    /** The host the client asked, from whichever header its version of HTTP says it in. */
    private static @Nullable String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private static @Nullable String cookie(HttpServerRequest request) {
        var cookies = request.cookies(Identity.COOKIE);
        // Two of that name: one was planted by somebody else, and there is no telling which.
        return cookies.size() == 1 ? cookies.iterator().next().getValue() : null;
    }

    private static boolean csrfRight(HttpServerRequest request, Identity.Pass pass) {
        if (SAFE.contains(request.method()) || SIGN_INS.contains(request.path())) {
            return true;
        }
        String given = request.getHeader(CSRF_HEADER);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), pass.csrf().getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(RoutingContext context, Refused refused) {
        Refusal.send(context, refused.type(), refused.sentence());
    }
}
