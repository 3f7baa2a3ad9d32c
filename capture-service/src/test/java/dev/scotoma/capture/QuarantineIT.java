package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a labeler reports is shown to nobody and decided by nothing until a reviewer has looked. */
@QuarkusTest
@WithTestResource(TestStack.class)
class QuarantineIT {
    private static final String PUBLISHED = "SELECT count(*) FROM capture_pub.session_v1 WHERE session_id = ?";
    private static final String STATE = "SELECT state FROM capture.session WHERE session_id = ?";

    @Test
    void reportedRecordingIsForReviewersAloneAndDecidedWhenOneHasPutItBack() throws Exception {
        var member = join(campaign("genuine", 1));
        UUID session = reported(member, "minor");
        recording(session, "researcher").statusCode(410).body("detail", containsString("until a reviewer has looked"));
        Sql.until("0", PUBLISHED, session);
        recording(session, "reviewer").statusCode(200);
        recording(session, "researcher").statusCode(410);
        // The crowd answers, and nothing comes of it.
        Others.crowdSays(session, false);
        member.speaks()
                .get("/sessions/{id}/result", session)
                .then()
                .body("stage", equalTo("review"))
                .body("counted", equalTo("pending"));
        reports(UUID.randomUUID()).body("findAll { it.sessionId == '" + session + "' }.who", contains("minor"));

        end(session, UUID.randomUUID(), " ").statusCode(400);
        end(session, member.person(), "me").statusCode(403);
        assertThat(Sql.one(STATE, session)).isEqualTo("UPLOADED");
        String revision = "SELECT revision::text FROM capture.session WHERE session_id = ?";
        String before = Sql.one(revision, session);
        end(session, UUID.randomUUID(), "A grown-up.").statusCode(204);
        Sql.until("ACCEPTED", STATE, session);
        assertThat(Sql.one(revision, session))
                .as("whoever follows reads it again")
                .isNotEqualTo(before);
        assertThat(Sql.one(PUBLISHED, session)).isEqualTo("1");
        recording(session, "researcher").statusCode(200);
        end(session, UUID.randomUUID(), "Again.").statusCode(409);

        Others.labelerReports(session, "minor");
        Sql.until("0", PUBLISHED, session);
        assertThat(Sql.one(STATE, session)).as("what was decided stays").isEqualTo("ACCEPTED");
    }

    @Test
    void reportedRecordingIsErasedWhenAReviewerTakesItOut() throws Exception {
        var member = join(campaign("genuine", 1));
        UUID session = reported(member, "stranger");
        Sql.until("0", PUBLISHED, session);
        as(UUID.randomUUID(), "reviewer")
                .body(Map.of("who", "minor"))
                .post("/sessions/{id}/bystander", session)
                .then()
                .statusCode(204);
        assertThat(Sql.one(PUBLISHED, session))
                .as("before it is listed as a bystander's too")
                .isEqualTo("0");
        end(session, UUID.randomUUID(), "A grown-up.").statusCode(oneOf(404, 409));
        reports(UUID.randomUUID()).body("findAll { it.sessionId == '" + session + "' }", empty());
        Sql.until("1", "SELECT count(*) FROM capture.withdrawal_receipt WHERE session_id = ?", session);
        assertThat(Sql.one("SELECT reason || ' ' || payment FROM capture.session WHERE session_id = ?", session))
                .isEqualTo("minor payable");
        recording(session, "reviewer").statusCode(410);
    }

    @Test
    void nobodyRulesOnWhatIsReported() throws Exception {
        UUID session = reported(join(campaign("genuine", 1)), "minor");
        Sql.until("0", PUBLISHED, session);
        as(UUID.randomUUID(), "reviewer")
                .body(Map.of("truth", "genuine", "reason", "A face."))
                .post("/reviews/{id}/ruling", session)
                .then()
                .statusCode(409)
                .body("detail", containsString("first say whether"));
        as(UUID.randomUUID(), "researcher").get("/reports").then().statusCode(403);
    }

    private static UUID reported(Member member, String who) throws Exception {
        UUID session = Crowd.upload(
                        member, "genuine", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .session();
        Others.inspectionPasses(session);
        Others.labelerReports(session, who);
        return session;
    }

    private static ValidatableResponse recording(UUID session, String role) {
        return as(UUID.randomUUID(), role)
                .get("/sessions/{id}/recording", session)
                .then();
    }

    private static ValidatableResponse reports(UUID reviewer) {
        return as(reviewer, "reviewer").get("/reports").then().statusCode(200);
    }

    private static ValidatableResponse end(UUID session, UUID reviewer, String reason) {
        return as(reviewer, "reviewer")
                .body(Map.of("reason", reason))
                .post("/sessions/{id}/quarantine/end", session)
                .then();
    }
}
