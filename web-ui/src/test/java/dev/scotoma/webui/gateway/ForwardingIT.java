package dev.scotoma.webui.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.EchoService;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class ForwardingIT {
    @Test
    void cookieBecomesATokenForThatServiceAndStaysHere() {
        var researcher = Browser.signedIn("researcher");
        String authorization = researcher
                .bare()
                .get("/api/labeling/datasets?limit=5")
                .then()
                .statusCode(200)
                .body("target", equalTo("/api/labeling/datasets?limit=5"))
                .body("headers", not(hasKey("cookie")))
                .extract()
                .path("headers.authorization");
        assertThat(authorization).startsWith("Bearer ");
        String claims = new String(
                Base64.getUrlDecoder().decode(authorization.substring(7).split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"aud\":\"labeling\"", "\"iss\":\"scotoma\"", "\"groups\":[\"researcher\"]")
                .contains(researcher.person().toString());
    }

    @Test
    void whatTheClientClaimsToBeIsTakenAway() {
        given().header("Authorization", "Bearer stolen")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "gopher")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Other", "kept")
                .get("/api/labeling/attributes")
                .then()
                .statusCode(200)
                .body("headers.authorization", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.x-real-ip", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-host", containsString(":"))
                .body("headers.x-forwarded-proto", equalTo("https"))
                .body("headers.x-other", equalTo("kept"));
    }

    @ParameterizedTest
    @CsvSource({Surroundings.PROXY + ", 198.51.100.7", "127.0.0.3, 127.0.0.3"})
    void onlyOurOwnProxyIsBelievedWhereAPersonCalledFrom(String peer, String client) throws Exception {
        try (var http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(peer))
                .build()) {
            var request = HttpRequest.newBuilder(address("attributes"))
                    .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                    .build();
            String echo = http.send(request, BodyHandlers.ofString()).body();
            assertThat(JsonPath.from(echo).getString("headers.x-forwarded-for")).isEqualTo(client);
        }
    }

    @Test
    void deadCookieIsNobodyRatherThanAnError() {
        given().cookie("scotoma_session", "gone")
                .get("/api/labeling/attributes")
                .then()
                .statusCode(200)
                .body("headers.authorization", nullValue())
                .body("headers.cookie", nullValue());
    }

    @Test
    void twoCookiesOfTheNameAreNobody() throws Exception {
        var labeler = Browser.signedIn("labeler");
        String answer = RawHttp.send(
                "GET /api/labeling/attributes HTTP/1.1\nHost: x\nCookie: scotoma_session=planted; scotoma_session="
                        + labeler.cookie(),
                "");
        assertThat(answer).contains("200 OK").doesNotContain("Bearer");
    }

    @Test
    void bodyAndMethodGoThrough() {
        Browser.signedIn("labeler")
                .asks()
                .body("{\"reason\":\"x\"}")
                .delete("/api/labeling/assignments/1/submission")
                .then()
                .statusCode(200)
                .body("method", equalTo("DELETE"))
                .body("bytes", equalTo(14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void unsafeRequestNeedsTheCsrfToken(String method) {
        var labeler = Browser.signedIn("labeler");
        int before = Surroundings.LABELING.asked();
        labeler.bare()
                .request(method, "/api/labeling/claims")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("The header X-CSRF-Token is missing or not right."));
        labeler.bare()
                .header("X-CSRF-Token", labeler.csrf() + "x")
                .request(method, "/api/labeling/claims")
                .then()
                .statusCode(403);
        assertThat(Surroundings.LABELING.asked()).isEqualTo(before);
        labeler.asks().request(method, "/api/labeling/claims").then().statusCode(200);
    }

    @Test
    void anothersCsrfTokenIsNotRight() {
        var labeler = Browser.signedIn("labeler");
        var other = Browser.signedIn("labeler");
        labeler.bare()
                .header("X-CSRF-Token", other.csrf())
                .post("/api/labeling/claims")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://scotoma.example.evil.example"})
    void otherSitesAreRefused(String origin) {
        var labeler = Browser.signedIn("labeler");
        labeler.asks()
                .header("Origin", origin)
                .post("/api/labeling/claims")
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .header("Origin", origin)
                .body("{}")
                .post("/api/capture/invitations/x/redemptions")
                .then()
                .statusCode(403);
        labeler.asks()
                .header("Origin", "https://scotoma.example")
                .post("/api/labeling/claims")
                .then()
                .statusCode(200);
    }

    @Test
    void callerWithoutCookieNeedsNoCsrfToken() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/capture/invitations/x/redemptions")
                .then()
                .statusCode(200);
    }

    @Test
    void largeBodyIsRefusedBeforeAServiceSeesIt() {
        int before = Surroundings.LABELING.asked();
        given().body(new byte[(int) Bodies.LARGEST + 1])
                .post("/api/labeling/claims")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body(new byte[(int) Bodies.LARGEST + 1])
                .post("/api/identity/sign-in")
                .then()
                .statusCode(413);
        assertThat(Surroundings.LABELING.asked()).isEqualTo(before);
        given().body(new byte[(int) Bodies.LARGEST])
                .post("/api/labeling/claims")
                .then()
                .statusCode(200)
                .body("bytes", equalTo((int) Bodies.LARGEST));
    }

    @Test
    void bodyOfUndeclaredLengthIsRefused() throws Exception {
        String answer = RawHttp.send(
                "POST /api/labeling/claims HTTP/1.1\nHost: x\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n");
        assertThat(RawHttp.status(answer)).isEqualTo(411);
    }

    @Test
    void longAnswerIsStreamed() {
        byte[] archive = given().get("/api/labeling/large")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(archive).hasSize(EchoService.LARGE);
    }

    @Test
    void replicasShareTheRequests() {
        var services = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            services.add(given().get("/api/capture/campaigns").then().extract().path("service"));
        }
        assertThat(services).containsExactlyInAnyOrder("capture-one", "capture-two");
    }

    @Test
    void serviceThatIsDownIsOneSentence() {
        given().get("/api/blindspot/models")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("Content-Security-Policy", notNullValue())
                .body("type", equalTo("urn:scotoma:problem:unavailable"))
                .body("detail", equalTo("The blindspot service does not answer right now; try again in a moment."))
                .body("instance", equalTo("/api/blindspot/models"));
    }

    /** As a kill of the service does it. A client that would rather speak HTTP/2 once waited for ever. */
    @Test
    void serviceThatHangsUpIsOneSentenceToo() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            assertThat(client.send(labeling("claims"), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            var answer = client.send(labeling("hang-up"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The labeling service does not answer right now");
        }
    }

    private static URI address(String target) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/labeling/" + target);
    }

    private static HttpRequest labeling(String target) {
        return HttpRequest.newBuilder(address(target))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    @Test
    void serviceCannotPlantACookieOrLoosenAHeader() {
        given().get("/api/labeling/attributes")
                .then()
                .header("Set-Cookie", nullValue())
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store");
    }

    @Test
    void onlyTheDocumentOfAServicesInsideIsShown() {
        given().get("/api/labeling/openapi").then().statusCode(200).body("target", equalTo("/q/openapi?format=json"));
        given().get("/api/identity/openapi")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body(containsString("/api/identity/sign-in"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/labeling/%2e%2e/%2e%2e/q/metrics",
                "/api/labeling/../../q/metrics",
                "/api/labeling/..%2f..%2fq%2fmetrics",
                "/api/labeling/%2E%2E/capture/campaigns",
                "/api/labeling//../capture/campaigns",
                "//api/labeling/attributes",
                "/api/labeling;x=/attributes",
                "/api/labeling/..;/attributes",
                "/q/metrics",
                "/q/openapi",
                "//q/metrics",
                "/%71/metrics",
                "/q;/metrics",
                "/api/../q/metrics",
                "http://127.0.0.1/q/metrics",
                "http://127.0.0.1/api/labeling/attributes",
                "/api/labeling",
                "/api/unknown/attributes",
            })
    void pathTricksReachNothing(String target) throws Exception {
        int before =
                Surroundings.LABELING.asked() + Surroundings.CAPTURE_ONE.asked() + Surroundings.CAPTURE_TWO.asked();
        String answer = RawHttp.get(target);
        assertThat(RawHttp.status(answer)).as(answer).isIn(400, 404);
        assertThat(answer).contains("application/problem+json").doesNotContain("jvm_memory", "openapi:");
        assertThat(Surroundings.LABELING.asked() + Surroundings.CAPTURE_ONE.asked() + Surroundings.CAPTURE_TWO.asked())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "PROPFIND"})
    void oddMethodsAreRefused(String method) throws Exception {
        String answer = RawHttp.send(method + " /api/labeling/attributes HTTP/1.1\nHost: x", "");
        assertThat(RawHttp.status(answer)).as(answer).isIn(405, 400);
    }
}
