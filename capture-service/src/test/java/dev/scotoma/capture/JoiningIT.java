package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.consent;
import static dev.scotoma.capture.Crowd.invitation;
import static dev.scotoma.capture.Crowd.nobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who takes seats, how often, and what trying costs. */
@QuarkusTest
@WithTestResource(TestStack.class)
class JoiningIT {
    @Test
    void anAttemptWhoseAnswerWasLostGetsTheSameAnswerAndNoSecondSeat() throws Exception {
        String token = invitation(campaign("genuine", 1), 2);
        UUID attempt = UUID.randomUUID();
        String from = Crowd.anywhere();
        var first = redeem(token, attempt, from).statusCode(201).extract().jsonPath();
        var again = redeem(token, attempt, from).statusCode(201).extract().jsonPath();
        assertThat(again.getString("returnCode")).isNotEmpty().isEqualTo(first.getString("returnCode"));
        UUID person = Crowd.personOf(first.getString("grant"));
        assertThat(Crowd.personOf(again.getString("grant"))).isEqualTo(person);
        assertThat(Sql.one("SELECT count(*) FROM capture.consent_event WHERE participant_id = ?", person))
                .isEqualTo("1");
        redeem(token, UUID.randomUUID(), from).statusCode(201);
        redeem(token, UUID.randomUUID(), from).statusCode(410);
        redeem(token, attempt, from).statusCode(201).body("returnCode", equalTo(first.getString("returnCode")));
        nobody().body(Map.of("code", first.getString("returnCode")))
                .post("/withdrawals/status")
                .then()
                .statusCode(200);
    }

    @Test
    void anAttemptThatIsSentTwiceAtOnceIsOnePerson() throws Exception {
        String token = invitation(campaign("genuine", 1), 50);
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int person = 0; person < 20; person++) {
                UUID attempt = UUID.randomUUID();
                Callable<String> joining = () -> redeem(token, attempt, Crowd.anywhere())
                        .statusCode(201)
                        .extract()
                        .path("returnCode");
                assertThat(pool.invokeAll(Collections.nCopies(8, joining)).stream()
                                .map(Future::resultNow)
                                .distinct())
                        .hasSize(1);
            }
        }
    }

    @Test
    void theReturnCodeOfAnOldAttemptIsNotShownAgain() throws Exception {
        String token = invitation(campaign("genuine", 1), 5);
        UUID attempt = UUID.randomUUID();
        String grant = redeem(token, attempt, Crowd.anywhere())
                .statusCode(201)
                .extract()
                .path("grant");
        TestStack.execute(
                "UPDATE capture.participant SET created_at = now() - interval '2 days' WHERE participant_id = ?",
                Crowd.personOf(grant));
        redeem(token, attempt, Crowd.anywhere()).statusCode(201).body("returnCode", equalTo(null));
    }

    @Test
    void oneVisitorCannotTakeEverySeat() throws Exception {
        String token = invitation(campaign("genuine", 1), 100);
        for (int seat = 0; seat < 60; seat++) {
            redeem(token, UUID.randomUUID(), "203.0.113.7").statusCode(201);
        }
        redeem(token, UUID.randomUUID(), "203.0.113.7").statusCode(429);
        redeem(token, UUID.randomUUID(), "203.0.113.8").statusCode(201);
    }

    @Test
    void aCrowdOfWrongCodesIsRefusedAndNobodyWaitsForConnections() throws Exception {
        Callable<Integer> guessing = () -> nobody().header("X-Forwarded-For", "203.0.113.20")
                .body(Map.of("code", "WRONG-" + UUID.randomUUID()))
                .post("/withdrawals/status")
                .statusCode();
        try (var pool = Executors.newFixedThreadPool(50)) {
            var answers = pool.invokeAll(Collections.nCopies(200, guessing)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).containsOnly(404, 429);
            assertThat(Collections.frequency(answers, 404)).isEqualTo(30);
        }
        nobody().header("X-Forwarded-For", "203.0.113.20")
                .body(Map.of("code", "WRONG"))
                .post("/return-codes/grants")
                .then()
                .statusCode(429);
    }

    @Test
    void anotherAnswerAboutSharingHoldsFromThenOn() throws Exception {
        var member = Crowd.join(campaign("genuine", 2));
        var before = Crowd.upload(member, "genuine", "one".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> said = new HashMap<>(consent());
        said.put("shareWithOthers", false);
        member.speaks()
                .body(said)
                .post("/invitations/{token}/redemptions", invitation(campaign("genuine", 1), 1))
                .then()
                .statusCode(201);
        var after = Crowd.upload(member, "genuine", "two".getBytes(StandardCharsets.UTF_8));
        String shared = "SELECT share_with_others::text FROM capture_pub.session_v1 WHERE session_id = ?";
        assertThat(Sql.one(shared, before.session())).isEqualTo("true");
        assertThat(Sql.one(shared, after.session())).isEqualTo("false");
    }

    private static ValidatableResponse redeem(String token, UUID attempt, String from) {
        Map<String, Object> said = new HashMap<>(consent());
        said.put("attempt", attempt);
        return nobody().header("X-Forwarded-For", from)
                .body(said)
                .post("/invitations/{token}/redemptions", token)
                .then();
    }
}
