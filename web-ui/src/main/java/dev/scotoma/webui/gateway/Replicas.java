package dev.scotoma.webui.gateway;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The processes that serve one service, taken in turn. One that refused a connection is asked last for a while. Trying the next is
 * safe for every method because only the connecting is tried: nothing of the request was sent yet.
 */
final class Replicas {
    static final Duration REST = Duration.ofSeconds(3);

    private final List<URI> urls;
    private final LongSupplier nanos;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, Long> refusedAt = new ConcurrentHashMap<>();

    Replicas(List<URI> urls, LongSupplier nanos) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a service needs at least one URL");
        }
        this.urls = List.copyOf(urls);
        this.nanos = nanos;
    }

    static Replicas of(String commaSeparated) {
        return new Replicas(
                Arrays.stream(commaSeparated.split(",", -1))
                        .map(url -> URI.create(url.strip()))
                        .toList(),
                System::nanoTime);
    }

    /** Connects to the first that lets it; fails with the last failure when none does. */
    <T> Future<T> connect(Function<URI, Future<T>> attempt) {
        return connect(inTurn(), 0, attempt);
    }

    private <T> Future<T> connect(List<URI> order, int index, Function<URI, Future<T>> attempt) {
        URI url = order.get(index);
        return attempt.apply(url).onSuccess(connected -> refusedAt.remove(url)).recover(cause -> {
            refusedAt.put(url, nanos.getAsLong());
            return index + 1 < order.size() ? connect(order, index + 1, attempt) : Future.failedFuture(cause);
        });
    }

    private List<URI> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), urls.size());
        var well = new ArrayList<URI>(urls.size());
        var resting = new ArrayList<URI>();
        for (int i = 0; i < urls.size(); i++) {
            URI url = urls.get((first + i) % urls.size());
            (resting(url) ? resting : well).add(url);
        }
        well.addAll(resting);
        return well;
    }

    private boolean resting(URI url) {
        Long since = refusedAt.get(url);
        return since != null && nanos.getAsLong() - since < REST.toNanos();
    }
}
