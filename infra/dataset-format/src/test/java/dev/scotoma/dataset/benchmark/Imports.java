package dev.scotoma.dataset.benchmark;

import dev.scotoma.dataset.benchmark.BenchmarkImport.Imported;
import dev.scotoma.dataset.benchmark.BenchmarkImport.Measured;
import dev.scotoma.dataset.benchmark.BenchmarkImport.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Imports as tests ask for them. */
final class Imports {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private Imports() {}

    static Imported run(String benchmark, Path from, Path to) throws IOException {
        return run(new Order(benchmark, from, to, false, false, Map.of(), NOW));
    }

    static Imported partial(String benchmark, Path from, Path to) throws IOException {
        return run(new Order(benchmark, from, to, true, false, Map.of(), NOW));
    }

    static Imported partial(String benchmark, Path from, Path to, Map<String, Measured> measured) throws IOException {
        return run(new Order(benchmark, from, to, true, false, measured, NOW));
    }

    static Imported copied(String benchmark, Path from, Path to) throws IOException {
        return run(new Order(benchmark, from, to, true, true, Map.of(), NOW));
    }

    private static Imported run(Order order) throws IOException {
        return BenchmarkImport.run(order, (number, of) -> {});
    }
}
