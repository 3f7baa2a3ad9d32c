package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A take that waits for people is paid after the stated time, and its participant knows the day. */
@QuarkusTest
@WithTestResource(TestStack.class)
class WaitingPayIT {
    private static final String STATE = "SELECT state || ' ' || payment FROM capture.session WHERE session_id = ?";

    @Test
    void takeThatWaitsForLabelsBeyondTheLimitIsPaidAndStillDecidedLater() throws Exception {
        var opened = sent(join(campaign("genuine", 1)), "one");
        var young = sent(join(campaign("genuine", 1)), "two");
        Others.inspectionPasses(opened.session());
        Others.inspectionPasses(young.session());
        result(young)
                .body("stage", equalTo("people"))
                .body("reward.minor", equalTo(120))
                .body("reward.sure", equalTo(true))
                .body("reward.paidBy", startsWith(day(Duration.ofDays(28))));
        waits(opened, "15 days");
        Sql.until("UPLOADED payable", STATE, opened.session());
        result(opened)
                .body("stage", equalTo("people"))
                .body("counted", equalTo("checked"))
                .body("reward.paidBy", startsWith(day(Duration.ofDays(14))));
        assertThat(Sql.one(STATE, young.session())).isEqualTo("UPLOADED none");

        Others.crowdSays(opened.session(), true);
        Sql.until(
                "crowd",
                "SELECT array_to_string(causes, ',') FROM capture.review WHERE session_id = ?",
                opened.session());
        Crowd.as(UUID.randomUUID(), "reviewer")
                .body(Map.of("truth", "attack", "reason", "a print"))
                .post("/reviews/{id}/ruling", opened.session())
                .then()
                .statusCode(204);
        assertThat(Sql.one(STATE, opened.session())).isEqualTo("ACCEPTED payable");
    }

    @Test
    void whereHonestyIsInQuestionOnlyARulingPaysAndNoDayIsTold() throws Exception {
        var opened = sent(join(campaign("genuine", 1)), "three");
        var marker = sent(join(campaign("genuine", 1)), "four");
        TestStack.execute(
                "INSERT INTO capture.fraud_flag (session_id, flag, detail) VALUES (?, 'virtual_camera', 'd')",
                opened.session());
        Others.inspectionPasses(opened.session());
        result(opened).body("stage", equalTo("review")).body("reward.paidBy", nullValue());
        waits(opened, "16 days");
        waits(marker, "15 days");
        // The marker has waited less: when it is paid, the other was passed over.
        Sql.until("UPLOADED payable", STATE, marker.session());
        assertThat(Sql.one(STATE, opened.session())).isEqualTo("UPLOADED none");
    }

    @Test
    void nothingIsPromisedThatOtherTakesMayUseUp() throws Exception {
        var member = join(campaign("genuine", 1));
        var unusable = sent(member, "five");
        result(unusable).body("reward.sure", equalTo(true)).body("stage", equalTo("check"));
        Others.inspectionFails(unusable.session(), "truncated");
        Sql.until("REJECTED payable", STATE, unusable.session());
        result(unusable).body("stage", equalTo("decided")).body("reward.paidBy", notNullValue());
        var second = sent(member, "six");
        result(second).body("reward.sure", equalTo(false));
    }

    @Test
    void campaignThatPaysNothingSaysNothingOfPay() throws Exception {
        var opened = sent(join(campaign(Map.of("rewardMinor", 0))), "seven");
        result(opened).body("reward", nullValue()).body("payment", equalTo("none"));
    }

    private static Opened sent(Member member, String content) throws Exception {
        return upload(member, "genuine", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the clock of a take, and has the round come. */
    private static void waits(Opened opened, String since) throws SQLException {
        TestStack.execute(
                "UPDATE capture.session SET uploaded_at = now() - ?::interval WHERE session_id = ?",
                since,
                opened.session());
        TestStack.execute(
                "UPDATE capture.scheduled_rounds SET execution_time = now() WHERE task_name = 'pay-what-waits'");
    }

    private static String day(Duration fromNow) {
        return Instant.now().plus(fromNow).toString().substring(0, 10);
    }

    private static ValidatableResponse result(Opened opened) {
        return opened.member()
                .speaks()
                .get("/sessions/{id}/result", opened.session())
                .then()
                .statusCode(200);
    }
}
