package dev.scotoma.capture;

import static dev.scotoma.capture.Crowd.RESEARCHER;
import static dev.scotoma.capture.Crowd.as;
import static dev.scotoma.capture.Crowd.begin;
import static dev.scotoma.capture.Crowd.campaign;
import static dev.scotoma.capture.Crowd.join;
import static dev.scotoma.capture.Crowd.nobody;
import static dev.scotoma.capture.Crowd.open;
import static dev.scotoma.capture.Crowd.upload;
import static dev.scotoma.kit.testing.Browser.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.scotoma.capture.Crowd.Opened;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.kit.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class SessionIT {
    private static final byte[] TAKE = {1, 2, 3, 4};

    @Test
    void sessionHasTheServersPromptsAndItsOwnNonce() throws Exception {
        var member =
                join(campaign(Map.of("kind", "attack", "sessionsEach", 3, "distance", "far", "paiQuality", "high")));
        var nonces = new HashSet<String>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            var opened = open(member, "attack");
            var seen = member.speaks()
                    .get("/sessions/{id}", opened.session())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("OPENED"))
                    .body("attempt", equalTo(attempt))
                    .body("prescribedAttackType", equalTo("replay_phone"))
                    .body("declaredAttackType", equalTo("replay_phone"))
                    .body("prescribed.attackType", equalTo("replay_phone"))
                    .body("prescribed.paiQuality", equalTo("high"))
                    .body("prescribed.distance", equalTo("far"))
                    .body("prescribed.camera", nullValue())
                    .body("prompts", hasSize(4))
                    .body("prompts.turn", hasItems("left", "right", "centre"))
                    .body("maxBytes", equalTo(200_000_000))
                    .extract()
                    .jsonPath();
            nonces.add(seen.getString("nonce"));
        }
        assertThat(nonces).hasSize(3);
    }

    @Test
    void anotherParticipantsSessionIsNotThere() throws Exception {
        var campaign = campaign("genuine", 1);
        var owner = join(campaign);
        var stranger = join(campaign);
        var opened = open(owner);
        begin(opened, TAKE.length);
        var id = opened.session();
        List<Integer> answers = new ArrayList<>();
        answers.add(stranger.speaks().get("/sessions/{id}", id).statusCode());
        answers.add(stranger.speaks().get("/sessions/{id}/result", id).statusCode());
        answers.add(stranger.speaks()
                .body(Map.of("bytes", TAKE.length, "type", Crowd.TYPE, "device", Crowd.device()))
                .post("/sessions/{id}/upload", id)
                .statusCode());
        answers.add(stranger.speaks().get("/sessions/{id}/upload/parts", id).statusCode());
        answers.add(stranger.speaks().post("/sessions/{id}/upload/parts/1", id).statusCode());
        answers.add(stranger.speaks()
                .body(Map.of("parts", List.of(Map.of("number", 1, "etag", "e"))))
                .post("/sessions/{id}/upload/completion", id)
                .statusCode());
        answers.add(stranger.speaks().delete("/sessions/{id}/upload", id).statusCode());
        assertThat(answers).containsOnly(404).hasSize(7);
        assertThat(Sql.one("SELECT upload_id IS NOT NULL FROM capture.session WHERE session_id = ?", id))
                .isEqualTo("t");
    }

    @Test
    void whoIsNotInvitedOpensNoSession() throws Exception {
        var member = join(campaign("genuine", 1));
        var other = campaign("genuine", 1);
        var body = Map.of("campaignId", other, "declaredKind", "genuine");
        member.speaks().body(body).post("/sessions").then().statusCode(404);
        as(UUID.randomUUID(), "participant").body(body).post("/sessions").then().statusCode(404);
    }

    @Test
    void closedCampaignTakesNoNewSessionButWhatWasRecorded() throws Exception {
        var campaign = campaign("genuine", 2);
        var member = join(campaign);
        var opened = open(member);
        as(RESEARCHER, "researcher")
                .post("/campaigns/{id}/closing", campaign)
                .then()
                .statusCode(204);
        member.speaks()
                .body(Map.of("campaignId", campaign, "declaredKind", "genuine"))
                .post("/sessions")
                .then()
                .statusCode(410)
                .body("detail", equalTo("This campaign is closed."));
        begin(opened, TAKE.length);
    }

    @Test
    void campaignTakesAsManySessionsAsItWantsOfEach() throws Exception {
        var campaign = campaign("genuine", 1);
        var member = join(campaign);
        var first = open(member);
        var second = open(member);
        begin(first, TAKE.length);
        // The place is taken by the recording that began to be sent.
        member.speaks()
                .body(Map.of("bytes", TAKE.length, "type", Crowd.TYPE, "device", Crowd.device()))
                .post("/sessions/{id}/upload", second.session())
                .then()
                .statusCode(409)
                .body("detail", containsString("all 1 recordings"));
        member.speaks()
                .body(Map.of("campaignId", campaign, "declaredKind", "genuine"))
                .post("/sessions")
                .then()
                .statusCode(409);
        member.speaks().delete("/sessions/{id}/upload", first.session()).then().statusCode(204);
        begin(second, TAKE.length);
    }

    @Test
    void sessionsOpenedAtOnceGetAttemptsOfTheirOwn() throws Exception {
        var member = join(campaign("genuine", 10));
        Callable<Integer> opening = () -> member.speaks()
                .body(Map.of("campaignId", member.campaign(), "declaredKind", "genuine"))
                .post("/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("attempt");
        try (var pool = Executors.newFixedThreadPool(6)) {
            var attempts = pool.invokeAll(java.util.Collections.nCopies(6, opening)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(attempts).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "genuine, print, A genuine recording has no attack type.",
        "attack, none, An attack needs an attack type.",
        "attack, hologram, The value of attack_type must be one of none",
    })
    void declarationOutsideTheVocabularyIsRefused(String kind, String type, String told) throws Exception {
        var member = join(campaign("genuine", 1));
        member.speaks()
                .body(Map.of("campaignId", member.campaign(), "declaredKind", kind, "declaredAttackType", type))
                .post("/sessions")
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.startsWith(told));
    }

    @Test
    void researcherPagesThroughSessionsNewestFirst() throws Exception {
        var campaign = campaign("genuine", 10);
        var member = join(campaign);
        var sent = upload(member, "genuine", TAKE);
        var expected = new ArrayList<String>();
        for (int count = 0; count < 4; count++) {
            expected.addFirst(open(member).session().toString());
        }
        expected.add(sent.session().toString());

        var seen = new ArrayList<String>();
        String after = "";
        do {
            var page = as(RESEARCHER, "researcher")
                    .get("/sessions?campaign={c}&limit=2" + after, campaign)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());
        assertThat(seen).isEqualTo(expected);
        as(RESEARCHER, "researcher")
                .get("/sessions?campaign={c}&state=UPLOADED", campaign)
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(sent.session().toString()));
        as(RESEARCHER, "researcher")
                .get("/sessions/{id}/summary", sent.session())
                .then()
                .statusCode(200)
                .body("state", equalTo("UPLOADED"));

        member.speaks().post("/my/withdrawal").then().statusCode(200);
        as(RESEARCHER, "researcher")
                .get("/sessions/{id}/summary", sent.session())
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no such session."));
        as(RESEARCHER, "researcher")
                .get("/sessions?campaign={c}", campaign)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void labelerSeesTheClipOfALeaseOfTheirOwnWhileItLasts() throws Exception {
        var opened = upload(join(campaign("genuine", 1)), "genuine", TAKE);
        Others.inspectionPasses(opened.session());
        var labeler = UUID.randomUUID();
        var lease = Others.lease(opened.session(), labeler, "10 minutes");
        var played = as(labeler, "labeler").get("/clips/{id}", lease).then().statusCode(200);
        assertThat(played.extract().asByteArray()).isEqualTo(TAKE);
        assertThat(played.extract().header("Content-Type")).isEqualTo(Crowd.TYPE);
        assertThat(played.extract().header("Content-Length")).isEqualTo(String.valueOf(TAKE.length));
        // Nothing that comes with it tells the session or its time.
        assertThat(played.extract().headers().asList().stream()
                        .map(header -> header.getName().toLowerCase(Locale.ROOT))
                        .filter(List.of("last-modified", "etag", "location", "set-cookie")::contains))
                .isEmpty();
        assertThat(played.extract().headers().toString())
                .doesNotContain(opened.session().toString());

        as(UUID.randomUUID(), "labeler").get("/clips/{id}", lease).then().statusCode(404);
        TestStack.execute(
                "UPDATE labeling.assignment SET lease_until = now() - interval '1 second' WHERE assignment_id = ?",
                lease);
        as(labeler, "labeler").get("/clips/{id}", lease).then().statusCode(404);
    }

    @Test
    void reviewerAndResearcherSeeTheRecordingUntilItIsWithdrawn() throws Exception {
        var opened = upload(join(campaign("genuine", 1)), "genuine", TAKE);
        recording(opened).statusCode(409);
        Others.inspectionPasses(opened.session());
        for (String role : List.of("reviewer", "researcher")) {
            String url = as(UUID.randomUUID(), role)
                    .get("/sessions/{id}/recording", opened.session())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("url");
            assertThat(get(URI.create(url)).body()).isEqualTo(TAKE);
        }
        opened.member().speaks().post("/my/withdrawal").then().statusCode(200);
        recording(opened).statusCode(404);
    }

    private static ValidatableResponse recording(Opened opened) {
        return as(UUID.randomUUID(), "reviewer")
                .get("/sessions/{id}/recording", opened.session())
                .then();
    }

    static Stream<Arguments> doors() {
        var id = UUID.randomUUID();
        return Stream.of(
                Arguments.of("POST", "/campaigns", List.of("researcher")),
                Arguments.of("GET", "/campaigns", List.of("researcher")),
                Arguments.of("GET", "/campaigns/" + id, List.of("researcher")),
                Arguments.of("POST", "/campaigns/" + id + "/closing", List.of("researcher")),
                Arguments.of("POST", "/campaigns/" + id + "/invitations", List.of("researcher")),
                Arguments.of("GET", "/campaigns/" + id + "/invitations", List.of("researcher")),
                Arguments.of("GET", "/sessions", List.of("researcher")),
                Arguments.of("GET", "/sessions/" + id + "/summary", List.of("researcher")),
                Arguments.of("GET", "/my/campaigns", List.of("participant")),
                Arguments.of("POST", "/sessions", List.of("participant")),
                Arguments.of("GET", "/sessions/" + id, List.of("participant")),
                Arguments.of("POST", "/sessions/" + id + "/upload", List.of("participant")),
                Arguments.of("GET", "/sessions/" + id + "/upload/parts", List.of("participant")),
                Arguments.of("POST", "/sessions/" + id + "/upload/parts/1", List.of("participant")),
                Arguments.of("POST", "/sessions/" + id + "/upload/completion", List.of("participant")),
                Arguments.of("DELETE", "/sessions/" + id + "/upload", List.of("participant")),
                Arguments.of("GET", "/sessions/" + id + "/result", List.of("participant")),
                Arguments.of("GET", "/my/sessions", List.of("participant")),
                Arguments.of("POST", "/my/withdrawal", List.of("participant")),
                Arguments.of("GET", "/clips/" + id, List.of("labeler")),
                Arguments.of("GET", "/reviews", List.of("reviewer")),
                Arguments.of("POST", "/reviews/" + id + "/ruling", List.of("reviewer")),
                Arguments.of("GET", "/sessions/" + id + "/recording", List.of("reviewer", "researcher")),
                Arguments.of("GET", "/jobs", List.of("operator")));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void doorOpensToItsRolesOnly(String method, String path, List<String> roles) {
        for (String role : List.of("participant", "labeler", "reviewer", "researcher", "operator")) {
            if (!roles.contains(role)) {
                as(UUID.randomUUID(), role)
                        .request(method, path)
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json");
            }
        }
        String allowed = roles.getFirst();
        for (String token : List.of(
                "",
                "Bearer nonsense",
                TestTokens.expired(UUID.randomUUID(), allowed),
                TestTokens.forged(UUID.randomUUID(), allowed),
                TestTokens.forAudience("labeling", UUID.randomUUID(), allowed))) {
            var request = token.isEmpty() ? nobody() : nobody().header("Authorization", token);
            request.request(method, path).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void participantEndpointsWantAParticipant() throws Exception {
        // A researcher who never took part has no sessions and nothing to withdraw.
        as(RESEARCHER, "participant").get("/my/sessions").then().statusCode(200).body("$", hasSize(0));
        as(RESEARCHER, "participant").post("/my/withdrawal").then().statusCode(404);
    }
}
