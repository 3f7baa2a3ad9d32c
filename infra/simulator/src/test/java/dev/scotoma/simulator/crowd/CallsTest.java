package dev.scotoma.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsTest {
    @Test
    void requestsOfOneKindShareAName() {
        assertThat(Calls.name("POST", "/api/capture/sessions/0193f0c2-7b1a-7c3e-9a51-1f2e3d4c5b6a/upload/parts/1"))
                .isEqualTo("POST /api/capture/sessions/{}/upload/parts/{}");
        assertThat(Calls.name("GET", "/api/capture/invitations/q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ"))
                .isEqualTo("GET /api/capture/invitations/{}");
        assertThat(Calls.name("GET", "/api/capture/sessions?limit=200&state=UPLOADED"))
                .isEqualTo("GET /api/capture/sessions");
        assertThat(Calls.name("POST", "/api/labeling/claims")).isEqualTo("POST /api/labeling/claims");
    }

    @Test
    void aQuantileIsTheSmallestValueThatEnoughDoNotExceed() {
        long[] sorted = new long[100];
        for (int i = 0; i < 100; i++) {
            sorted[i] = i + 1L;
        }
        assertThat(Calls.quantile(sorted, 0.5)).isEqualTo(50);
        assertThat(Calls.quantile(sorted, 0.95)).isEqualTo(95);
        assertThat(Calls.quantile(sorted, 1)).isEqualTo(100);
        assertThat(Calls.quantile(new long[] {7}, 0.5)).isEqualTo(7);
        assertThat(Calls.quantile(new long[0], 0.5)).isZero();
    }

    @Test
    void failuresAreCountedBesideTheTimeTheyTook() {
        var calls = new Calls();
        calls.took("GET /a", 2_000_000, false);
        calls.took("GET /a", 4_000_000, true);
        calls.took("GET /b", 1_000_000, false);
        assertThat(calls.kinds()).extracting(Calls.Kind::name).containsExactly("GET /a", "GET /b");
        assertThat(calls.kinds().getFirst()).isEqualTo(new Calls.Kind("GET /a", 2, 1, 2.0, 4.0, 0.006));
    }
}
