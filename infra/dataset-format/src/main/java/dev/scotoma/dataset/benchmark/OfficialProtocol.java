package dev.scotoma.dataset.benchmark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which recordings the benchmark's authors learn from, set thresholds by and test on, for one question.
 *
 * @param name lower-case letters, digits and underscores
 * @param parts the paths of the recordings by {@code train}, {@code dev} and {@code test}; nothing where there is no such set
 */
record OfficialProtocol(String name, Map<String, List<String>> parts) {
    OfficialProtocol {
        parts = new TreeMap<>(parts);
        for (String split : List.of("train", "dev", "test")) {
            parts.putIfAbsent(split, List.of());
        }
    }
}
