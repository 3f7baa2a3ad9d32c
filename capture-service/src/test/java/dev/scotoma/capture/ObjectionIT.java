package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ObjectionIT {
    private static final UUID REVIEWER = UUID.randomUUID();
    private static final String SCRIPT = "<script>alert(1)</script> I did as asked.";

    @Test
    void reviewersReadWhatAParticipantSaysAndTheAnswerComesBackWithThePay() throws Exception {
        var opened = refused();
        object(opened, SCRIPT).statusCode(201).body("words", equalTo(SCRIPT));
        object(opened, "again").statusCode(409);
        listed().body(at(opened) + ".words", equalTo(SCRIPT)).body(at(opened) + ".payment", equalTo("declined"));

        answer(opened, opened.member().person(), "I agree with me.", true).statusCode(403);
        answer(opened, REVIEWER, "", false).statusCode(400);
        answer(opened, REVIEWER, "You are right; it is paid.", true).statusCode(204);
        answer(opened, REVIEWER, "Twice.", true).statusCode(404);

        listed().body(at(opened), nullValue());
        result(opened)
                .body("objection.answer", equalTo("You are right; it is paid."))
                .body("payment", equalTo("payable"))
                .body("counted", equalTo("no"));
    }

    @Test
    void onlyItsParticipantObjectsToATakeThatWasSent() throws Exception {
        var opened = Crowd.open(join(campaign("genuine", 1)));
        object(opened, "Why?").statusCode(409);
        var sent = sent();
        object(new Opened(join(campaign("genuine", 1)), sent.session()), "Mine?")
                .statusCode(404);
        object(sent, "").statusCode(400);
        object(sent, "x".repeat(1001)).statusCode(400);
        as(REVIEWER, "labeler").get("/objections").then().statusCode(403);
        result(sent).body("objection", nullValue());
    }

    @Test
    void objectionsAreLimitedADay() throws Exception {
        var sent = sent();
        object(sent, "once").statusCode(201);
        for (int again = 0; again < 19; again++) {
            object(sent, "again").statusCode(409);
        }
        object(sent, "too often").statusCode(429);
    }

    @Test
    void whoWithdrawsTakesTheObjectionWithThem() throws Exception {
        var opened = sent();
        object(opened, "It counts!").statusCode(201);
        opened.member().speaks().post("/my/withdrawal").then().statusCode(200);
        listed().body(at(opened), nullValue());
        Sql.until("0", "SELECT count(*) FROM capture.objection WHERE session_id = ?", opened.session());
        answer(opened, REVIEWER, "Too late.", false).statusCode(404);
    }

    private static Opened sent() throws Exception {
        return upload(join(campaign("genuine", 1)), "genuine", "a take".getBytes(StandardCharsets.UTF_8));
    }

    private static Opened refused() throws Exception {
        var opened = sent();
        Others.inspectionFails(opened.session(), "not_a_video");
        Sql.until("declined", "SELECT payment FROM capture.session WHERE session_id = ?", opened.session());
        assertThat(opened.session()).isNotNull();
        return opened;
    }

    private static String at(Opened opened) {
        return "find { it.sessionId == '" + opened.session() + "' }";
    }

    private static ValidatableResponse listed() {
        return as(REVIEWER, "reviewer").get("/objections").then().statusCode(200);
    }

    private static ValidatableResponse result(Opened opened) {
        return opened.member()
                .speaks()
                .get("/sessions/{id}/result", opened.session())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse object(Opened opened, String words) {
        return opened.member()
                .speaks()
                .body(Map.of("words", words))
                .post("/sessions/{id}/objection", opened.session())
                .then();
    }

    private static ValidatableResponse answer(Opened opened, UUID reviewer, String words, boolean pay) {
        return as(reviewer, "reviewer")
                .body(Map.of("words", words, "pay", pay))
                .post("/objections/{id}/answer", opened.session())
                .then();
    }
}
