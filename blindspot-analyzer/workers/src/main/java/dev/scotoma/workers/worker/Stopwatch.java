package dev.scotoma.workers.worker;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides the time of one thread among stages. One stage runs at a time, so that together they are never longer than
 * the whole.
 */
public final class Stopwatch<S extends Enum<S>> {
    private final EnumMap<S, Long> nanos;
    private @Nullable S running;
    private long since;

    public Stopwatch(Class<S> stages) {
        nanos = new EnumMap<>(stages);
    }

    /** Starts a stage, and ends the one that runs. */
    public void start(S stage) {
        stop();
        running = stage;
    }

    public void stop() {
        long now = System.nanoTime();
        if (running != null) {
            nanos.merge(running, now - since, Long::sum);
        }
        running = null;
        since = now;
    }

    public Map<S, Long> nanos() {
        return Map.copyOf(nanos);
    }
}
