package dev.scotoma.webui.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class AccountsIT {
    @Test
    void operatorCreatesAnAccountThatSignsIn() {
        var operator = Browser.signedIn("operator");
        var made = operator.asks()
                .body(Map.of("login", "ana.k", "roles", List.of("labeler", "labeler")))
                .post("/api/identity/accounts");
        made.then().statusCode(200).body("login", equalTo("ana.k"));
        Browser.signIn("ana.k", made.jsonPath().getString("password"))
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("labeler")));
        operator.bare()
                .get("/api/identity/accounts")
                .then()
                .statusCode(200)
                .body("login", hasItem("ana.k"))
                .body("[0]", not(hasItem("passwordHash")));
        operator.asks()
                .body(Map.of("login", "ana.k", "roles", List.of("labeler")))
                .post("/api/identity/accounts")
                .then()
                .statusCode(409)
                .body("detail", equalTo("The login ana.k is taken."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"labeler", "reviewer", "researcher"})
    void nobodyElseSeesAccounts(String role) {
        var browser = Browser.signedIn(role);
        browser.bare().get("/api/identity/accounts").then().statusCode(403);
        browser.bare().get("/api/identity/jobs").then().statusCode(403);
        browser.asks().post("/api/identity/accounts/operator/disabling").then().statusCode(403);
    }

    @Test
    void accountWithAnOddLoginOrRoleIsRefused() {
        var operator = Browser.signedIn("operator");
        operator.asks()
                .body(Map.of("login", "Ana", "roles", List.of("labeler")))
                .post("/api/identity/accounts")
                .then()
                .statusCode(400)
                .body("detail", containsString("login is 2 to 40"));
        for (var roles : List.of(List.of("participant"), List.of("root"), List.<String>of())) {
            operator.asks()
                    .body(Map.of("login", "berta", "roles", roles))
                    .post("/api/identity/accounts")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void resetPasswordSignsThePersonOut() {
        var operator = Browser.signedIn("operator");
        var labeler = Browser.signedIn("labeler");
        var reset = operator.asks().post("/api/identity/accounts/" + labeler.login() + "/password");
        reset.then().statusCode(200);
        labeler.bare().get("/api/identity/me").then().statusCode(401);
        Browser.signIn(labeler.login(), Browser.PASSWORD).then().statusCode(401);
        Browser.signIn(labeler.login(), reset.jsonPath().getString("password"))
                .then()
                .statusCode(200);
        operator.asks()
                .post("/api/identity/accounts/no-such-login/password")
                .then()
                .statusCode(404);
    }

    @Test
    void ownPasswordNeedsTheOldOneAndSignsOtherBrowsersOut() {
        var here = Browser.signedIn("labeler");
        var elsewhere = Browser.of(Browser.signIn(here.login(), Browser.PASSWORD));
        here.asks()
                .body(Map.of("current", "wrong", "next", "a-long-new-password"))
                .post("/api/identity/me/password")
                .then()
                .statusCode(403);
        here.asks()
                .body(Map.of("current", Browser.PASSWORD, "next", "short"))
                .post("/api/identity/me/password")
                .then()
                .statusCode(400);
        here.asks()
                .body(Map.of("current", Browser.PASSWORD, "next", "ü".repeat(40)))
                .post("/api/identity/me/password")
                .then()
                .statusCode(400)
                .body("detail", equalTo("A password may take at most 72 bytes."));
        here.asks()
                .body(Map.of("current", Browser.PASSWORD, "next", "a-long-new-password"))
                .post("/api/identity/me/password")
                .then()
                .statusCode(204);
        here.bare().get("/api/identity/me").then().statusCode(200);
        elsewhere.bare().get("/api/identity/me").then().statusCode(401);
        Browser.signIn(here.login(), "a-long-new-password").then().statusCode(200);
    }

    @Test
    void lastOperatorStays() throws Exception {
        TestStack.execute("UPDATE identity.account SET disabled = true WHERE 'operator' = ANY(roles)");
        var last = Browser.signedIn("operator");
        last.asks()
                .post("/api/identity/accounts/" + last.login() + "/disabling")
                .then()
                .statusCode(409)
                .body("detail", equalTo("The last operator cannot be disabled."));
        var second = Browser.signedIn("operator");
        last.asks()
                .post("/api/identity/accounts/" + last.login() + "/disabling")
                .then()
                .statusCode(204);
        assertThat(second.bare().get("/api/identity/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyBecomesALabelerByALinkThatWorksOnce() {
        var operator = Browser.signedIn("operator");
        Browser.signedIn("researcher")
                .asks()
                .body(Map.of("note", "mine"))
                .post("/api/identity/labeler-invitations")
                .then()
                .statusCode(403);
        String path = operator.asks()
                .body(Map.of("note", "Kofi"))
                .post("/api/identity/labeler-invitations")
                .then()
                .statusCode(200)
                .extract()
                .path("path");
        String token = path.substring("/l/".length());
        given().get("/api/identity/labeler-invitations/" + token).then().statusCode(200);
        signUp(token, "operator", "a long password").statusCode(409);
        signUp(token, "kofi", "too short").statusCode(400);
        signUp(token, "Kofi", "a long password").statusCode(400).body("detail", containsString("2 to 40"));
        signUp(token, "kofi", "a long password").statusCode(200).body("roles", equalTo(List.of("labeler")));
        Browser.signIn("kofi", "a long password").then().statusCode(200);
        signUp(token, "ama", "a long password").statusCode(410);
        given().get("/api/identity/labeler-invitations/" + token).then().statusCode(410);
        given().get("/api/identity/labeler-invitations/guessed").then().statusCode(410);
        operator.bare()
                .get("/api/identity/labeler-invitations")
                .then()
                .statusCode(200)
                .body("[0].note", equalTo("Kofi"))
                .body("[0].login", equalTo("kofi"));
    }

    private static ValidatableResponse signUp(String token, String login, String password) {
        return given().contentType("application/json")
                .body(Map.of("token", token, "login", login, "password", password))
                .post("/api/identity/labeler-sign-up")
                .then();
    }
}
