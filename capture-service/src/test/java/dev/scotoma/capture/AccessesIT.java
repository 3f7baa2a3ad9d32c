package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever is shown a recording stands in the log, with what for. */
@QuarkusTest
@WithTestResource(TestStack.class)
class AccessesIT {
    private final UUID who = UUID.randomUUID();

    @Test
    void nobodyIsShownARecordingWithoutSayingWhatFor() throws Exception {
        UUID session = sent();
        RestAssured.given()
                .header("Authorization", TestTokens.withoutPurpose(who, "researcher"))
                .get("/api/capture/sessions/{id}/recording", session)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:scotoma:problem:purpose-needed"));
        assertThat(logged(session, "")).isZero();
        as(who, "researcher").get("/sessions/{id}/recording", session).then().statusCode(200);
        assertThat(logged(session, TestTokens.PURPOSE)).isEqualTo(1);
        assertThat(logged(session, "")).isEqualTo(1);
    }

    @Test
    void whoseWorkItIsToLookSaysNothingAndIsLoggedAllTheSame() throws Exception {
        UUID session = sent();
        UUID lease = Others.lease(session, who, "10 minutes");
        RestAssured.given()
                .header("Authorization", TestTokens.withoutPurpose(who, "labeler"))
                .get("/api/capture/clips/{id}", lease)
                .then()
                .statusCode(200);
        assertThat(logged(session, "labeling")).isEqualTo(1);
        RestAssured.given()
                .header("Authorization", TestTokens.withoutPurpose(who, "reviewer"))
                .get("/api/capture/sessions/{id}/recording", session)
                .then()
                .statusCode(200);
        assertThat(logged(session, "review")).isEqualTo(1);
    }

    @Test
    void whatIsNotShownIsNotLogged() {
        UUID session = UUID.randomUUID();
        as(who, "researcher").get("/sessions/{id}/recording", session).then().statusCode(404);
        assertThat(logged(session, "")).isZero();
    }

    @Test
    void theLogIsNotChangedByTheServiceNorByTheOwner() throws Exception {
        UUID session = sent();
        as(who, "researcher").get("/sessions/{id}/recording", session).then().statusCode(200);
        try (var service = TestStack.service("capture");
                var statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM capture.access_log"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> TestStack.execute("UPDATE capture.access_log SET purpose = 'another'"))
                .hasMessageContaining("are never changed");
        assertThat(logged(session, TestTokens.PURPOSE)).isEqualTo(1);
    }

    @Test
    void operatorsReadTheLogAPageAtATimeAndNobodyElseDoes() throws Exception {
        UUID session = sent();
        for (int look = 0; look < 2; look++) {
            as(who, "researcher")
                    .get("/sessions/{id}/recording", session)
                    .then()
                    .statusCode(200);
        }
        UUID operator = UUID.randomUUID();
        var newest = as(operator, "operator").get("/accesses");
        newest.then()
                .statusCode(200)
                .body("[0].personId", equalTo(who.toString()))
                .body("[0].subject", equalTo(session.toString()))
                .body("[0].purpose", equalTo(TestTokens.PURPOSE));
        as(operator, "operator")
                .get("/accesses?before=" + newest.path("[0].accessId"))
                .then()
                .body("[0].accessId", equalTo(newest.path("[1].accessId")));
        for (String role : java.util.List.of("labeler", "reviewer", "researcher", "participant")) {
            as(UUID.randomUUID(), role).get("/accesses").then().statusCode(403);
        }
    }

    private UUID sent() throws Exception {
        var opened = Crowd.upload(
                Crowd.join(Crowd.campaign("genuine", 1)),
                "genuine",
                UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        Others.inspectionPasses(opened.session());
        return opened.session();
    }

    /** @param purpose or nothing for any */
    private int logged(UUID session, String purpose) {
        return TestStack.count("SELECT count(*) FROM capture.access_log WHERE what = 'recording' AND person_id = '"
                + who + "' AND subject = '" + session + "'"
                + (purpose.isEmpty() ? "" : " AND purpose = '" + purpose + "'"));
    }
}
