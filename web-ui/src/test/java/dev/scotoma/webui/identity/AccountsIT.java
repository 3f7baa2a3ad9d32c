package dev.scotoma.webui.identity;

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
}
