package dev.scotoma.webui.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.RateLimits;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class SignInIT {
    @Inject
    RateLimits limits;

    @Inject
    Accounts accounts;

    @Inject
    SignIns signIns;

    @Test
    void rightPasswordOpensASession() {
        String login = Browser.account("labeler", "reviewer");
        var answer = Browser.signIn(login, Browser.PASSWORD);
        answer.then()
                .statusCode(200)
                .body("login", equalTo(login))
                .body("roles", contains("labeler", "reviewer"))
                .body("csrf", notNullValue());
        assertThat(answer.getHeader("Set-Cookie"))
                .matches(
                        "scotoma_session=[A-Za-z0-9_-]{43}; Max-Age=4\\d{4}; Path=/; HttpOnly; SameSite=Strict; Secure");
        Browser.of(answer).bare().get("/api/identity/me").then().statusCode(200).body("login", equalTo(login));
    }

    @Test
    void cookieIsNotInTheDatabase() throws Exception {
        var browser = Browser.signedIn("labeler");
        try (var connection = TestStack.owner();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM identity.browser_session s WHERE s::text LIKE '%"
                                + browser.cookie() + "%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void wrongLoginAndWrongPasswordAreTheSameAnswer() {
        var wrongPassword = Browser.signIn(Browser.account("labeler"), "wrong");
        var wrongLogin = Browser.signIn("nobody-here", "wrong");
        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(wrongPassword.body().asString()).isEqualTo(wrongLogin.body().asString());
        assertThat(wrongPassword.getHeader("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\uD83D\uDE00", "' OR 1=1 --", "x", "ROOT\n", "\uD800"})
    void loginThatCanBeNobodysIsJustWrong(String login) {
        Browser.signIn(login, "wrong")
                .then()
                .statusCode(401)
                .body("detail", equalTo("Login or password is not right."));
    }

    @Test
    void longestPasswordThatIsReadIsJustWrong() {
        Browser.signIn(Browser.account("labeler"), "x".repeat(200)).then().statusCode(401);
        Browser.signIn(Browser.account("labeler"), "x".repeat(201)).then().statusCode(400);
    }

    @Test
    void loginIsReadAsPeopleTypeIt() {
        String login = Browser.account("labeler");
        Browser.signIn(" " + login.toUpperCase(Locale.ROOT) + " ", Browser.PASSWORD)
                .then()
                .statusCode(200)
                .body("login", equalTo(login));
    }

    @Test
    void guessingOneLoginIsStopped() {
        String login = Browser.account("labeler");
        for (int i = 0; i < 20; i++) {
            Browser.signIn(login, "guess-" + i).then().statusCode(401);
        }
        Browser.signIn(login, Browser.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json");
        Browser.signIn(Browser.account("labeler"), Browser.PASSWORD).then().statusCode(200);
    }

    @Test
    void guessingManyLoginsFromOneAddressIsStopped() {
        var strict = new SignInLimits(limits, 20, 3, 1000);
        for (int i = 0; i < 3; i++) {
            strict.beforePassword("login-" + i, "20010db800010002/64");
        }
        assertThatThrownBy(() -> strict.beforePassword("another", "20010db800010002/64"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("Too many requests");
    }

    @Test
    void failuresFromElsewhereLockNobodyOutAndSuccessesAreNone() {
        var strict = new SignInLimits(limits, 3, 100, 5);
        String login = Browser.account("operator");
        for (int i = 0; i < 3; i++) {
            strict.beforePassword(login, "198.51.100.1");
        }
        assertThatThrownBy(() -> strict.beforePassword(login, "198.51.100.1")).isInstanceOf(Problem.class);
        for (int i = 0; i < 10; i++) {
            strict.beforePassword(login, "198.51.100.2");
            strict.rightPassword(login, "198.51.100.2");
        }
    }

    @Test
    void aPasswordThatIsResetWhileItIsCheckedOpensNothing() {
        String login = Browser.account("labeler");
        var verified = accounts.verified(login, Browser.PASSWORD).orElseThrow();
        accounts.reset(login);
        assertThatThrownBy(() -> signIns.open(verified, null)).hasMessageContaining("not right");
        String barred = Browser.account("labeler");
        var known = accounts.verified(barred, Browser.PASSWORD).orElseThrow();
        accounts.disable(barred);
        assertThatThrownBy(() -> signIns.open(known, null)).hasMessageContaining("not right");
    }

    @Test
    void disabledAccountIsOutAtOnce() {
        var labeler = Browser.signedIn("labeler");
        var operator = Browser.signedIn("operator");
        operator.asks()
                .post("/api/identity/accounts/" + labeler.login() + "/disabling")
                .then()
                .statusCode(204);
        labeler.bare().get("/api/identity/me").then().statusCode(401);
        Browser.signIn(labeler.login(), Browser.PASSWORD).then().statusCode(401);
    }

    @Test
    void signingOutEndsTheSession() {
        var labeler = Browser.signedIn("labeler");
        labeler.bare().post("/api/identity/sign-out").then().statusCode(403);
        labeler.asks()
                .post("/api/identity/sign-out")
                .then()
                .statusCode(204)
                .header("Set-Cookie", containsString("Max-Age=0"));
        labeler.bare().get("/api/identity/me").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .post("/api/identity/sign-out")
                .then()
                .statusCode(204);
    }

    @Test
    void sessionEndsAtItsTimeHoweverBusy() throws Exception {
        var labeler = Browser.signedIn("labeler");
        labeler.bare().get("/api/identity/me").then().statusCode(200);
        TestStack.execute(
                "UPDATE identity.browser_session SET expires_at = now() WHERE person_id = ?", labeler.person());
        labeler.bare().get("/api/identity/me").then().statusCode(401);
    }

    @Test
    void signingInAgainReplacesTheSession() {
        var first = Browser.signedIn("labeler");
        var second = Browser.of(first.bare()
                .body(Map.of("login", first.login(), "password", Browser.PASSWORD))
                .post("/api/identity/sign-in"));
        first.bare().get("/api/identity/me").then().statusCode(401);
        second.bare().get("/api/identity/me").then().statusCode(200);
    }

    @Test
    void anotherSiteCannotSignABrowserIn() {
        given().contentType(ContentType.JSON)
                .header("Origin", "https://evil.example")
                .body(Map.of("login", Browser.account("labeler"), "password", Browser.PASSWORD))
                .post("/api/identity/sign-in")
                .then()
                .statusCode(403);
    }

    /** A token is made here, by the gateway; one that a client brings is not even looked at. */
    @Test
    void tokenOfAClientIsNotUsed() {
        UUID person = UUID.randomUUID();
        for (String token : new String[] {
            TestTokens.bearer(person, "operator"),
            TestTokens.forged(person, "operator"),
            TestTokens.expired(person, "operator")
        }) {
            given().header("Authorization", token)
                    .get("/api/identity/accounts")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"login\":\"x\"}", "{\"login\":\"\",\"password\":\"\"}", "\"text\"", ""})
    void unreadableSignInIsAProblem(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/identity/sign-in")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", notNullValue());
    }
}
