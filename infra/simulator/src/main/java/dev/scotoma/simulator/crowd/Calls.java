package dev.scotoma.simulator.crowd;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** How long every kind of request took. Safe for many threads. */
public final class Calls {
    // Ids, invitation tokens, return codes and numbers: what differs between requests of one kind.
    private static final Pattern VARIABLE = Pattern.compile(
            "/(?:[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{20,}|(?:[0-9A-Z]+-)+[0-9A-Z]+|[0-9]+|v[0-9.]+)(?=/|$)");

    private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    /** One kind of request. */
    public record Kind(String name, int count, int failures, double p50Millis, double p95Millis, double seconds) {}

    void took(String call, long elapsed, boolean failed) {
        nanos.computeIfAbsent(call, none -> new ConcurrentLinkedQueue<>()).add(elapsed);
        if (failed) {
            failures.computeIfAbsent(call, none -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** {@code POST /api/capture/sessions/{}/upload}. */
    static String name(String method, String path) {
        String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return method + " " + VARIABLE.matcher(plain).replaceAll("/{}");
    }

    /** The kinds that took the most time together come first. */
    public List<Kind> kinds() {
        return nanos.entrySet().stream()
                .map(each -> kind(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(Kind::seconds).reversed())
                .toList();
    }

    private Kind kind(String name, Queue<Long> taken) {
        long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Kind(
                name,
                sorted.length,
                failures.getOrDefault(name, new AtomicInteger()).get(),
                quantile(sorted, 0.5) / 1e6,
                quantile(sorted, 0.95) / 1e6,
                Arrays.stream(sorted).sum() / 1e9);
    }

    /** The smallest value that at least this share does not exceed. */
    public static double quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
