package dev.scotoma.webui.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class PagesIT {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/policy", "/j/Zm9vYmFy", "/datasets/v2.1.0", "/blind-spots/12/x"})
    void addressOfAPageIsDrawnByTheIndex(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-store")
                .body(containsString("<title>Scotoma</title>"));
    }

    @Test
    void builtFileIsKeptForGood() {
        given().get("/assets/probe-0a1b2c3d.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone-1.js", "/api/nothing", "/api/identity/nothing", "/api", "/q/metrics"})
    void whatIsNoPageStaysAJson404(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("urn:scotoma:problem:not-found"));
    }

    @Test
    void pageCannotBePosted() {
        given().post("/policy").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/identity/me", "/api/nothing", "/assets/probe-0a1b2c3d.js", "/q/health"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        String storage = ConfigProvider.getConfig().getValue("scotoma.storage.public-url", String.class);
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'self'"),
                                containsString("connect-src 'self' " + storage + ";"),
                                containsString("media-src 'self' blob: " + storage + ";"),
                                containsString("frame-ancestors 'none'")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Permissions-Policy", startsWith("camera=(self)"))
                .header("Strict-Transport-Security", startsWith("max-age="));
    }

    @Test
    void metricsAreForTheHolderOfTheirToken() {
        given().header("Authorization", "Bearer metrics-token-of-the-tests")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory"));
        given().header("Authorization", "Bearer another")
                .get("/q/metrics")
                .then()
                .statusCode(404);
    }

    @Test
    void healthIsAnswered() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
