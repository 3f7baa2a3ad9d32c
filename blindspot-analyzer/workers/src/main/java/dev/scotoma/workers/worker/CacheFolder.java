package dev.scotoma.workers.worker;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Where native libraries are kept unless another place is asked for. */
public final class CacheFolder {
    private CacheFolder() {}

    /** The user's folder for caches, which the XDG base directories name. */
    public static Path usual() {
        return usual(System.getenv(), System.getProperty("user.home"));
    }

    /** @param home by the system's list of users; the JVM says {@code ?} for a user who is not on it, as in a container */
    static Path usual(Map<String, String> environment, String home) {
        var asked = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        var caches = asked.isAbsolute()
                ? asked
                : Stream.of(home, environment.getOrDefault("HOME", ""))
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .findFirst()
                        .orElse(Path.of(home))
                        .resolve(".cache");
        return caches.resolve("scotoma").resolve("native");
    }
}
