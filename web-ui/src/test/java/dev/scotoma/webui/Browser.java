package dev.scotoma.webui;

import static io.restassured.RestAssured.given;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** A browser that is signed in: sends its cookie with every request and, where it changes something, the CSRF token. */
public record Browser(UUID person, String login, String cookie, String csrf) {
    public static final String PASSWORD = "a-password-for-tests";
    // Cheap on purpose: these tests are not about the cost of a guess.
    private static final String HASH = BcryptUtil.bcryptHash(PASSWORD, 4);

    /** A new account with these roles, signed in. */
    public static Browser signedIn(String... roles) {
        String login = account(roles);
        Response answer = signIn(login, PASSWORD);
        answer.then().statusCode(200);
        return of(answer);
    }

    /** A new account with these roles; the login. */
    public static String account(String... roles) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        String login = "t" + HexFormat.of().formatHex(random);
        try {
            TestStack.execute(
                    "INSERT INTO identity.account (login, password_hash, roles) VALUES (?, ?, string_to_array(?, ','))",
                    login,
                    HASH,
                    String.join(",", roles));
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
        return login;
    }

    public static Response signIn(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/identity/sign-in");
    }

    /** What a sign-in answered, as a browser keeps it. */
    public static Browser of(Response answer) {
        var me = answer.jsonPath();
        String login = me.getString("login");
        return new Browser(
                UUID.fromString(me.getString("personId")),
                login == null ? "" : login,
                answer.getCookie("scotoma_session"),
                me.getString("csrf"));
    }

    /** A request with the cookie alone. */
    public RequestSpecification bare() {
        return given().contentType(ContentType.JSON).cookie("scotoma_session", cookie);
    }

    /** A request as the pages send it. */
    public RequestSpecification asks() {
        return bare().header("X-CSRF-Token", csrf);
    }
}
