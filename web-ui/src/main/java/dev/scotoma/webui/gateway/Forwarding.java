package dev.scotoma.webui.gateway;

import dev.scotoma.kit.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Passes admitted requests to the services, streaming both ways. A service that does not answer is a 503 in one sentence. */
@ApplicationScoped
class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final int CONNECT_MILLIS = 2000;

    /** Longest silence: of a service that thinks, or of a download whose reader has stopped reading. */
    private static final int SILENCE_SECONDS = 60;

    private final Map<Service, HttpProxy> proxies = new EnumMap<>(Service.class);

    Forwarding(
            Vertx vertx,
            @ConfigProperty(name = "scotoma.capture-url") String capture,
            @ConfigProperty(name = "scotoma.labeling-url") String labeling,
            @ConfigProperty(name = "scotoma.blindspot-url") String blindspot) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setIdleTimeout(SILENCE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        // Shorter than the services keep an idle connection, so that a request seldom meets a closing
                        // one.
                        .setKeepAliveTimeout(15)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(256));
        proxies.put(Service.CAPTURE, proxy(client, Service.CAPTURE, Replicas.of(capture)));
        proxies.put(Service.LABELING, proxy(client, Service.LABELING, Replicas.of(labeling)));
        proxies.put(Service.BLINDSPOT, proxy(client, Service.BLINDSPOT, Replicas.of(blindspot)));
    }

    void forward(HttpServerRequest request, Service service) {
        HttpProxy proxy = proxies.get(service);
        if (proxy == null) {
            throw new IllegalArgumentException(service + " is not forwarded");
        }
        request.resume();
        proxy.handle(request);
    }

    private static HttpProxy proxy(HttpClient pool, Service service, Replicas replicas) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), pool)
                .origin(context -> replicas.connect(url -> context.client()
                        .request(new RequestOptions()
                                .setHost(url.getHost())
                                .setPort(
                                        url.getPort() < 0
                                                ? ("https".equals(url.getScheme()) ? 443 : 80)
                                                : url.getPort())
                                .setSsl("https".equals(url.getScheme()))
                                .setConnectTimeout(CONNECT_MILLIS))))
                .addInterceptor(new Passage(service));
    }

    private record Passage(Service service) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            if (Destination.of(request.getURI()) instanceof Destination.Api api && api.service() == service) {
                request.setURI(api.target());
            } else {
                return Future.failedFuture("not a target of " + service);
            }
            return context.sendRequest().recover(cause -> {
                LOG.warnf("%s did not answer: %s", service.path(), cause);
                String sentence =
                        "The " + service.path() + " service does not answer right now; try again in a moment.";
                return Future.succeededFuture(request.release()
                        .response()
                        .setStatusCode(ProblemType.UNAVAILABLE.status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, Refusal.MEDIA_TYPE)
                        .putHeader(HttpHeaders.RETRY_AFTER, "3")
                        .setBody(Body.body(Buffer.buffer(Refusal.body(
                                ProblemType.UNAVAILABLE,
                                sentence,
                                request.proxiedRequest().path())))));
            });
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            // Only identity sets cookies.
            context.response().headers().remove(HttpHeaders.SET_COOKIE);
            return context.sendResponse();
        }
    }
}
