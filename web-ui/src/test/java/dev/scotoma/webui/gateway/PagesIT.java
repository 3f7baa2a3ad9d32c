package dev.scotoma.webui.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** A file of tests, with a Brotli and a gzip form beside it that say which of them they are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd|br",
                "gzip|gzip",
                "br;q=0, gzip;q=0.5|gzip",
                "br;q=0.1|br",
            })
    void builtFileComesInTheSmallestFormThatIsRead(String accepted, String encoding) throws Exception {
        var answer = asIs("/assets/small-0a1b2c3d.js", accepted);
        assertThat(answer.headers().firstValue("content-encoding")).hasValue(encoding);
        assertThat(answer.headers().firstValue("vary")).hasValue("accept-encoding");
        assertThat(answer.headers().firstValue("content-type").orElse("")).contains("javascript");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.body()).isEqualTo("this is " + encoding + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br;q=0, gzip;q=0.0", "zstd"})
    void whoReadsNeitherFormGetsTheFileAsItIs(String accepted) throws Exception {
        var answer = asIs("/assets/small-0a1b2c3d.js", accepted);
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo("// as it is\n");
    }

    @Test
    void addressOfAPageIsCompressedTooAndNotKept() throws Exception {
        var answer = asIs("/campaigns/12", "br");
        assertThat(answer.headers().firstValue("content-encoding")).hasValue("br");
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    }

    /** A client that undoes no encoding by itself. */
    private static HttpResponse<String> asIs(String path, String accepted) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Accept-Encoding", accepted)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
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
