package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.scotoma.capture.Crowd.Member;
import dev.scotoma.kit.testing.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which print, screen or mask is shown is known again. */
@QuarkusTest
@WithTestResource(TestStack.class)
class InstrumentIT {
    private static final String OF =
            "SELECT instrument || ' ' || pai_quality || ' ' || instrument_id FROM capture.session WHERE session_id = ?";

    @Test
    void theSameWordsOrItsIdAreTheSameInstrumentAndAnotherQualityIsAnother() throws Exception {
        var member = join(campaign("attack", 3));
        UUID first = opened(member, Map.of("instrument", " old phone ", "paiQuality", "high"));
        String id = mine(member).extract().path("[0].id");
        assertThat(Sql.one(OF, first)).isEqualTo("old phone high " + id);

        UUID byId = opened(member, Map.of("instrumentId", id));
        UUID byWords = opened(member, Map.of("instrument", "old phone", "paiQuality", "high"));
        assertThat(Sql.one(OF, byId)).isEqualTo(Sql.one(OF, first)).isEqualTo(Sql.one(OF, byWords));

        opened(member, Map.of("instrument", "old phone", "paiQuality", "low"));
        mine(member)
                .body("paiQuality", contains("low", "high"))
                .body("words", contains("old phone", "old phone"))
                .body("[1].attackType", equalTo("replay_phone"));
    }

    @Test
    void aForeignOrUnfittingInstrumentIsRefused() throws Exception {
        var member = join(campaign("attack", 3));
        opened(member, Map.of("instrument", "a print", "paiQuality", "low", "declaredAttackType", "print"));
        String id = mine(member).extract().path("[0].id");
        open(join(campaign("attack", 3)), Map.of("instrumentId", id, "declaredAttackType", "print"))
                .statusCode(400)
                .body("detail", equalTo("You have no such instrument."));
        open(member, Map.of("instrumentId", id))
                .statusCode(400)
                .body("detail", equalTo("This instrument is of another attack type."));
        open(member, Map.of("instrumentId", id, "declaredAttackType", "print", "paiQuality", "high"))
                .statusCode(400)
                .body("detail", equalTo("This instrument is of another quality."));
        open(member, Map.of("instrument", "x".repeat(81))).statusCode(400).body("detail", containsString("instrument"));
    }

    @Test
    void whoWithdrawsTakesTheirInstrumentsWithThem() throws Exception {
        var member = join(campaign("attack", 1));
        opened(member, Map.of("instrument", "<script>a mask</script>", "paiQuality", "medium"));
        mine(member).body("words", contains("<script>a mask</script>"));
        member.speaks().post("/my/withdrawal").then().statusCode(200);
        assertThat(Sql.maybe("SELECT words FROM capture.instrument WHERE participant_id = ?", member.person()))
                .isNull();
        Sql.until("0", "SELECT count(*) FROM capture.session WHERE participant_id = ?", member.person());
    }

    private static UUID opened(Member member, Map<String, Object> declared) {
        return open(member, declared).statusCode(201).extract().jsonPath().getUUID("id");
    }

    private static ValidatableResponse open(Member member, Map<String, Object> declared) {
        var said = new HashMap<String, Object>(Map.of("campaignId", member.campaign(), "declaredKind", "attack"));
        said.putAll(declared);
        return member.speaks().body(said).post("/sessions").then();
    }

    private static ValidatableResponse mine(Member member) {
        return member.speaks().get("/my/instruments").then().statusCode(200);
    }
}
