package dev.scotoma.lab.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processor time of all processes that descend from this one, from its making on. What the system adds up when a
 * process has ended leaves out those that died with their sandbox, so the living are looked at again and again: of
 * each process its last hundredth of a second may be missing.
 */
final class ProcessorTime implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Map<ProcessHandle, Duration> used = new ConcurrentHashMap<>();
    private final Thread looking = Thread.ofVirtual().start(this::look);

    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            now();
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private void now() {
        ProcessHandle.current()
                .descendants()
                .forEach(process -> process.info()
                        .totalCpuDuration()
                        .ifPresent(time ->
                                used.merge(process, time, (one, other) -> one.compareTo(other) > 0 ? one : other)));
    }

    double seconds() {
        now();
        return used.values().stream().mapToLong(Duration::toMillis).sum() / 1e3;
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
