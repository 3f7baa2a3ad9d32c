package dev.scotoma.webui.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.webui.Browser;
import dev.scotoma.webui.Surroundings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
@WithTestResource(Surroundings.class)
class ParticipantSignInIT {
    @Test
    void grantOpensAParticipantsSession() throws Exception {
        UUID person = UUID.randomUUID();
        var answer = signIn(grant(person, "1 hour"));
        answer.then()
                .statusCode(200)
                .body("personId", equalTo(person.toString()))
                .body("login", nullValue())
                .body("roles", contains("participant"));
        assertThat(answer.getHeader("Set-Cookie")).contains("Max-Age=604", "HttpOnly", "SameSite=Strict");
        Browser.of(answer).bare().get("/api/identity/me").then().statusCode(200).body("roles", contains("participant"));
        Browser.of(answer).bare().get("/api/identity/accounts").then().statusCode(403);
    }

    @Test
    void grantWorksOnce() throws Exception {
        String grant = grant(UUID.randomUUID(), "1 hour");
        signIn(grant).then().statusCode(200);
        signIn(grant).then().statusCode(410).contentType("application/problem+json");
    }

    @Test
    void ofManyAtOnceOneGetsIn() throws Exception {
        String grant = grant(UUID.randomUUID(), "1 hour");
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> signIn(grant).statusCode()));
            }
            for (var answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 410)).hasSize(7);
    }

    @Test
    void grantThatIsOverGuessedOrOfSomebodyWhoWithdrewIsGone() throws Exception {
        signIn(grant(UUID.randomUUID(), "-1 second")).then().statusCode(410);
        signIn("guessed").then().statusCode(410);
        UUID withdrawn = UUID.randomUUID();
        String grant = grant(withdrawn, "1 hour");
        TestStack.execute(
                "UPDATE capture.participant SET consent_state = 'withdrawn' WHERE participant_id = ?", withdrawn);
        signIn(grant).then().statusCode(410);
    }

    @Test
    void memberOfStaffWhoRecordsKeepsTheirRoles() throws Exception {
        var labeler = Browser.signedIn("labeler");
        var both = Browser.of(labeler.bare()
                .body(Map.of("grant", grant(labeler.person(), "1 hour")))
                .post("/api/identity/participant-sign-in"));
        both.bare()
                .get("/api/identity/me")
                .then()
                .body("login", equalTo(labeler.login()))
                .body("roles", contains("labeler", "participant"));
        labeler.bare().get("/api/identity/me").then().statusCode(401);
        try (var connection = TestStack.owner();
                var statement = connection.prepareStatement(
                        "SELECT max(expires_at) < now() + interval '13 hours' FROM identity.browser_session WHERE person_id = ?")) {
            statement.setObject(1, labeler.person());
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getBoolean(1))
                        .as("a grant does not prolong a staff session")
                        .isTrue();
            }
        }
    }

    @Test
    void anothersGrantReplacesTheSessionAndGivesNoRoles() throws Exception {
        var labeler = Browser.signedIn("labeler");
        UUID other = UUID.randomUUID();
        labeler.bare()
                .body(Map.of("grant", grant(other, "1 hour")))
                .post("/api/identity/participant-sign-in")
                .then()
                .statusCode(200)
                .body("personId", equalTo(other.toString()))
                .body("roles", contains("participant"));
        labeler.bare().get("/api/identity/me").then().statusCode(401);
    }

    private static Response signIn(String grant) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("grant", grant))
                .post("/api/identity/participant-sign-in");
    }

    /** Plays capture: a participant with a grant that lasts this long. */
    private static String grant(UUID person, String lasts) throws SQLException {
        String code = Secrets.token();
        TestStack.execute(
                "INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until) VALUES (?, 'train', ?, now() + interval '1 year')",
                person,
                Secrets.sha256(person.toString()));
        TestStack.execute(
                "INSERT INTO capture.participant_grant (participant_id, code_hash, expires_at) VALUES (?, ?, now() + ?::interval)",
                person,
                Secrets.sha256(code),
                lasts);
        return code;
    }
}
