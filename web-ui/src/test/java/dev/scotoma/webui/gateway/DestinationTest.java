package dev.scotoma.webui.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "/api/capture/campaigns, CAPTURE, /api/capture/campaigns",
        "/api/labeling/datasets/v2.1.0/archive?x=%2e%2e, LABELING, /api/labeling/datasets/v2.1.0/archive?x=%2e%2e",
        "/api/blindspot/models, BLINDSPOT, /api/blindspot/models",
        "/api/identity/me, IDENTITY, /api/identity/me",
        "/api/capture/openapi, CAPTURE, /q/openapi?format=json",
        "/api/capture/openapi?format=../../q/metrics, CAPTURE, /q/openapi?format=json",
        "/api/identity/openapi, IDENTITY, /api/identity/openapi",
        "/api/capture/openapi/x, CAPTURE, /api/capture/openapi/x",
    })
    void apiPathLeadsToItsService(String target, Service service, String sentAs) {
        assertThat(Destination.of(target)).isEqualTo(new Destination.Api(service, sentAs));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/capture/%2e%2e/%2e%2e/q/metrics",
                "/api/capture/..%2f..%2fq/metrics",
                "/api/capture/../labeling/datasets",
                "/api/capture/./campaigns",
                "/api/capture/..",
                "/api/capture/.",
                "/api//capture/campaigns",
                "//q/metrics",
                "/api/capture//campaigns",
                "/api/capture/campaigns//",
                "/api/capture;a=b/campaigns",
                "/api/capture/..;/q/metrics",
                "/api/capture/campaigns%00",
                "/api/capture/%252e%252e/q",
                "/api\\capture\\campaigns",
                "/api/capture/campaigns#fragment",
                "/api/capture/cam paigns",
                "/%61pi/capture/campaigns",
                "/q%2fmetrics",
                "http://elsewhere.example/api/capture/campaigns",
                "*",
                "",
                "api/capture",
            })
    void crookedPathIsRefused(String target) {
        assertThat(Destination.of(target)).isEqualTo(new Destination.Crooked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/",
                "/q/metrics/",
                "/q/metrics/x",
                "/q/openapi",
                "/q/dev-ui",
                "/q/healthy",
                "/api",
                "/api/",
                "/api/capture",
                "/api/storage/x",
                "/api/Capture/campaigns",
                "/api/q/metrics",
            })
    void whatIsNotListedIsNowhere(String target) {
        assertThat(Destination.of(target)).isEqualTo(new Destination.Nowhere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/j/Zm9v-_", "/datasets/v2.1.0", "/apiary", "/query", "/assets/a-1.js"})
    void restIsPages(String target) {
        assertThat(Destination.of(target)).isEqualTo(new Destination.Page());
    }

    @Test
    void healthIsSeenFromOutside() {
        assertThat(Destination.of("/q/health/ready")).isEqualTo(new Destination.Health());
        assertThat(Destination.of("/q/health")).isEqualTo(new Destination.Health());
    }
}
