package dev.scotoma.webui.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final String OURS = "https://scotoma.example";

    @Test
    void originLeavesOutTheUsualPort() {
        assertThat(Origins.of(URI.create("https://Scotoma.example:443/path"))).isEqualTo(OURS);
        assertThat(Origins.of(URI.create("http://localhost:8080"))).isEqualTo("http://localhost:8080");
        assertThat(Origins.of(URI.create("http://localhost"))).isEqualTo("http://localhost");
    }

    @Test
    void ownOriginsAreAllowed() {
        assertThat(Origins.allowed(OURS, OURS, "inside:8080")).isTrue();
        assertThat(Origins.allowed("http://127.0.0.1:8080", OURS, "127.0.0.1:8080"))
                .isTrue();
        assertThat(Origins.allowed(null, OURS, "127.0.0.1:8080")).isTrue();
    }

    @Test
    void othersAreNot() {
        assertThat(Origins.allowed("https://evil.example", OURS, "scotoma.example"))
                .isFalse();
        assertThat(Origins.allowed("https://scotoma.example.evil.example", OURS, "scotoma.example"))
                .isFalse();
        assertThat(Origins.allowed("https://scotoma.example:8443", OURS, "scotoma.example"))
                .isFalse();
        assertThat(Origins.allowed("null", OURS, "scotoma.example")).isFalse();
        assertThat(Origins.allowed("https://null", OURS, null)).isFalse();
    }
}
