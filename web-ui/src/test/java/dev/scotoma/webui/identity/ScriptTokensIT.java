package dev.scotoma.webui.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a script may do with a token, and until when. */
@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class ScriptTokensIT {
    private Browser researcher;

    @BeforeEach
    void signIn() {
        researcher = Browser.signedIn("researcher");
    }

    @Test
    void aTokenOpensItsScopeAndNothingElse() {
        String token = issued(researcher).path("token");
        String authorization = script(token, "/api/labeling/datasets")
                .then()
                .statusCode(200)
                .extract()
                .path("headers.authorization");
        var claims = new JsonObject(
                new String(Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        assertThat(claims.getJsonArray("groups")).containsExactly("dataset:read");
        assertThat(claims.getString("sub")).isEqualTo(researcher.person().toString());
        assertThat(claims.getString("purpose")).isEqualTo("Nightly training");
        script(token, "/api/identity/tokens").then().statusCode(403);
        script(token, "/api/identity/me").then().statusCode(403);
        researcher
                .asks()
                .get("/api/identity/tokens")
                .then()
                .body("usedAt", contains(notNullValue()))
                .body("purpose", contains("Nightly training"))
                .body("token", contains((Object) null));
    }

    @Test
    void aTokenIsKeptNowhere() {
        String token = issued(researcher).path("token");
        assertThat(token).matches("scotoma_[A-Za-z0-9_-]{43}");
        assertThat(TestStack.count("SELECT count(*) FROM identity.script_token t WHERE t::text LIKE '%" + token + "%'"))
                .isZero();
    }

    @Test
    void aTokenThatEndedOpensNothing() throws Exception {
        String revoked = issued(researcher).path("token");
        researcher
                .asks()
                .delete("/api/identity/tokens/" + tokenId(researcher))
                .then()
                .statusCode(204);
        String over = issued(researcher).path("token");
        TestStack.execute(
                "UPDATE identity.script_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second'"
                        + " WHERE token_hash = ?",
                (Object) Secrets.sha256(over));
        var barred = Browser.signedIn("researcher");
        String ofBarred = issued(barred).path("token");
        TestStack.execute("UPDATE identity.account SET disabled = true WHERE person_id = ?", barred.person());
        var demoted = Browser.signedIn("researcher");
        String ofDemoted = issued(demoted).path("token");
        TestStack.execute("UPDATE identity.account SET roles = ARRAY['labeler'] WHERE person_id = ?", demoted.person());
        for (String dead : List.of(revoked, over, ofBarred, ofDemoted, "scotoma_guessed")) {
            script(dead, "/api/labeling/datasets")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("This token is unknown, has run out or was revoked."));
        }
    }

    @Test
    void aCookieBesideATokenCountsForNothing() {
        String token = issued(researcher).path("token");
        given().header("Authorization", "Bearer " + token)
                .cookie("scotoma_session", Browser.signedIn("operator").cookie())
                .get("/api/identity/accounts")
                .then()
                .statusCode(403);
        // Nor is a token taken from where another site could put it.
        given().get("/api/labeling/datasets?token=" + token).then().body("headers.authorization", equalTo(null));
    }

    @Test
    void everybodySeesAndEndsTheirOwnAndOperatorsAll() {
        issued(researcher);
        String id = tokenId(researcher);
        var other = Browser.signedIn("researcher");
        other.asks().get("/api/identity/tokens").then().body("tokenId", not(hasItem(id)));
        other.asks().delete("/api/identity/tokens/" + id).then().statusCode(404);
        var operator = Browser.signedIn("operator");
        operator.asks().get("/api/identity/tokens").then().body("tokenId", hasItem(id));
        operator.asks().delete("/api/identity/tokens/" + id).then().statusCode(204);
        operator.asks().delete("/api/identity/tokens/" + id).then().statusCode(204);
        issue(operator, 30).then().statusCode(403);
        issue(Browser.signedIn("labeler", "reviewer"), 30).then().statusCode(403);
        given().get("/api/identity/tokens").then().statusCode(401);
    }

    @Test
    void aTokenHasAnEndAPurposeAndAScopeThatIsKnown() {
        issue(researcher, 0).then().statusCode(400);
        issue(researcher, 366).then().statusCode(400);
        for (Map<String, ?> wish : List.of(
                Map.of("purpose", "  ", "scopes", List.of("dataset:read"), "days", 1),
                Map.of("purpose", "  a ", "scopes", List.of("dataset:read"), "days", 1),
                Map.of("purpose", "\u2003\u2003\u2003", "scopes", List.of("dataset:read"), "days", 1),
                Map.of("purpose", "Train\u0000ing", "scopes", List.of("dataset:read"), "days", 1),
                Map.of("purpose", "Training", "scopes", List.of(), "days", 1),
                Map.of("purpose", "Training", "scopes", List.of("dataset:write"), "days", 1))) {
            researcher.asks().body(wish).post("/api/identity/tokens").then().statusCode(400);
        }
    }

    @Test
    void nobodyHoardsTokens() {
        for (int n = 0; n < 20; n++) {
            issued(researcher);
        }
        issue(researcher, 30).then().statusCode(409).body("detail", containsString("revoke one"));
        researcher
                .asks()
                .delete("/api/identity/tokens/" + tokenId(researcher))
                .then()
                .statusCode(204);
        issued(researcher);
    }

    @Test
    void aPurposeIsSaidOnceInASession() {
        researcher.asks().get("/api/identity/me").then().body("purpose", equalTo(null));
        researcher
                .asks()
                .body(Map.of("purpose", "Looking into blind spot 7"))
                .post("/api/identity/me/purpose")
                .then()
                .statusCode(204);
        researcher.asks().get("/api/identity/me").then().body("purpose", equalTo("Looking into blind spot 7"));
        String authorization = researcher.bare().get("/api/capture/sessions").path("headers.authorization");
        assertThat(new String(Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]), StandardCharsets.UTF_8))
                .contains("\"purpose\":\"Looking into blind spot 7\"");
        Browser.of(Browser.signIn(researcher.login(), Browser.PASSWORD))
                .asks()
                .get("/api/identity/me")
                .then()
                .body("purpose", equalTo(null));
        for (String none : List.of("x", "  x  ", "\u2003\u2003\u2003", "one\ntwo", "Look\u0000ing", "x".repeat(201))) {
            researcher
                    .asks()
                    .body(Map.of("purpose", none))
                    .post("/api/identity/me/purpose")
                    .then()
                    .statusCode(400);
        }
    }

    private static Response issue(Browser browser, int days) {
        return browser.asks()
                .body(Map.of("purpose", "Nightly training", "scopes", List.of("dataset:read"), "days", days))
                .post("/api/identity/tokens");
    }

    private static Response issued(Browser browser) {
        var answer = issue(browser, 30);
        answer.then().statusCode(200);
        return answer;
    }

    private static String tokenId(Browser browser) {
        return browser.asks().get("/api/identity/tokens").path("find { it.revokedAt == null }.tokenId");
    }

    private static Response script(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }
}
