package dev.scotoma.lab.benchmark;

import dev.scotoma.workers.worker.StageTimes;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** The time that the stages of workers took, added up by job and over all threads. Thread-safe. */
final class StageSums implements StageTimes {
    private final Map<String, Map<String, LongAdder>> nanos = new ConcurrentHashMap<>();

    @Override
    public void record(String job, String stage, long took) {
        nanos.computeIfAbsent(job, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(stage, any -> new LongAdder())
                .add(took);
    }

    void clear(String job) {
        nanos.remove(job);
    }

    /** Stages and their times in units of so many nanoseconds, longest first: "decode 12.3, crop 4.5". */
    String of(String job, double unit) {
        return nanos.getOrDefault(job, Map.of()).entrySet().stream()
                .sorted(Comparator.comparingLong(stage -> -stage.getValue().sum()))
                .map(stage -> String.format(
                        Locale.ROOT, "%s %.1f", stage.getKey(), stage.getValue().sum() / unit))
                .collect(Collectors.joining(", "));
    }
}
