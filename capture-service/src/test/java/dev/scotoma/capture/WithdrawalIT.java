package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.begin;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.nobody;
import static dev.scotoma.capture.Crowd.onePart;
import static dev.scotoma.capture.Crowd.open;
import static dev.scotoma.capture.Crowd.sign;
import static dev.scotoma.capture.Crowd.upload;
import static dev.scotoma.kit.testing.Browser.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(TestStack.class)
class WithdrawalIT {
    private static final byte[] TAKE = "a take".getBytes(StandardCharsets.UTF_8);
    private static final String SWEPT = "SELECT count(*) FROM capture.withdrawal_receipt WHERE session_id = ?";

    @Inject
    ObjectStorage storage;

    @Test
    void withdrawalErasesRecordingRowAndAnswersAndIsProvenByEveryReceipt() throws Exception {
        var member = join(campaign("genuine", 2));
        var opened = upload(member, "genuine", TAKE);
        Others.inspectionPasses(opened.session());
        Others.crowdSays(opened.session(), false);
        Sql.until("payable", "SELECT payment FROM capture.session WHERE session_id = ?", opened.session());
        nobody().body(Map.of("code", member.returnCode()))
                .post("/withdrawals/status")
                .then()
                .statusCode(200)
                .body("state", equalTo("none"))
                .body("sessions", equalTo(1));

        nobody().body(Map.of("code", member.returnCode().toLowerCase(java.util.Locale.ROOT)))
                .post("/withdrawals")
                .then()
                .statusCode(200)
                .body("state", equalTo("requested"))
                .body("sessions", equalTo(1));
        assertThat(Sql.maybe("SELECT 1 FROM capture_pub.session_v1 WHERE session_id = ?", opened.session()))
                .isNull();

        Sql.until("1", SWEPT, opened.session());
        assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();
        assertThat(Sql.maybe("SELECT 1 FROM capture.session WHERE session_id = ?", opened.session()))
                .isNull();
        assertThat(Sql.one("""
                SELECT consent_state || coalesce(age_band, '') || coalesce(country, '') FROM capture.participant WHERE participant_id = ?
                """, member.person())).isEqualTo("withdrawn");
        assertThat(Sql.one("""
                SELECT currency || minor FROM capture.withdrawn_reward JOIN capture.withdrawal_request USING (withdrawal_id)
                WHERE withdrawal_request.participant_id = ?
                """, member.person())).isEqualTo("GBP120");
        nobody().body(Map.of("code", member.returnCode()))
                .post("/withdrawals/status")
                .then()
                .body("state", equalTo("requested"))
                .body("provenAt", equalTo(null))
                .body("receipts.find { it.service == 'capture' }.sessions", equalTo(1))
                .body("receipts.find { it.service == 'labeling' }.sessions", equalTo(0));

        Others.receipts(opened.session());
        Sql.until(
                "true",
                "SELECT (proven_at IS NOT NULL)::text FROM capture.withdrawal_request WHERE participant_id = ?",
                member.person());
        nobody().body(Map.of("code", member.returnCode()))
                .post("/withdrawals/status")
                .then()
                .body("state", equalTo("proven"))
                .body("provenAt", notNullValue())
                .body("receipts.sessions", equalTo(List.of(1, 1, 1)));
    }

    @Test
    void withdrawalWhileAPartIsOnItsWayWinsAndNothingStays() throws Exception {
        var member = join(campaign("genuine", 1));
        var opened = open(member);
        begin(opened, TAKE.length);
        var url = sign(opened, 1);
        var sent = put(url, TAKE);
        assertThat(sent.statusCode()).isEqualTo(200);

        member.speaks().post("/my/withdrawal").then().statusCode(200).body("state", equalTo("requested"));
        member.speaks()
                .body(onePart(sent))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(404, 410));
        Sql.until("1", SWEPT, opened.session());
        assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();

        // The URL is still valid, but what it points to is gone.
        assertThat(put(url, TAKE).statusCode()).isEqualTo(404);
        member.speaks()
                .body(onePart(sent))
                .post("/sessions/{id}/upload/completion", opened.session())
                .then()
                .statusCode(404);
        assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();
    }

    @Test
    void completionRacingTheWithdrawalNeverLeavesARecordingBehind() throws Exception {
        for (int round = 0; round < 5; round++) {
            var member = join(campaign("genuine", 1));
            var opened = open(member);
            begin(opened, TAKE.length);
            var sent = put(sign(opened, 1), TAKE);
            try (var pool = Executors.newFixedThreadPool(2)) {
                var completion = pool.submit(() -> member.speaks()
                        .body(onePart(sent))
                        .post("/sessions/{id}/upload/completion", opened.session())
                        .statusCode());
                var withdrawal =
                        pool.submit(() -> member.speaks().post("/my/withdrawal").statusCode());
                assertThat(completion.get(60, TimeUnit.SECONDS)).isIn(200, 404, 409, 410);
                assertThat(withdrawal.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            }
            Sql.until("1", SWEPT, opened.session());
            assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();
            assertThat(Sql.maybe("SELECT 1 FROM capture.session WHERE session_id = ?", opened.session()))
                    .isNull();
        }
    }

    @Test
    @Timeout(60)
    void aWithdrawalThatWaitsHoldsUpNobodyElse() throws Exception {
        var leaving = join(campaign("genuine", 1));
        upload(leaving, "genuine", TAKE);
        var staying = join(campaign("genuine", 1));
        try (var looking = TestStack.owner();
                var pool = Executors.newSingleThreadExecutor()) {
            looking.setAutoCommit(false);
            // As somebody who looks at all sessions at once, and takes long.
            looking.createStatement().execute("SELECT pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key())");
            var withdrawal =
                    pool.submit(() -> leaving.speaks().post("/my/withdrawal").statusCode());
            Sql.until("1", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
            upload(staying, "genuine", TAKE);
            assertThat(withdrawal.isDone()).isFalse();
            looking.commit();
            assertThat(withdrawal.get(60, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void whatArrivesInStorageAfterTheSweepIsSweptAgain() throws Exception {
        var member = join(campaign("genuine", 1));
        var opened = upload(member, "genuine", TAKE);
        member.speaks().post("/my/withdrawal").then().statusCode(200);
        Sql.until("1", SWEPT, opened.session());
        storage.put(
                "recordings/" + opened.session() + "/late.webm",
                new ByteArrayInputStream(TAKE),
                TAKE.length,
                "video/webm");
        TestStack.execute("UPDATE capture.scheduled_rounds SET execution_time = now() WHERE task_name = 'erase-again'");
        var deadline = java.time.Instant.now().plusSeconds(45);
        while (!storage.list("recordings/" + opened.session() + "/").isEmpty()) {
            assertThat(java.time.Instant.now()).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    @Test
    void aRecordingOfABystanderIsPaidShownToNobodyAndErasedWhileItsSessionStays() throws Exception {
        var member = join(campaign("genuine", 2));
        var opened = upload(member, "genuine", TAKE);
        var attack = upload(join(campaign("attack", 1)), "attack", TAKE);
        for (var each : List.of(opened, attack)) {
            Others.inspectionFails(each.session(), "several_faces");
        }
        shown(opened, 410);
        Sql.until("1", SWEPT, opened.session());
        shown(opened, 410);
        shown(attack, 200);
        assertThat(storage.list("recordings/" + opened.session() + "/")).isEmpty();
        assertThat(Sql.maybe("SELECT 1 FROM capture_pub.session_v1 WHERE session_id = ?", opened.session()))
                .isNull();
        Others.receipts(opened.session());
        member.speaks()
                .get("/sessions/{id}/result", opened.session())
                .then()
                .statusCode(200)
                .body("payment", equalTo("payable"))
                .body("tip", equalTo("be_alone"));

        member.speaks().post("/my/withdrawal").then().statusCode(200).body("sessions", equalTo(1));
        Sql.until("0", "SELECT count(*) FROM capture.session WHERE session_id = ?", opened.session());
        Sql.until("120", """
                SELECT minor FROM capture.withdrawn_reward JOIN capture.withdrawal_request USING (withdrawal_id)
                WHERE withdrawal_request.participant_id = ? AND proven_at IS NOT NULL
                """, member.person());
    }

    @Test
    void aChildThatAPersonSeesIsShownToNobodyAtOnceAndErasedWhateverTheSessionWas() throws Exception {
        var member = join(campaign("attack", 3));
        var accepted = upload(member, "attack", TAKE);
        Others.inspectionPasses(accepted.session());
        Others.crowdSays(accepted.session(), true);
        Sql.until("ACCEPTED", "SELECT state FROM capture.session WHERE session_id = ?", accepted.session());
        var waiting = upload(member, "attack", TAKE);
        Others.inspectionFails(waiting.session(), "no_face");
        Sql.until("1", "SELECT count(*) FROM capture.review WHERE session_id = ?", waiting.session());
        shown(accepted, 200);

        seen(accepted, as(UUID.randomUUID(), "labeler"), "minor", 403);
        seen(accepted, as(member.person(), "participant"), "minor", 403);
        seen(accepted, as(member.person(), "reviewer"), "minor", 403);
        seen(accepted, as(UUID.randomUUID(), "reviewer"), "somebody", 400);
        seen(open(member), as(UUID.randomUUID(), "reviewer"), "minor", 404);
        shown(accepted, 200);

        seen(accepted, as(UUID.randomUUID(), "reviewer"), "minor", 204);
        shown(accepted, 410);
        seen(waiting, as(UUID.randomUUID(), "researcher"), "stranger", 204);
        seen(waiting, as(UUID.randomUUID(), "researcher"), "stranger", 204);
        for (var each : List.of(accepted, waiting)) {
            Sql.until("1", SWEPT, each.session());
            seen(each, as(UUID.randomUUID(), "reviewer"), "stranger", 204);
            shown(each, 410);
            assertThat(storage.list("recordings/" + each.session() + "/")).isEmpty();
            assertThat(Sql.maybe("SELECT 1 FROM capture_pub.session_v1 WHERE session_id = ?", each.session()))
                    .isNull();
            assertThat(Sql.maybe("SELECT 1 FROM capture.review WHERE session_id = ?", each.session()))
                    .isNull();
            member.speaks()
                    .get("/sessions/{id}/result", each.session())
                    .then()
                    .statusCode(200)
                    .body("payment", equalTo("payable"))
                    .body("tip", equalTo("be_alone"));
        }
    }

    private static void seen(Opened opened, RequestSpecification by, String who, int status) {
        by.body(Map.of("who", who))
                .post("/sessions/{id}/bystander", opened.session())
                .then()
                .statusCode(status);
    }

    private static void shown(Opened opened, int status) {
        as(UUID.randomUUID(), "reviewer")
                .get("/sessions/{id}/recording", opened.session())
                .then()
                .statusCode(status);
    }

    @Test
    void whoHasWithdrawnOpensNothingAnyMore() throws Exception {
        var campaign = campaign("genuine", 2);
        var member = join(campaign);
        member.speaks().post("/my/withdrawal").then().statusCode(200);
        member.speaks()
                .body(Map.of("campaignId", campaign, "declaredKind", "genuine"))
                .post("/sessions")
                .then()
                .statusCode(410);
        member.speaks().get("/my/campaigns").then().statusCode(200).body("$", empty());
        nobody().body(Map.of("code", member.returnCode()))
                .post("/return-codes/grants")
                .then()
                .statusCode(410);
        member.speaks()
                .body(Crowd.consent())
                .post("/invitations/{token}/redemptions", Crowd.invitation(campaign, 1))
                .then()
                .statusCode(410);
        member.speaks().post("/my/withdrawal").then().statusCode(200).body("sessions", equalTo(0));
    }

    @Test
    void timeThatWasAgreedToEndsInTheSameErasure() throws Exception {
        var member = join(campaign("genuine", 1));
        var opened = upload(member, "genuine", TAKE);
        TestStack.execute(
                "UPDATE capture.participant SET retain_until = current_date - 1 WHERE participant_id = ?",
                member.person());
        TestStack.execute("UPDATE capture.scheduled_rounds SET execution_time = now() WHERE task_name = 'retention'");
        Sql.until("1", SWEPT, opened.session());
        assertThat(Sql.one("SELECT consent_state FROM capture.participant WHERE participant_id = ?", member.person()))
                .isEqualTo("expired");
        assertThat(Sql.one("""
                SELECT event FROM capture.consent_event WHERE participant_id = ? ORDER BY at DESC LIMIT 1
                """, member.person())).isEqualTo("expired");
    }
}
