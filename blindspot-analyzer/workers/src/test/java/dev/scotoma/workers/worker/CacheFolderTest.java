package dev.scotoma.workers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    @Test
    void itLiesInTheHomeThatTheSystemKnows() {
        assertThat(usual(Map.of("HOME", "/elsewhere"), "/home/a")).isEqualTo("/home/a/.cache/scotoma/native");
    }

    @Test
    void aUserOfWhomTheSystemKnowsNoHomeNamesOne() {
        assertThat(usual(Map.of("HOME", "/tmp/a"), "?")).isEqualTo("/tmp/a/.cache/scotoma/native");
    }

    @Test
    void whoeverAsksForAnotherFolderForCachesGetsIt() {
        assertThat(usual(Map.of("XDG_CACHE_HOME", "/cache"), "/home/a")).isEqualTo("/cache/scotoma/native");
    }

    @Test
    void aRelativeFolderIsNoneAsTheSpecificationSays() {
        assertThat(usual(Map.of("XDG_CACHE_HOME", "cache"), "/home/a")).isEqualTo("/home/a/.cache/scotoma/native");
    }

    private static String usual(Map<String, String> environment, String home) {
        return CacheFolder.usual(environment, home).toString();
    }
}
